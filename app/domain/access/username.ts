/** What a username may be: the same pattern as the database's own check, so that a refusal is a sentence and not an error. */
import { z } from 'zod'

export const USERNAME = /^[a-z0-9][a-z0-9._-]{1,63}$/

/** A username as typed, brought to its one form; messages are keys of the catalogue `form`. */
export const usernameSchema = z
  .string('usernameMissing')
  .trim()
  .toLowerCase()
  .min(1, 'usernameMissing')
  .regex(USERNAME, 'usernameRule')
