/** How e-mail leaves: by SMTP where it is set, into a folder in demo mode, else not at all (then nothing is queued). */
import { env } from '~/server/env.server'

export type MailMode = 'smtp' | 'folder' | 'off'

export function mailMode(): MailMode {
  if (env().SMTP_HOST !== undefined) return 'smtp'
  return env().mode === 'demo' ? 'folder' : 'off'
}
