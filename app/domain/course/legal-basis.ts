/**
 * One row of a course's register of legal bases: the only place where the legal officer signs. Lessons and questions
 * name rows by id, with the same values everywhere. Empty `from` or `to`: not known. Source: writing-guide §29–31.
 */
import { z } from 'zod'
import { REVIEW_STATES } from '../content/review-state'
import { isDay } from '../kernel/day'

export const legalIdSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,60}$/)
const dayOrEmpty = z.string().refine((value) => value === '' || isDay(value))

export const legalBasisSchema = z
  .strictObject({
    id: legalIdSchema,
    ref: z.string().min(1),
    about: z.string().min(1),
    from: dayOrEmpty,
    to: dayOrEmpty,
    state: z.enum(REVIEW_STATES),
  })
  .refine((row) => row.from === '' || row.to === '' || row.from <= row.to, { path: ['to'] })

export type LegalBasis = z.output<typeof legalBasisSchema>
