/**
 * The answer of a head to one gap: confirmed, planned until a day (from today, at most two years ahead), passed on to the
 * unit above with a note, or wrong with a note. Source: issue "Compliance" (head's sheet).
 */
import { z } from 'zod'
import { type Day, parseVietnameseDate } from '../kernel/day'
import { answerKinds } from './sheet-item'

/** The form; faults are keys of the catalogue `unitSheet`. */
export const answerForm = z
  .object({
    kind: z.enum(answerKinds, { error: 'kindMissing' }),
    plannedOn: z.string().default(''),
    note: z.string().default('').transform((value) => value.normalize('NFC').trim()).pipe(z.string().max(500, 'noteLong')),
  })
  .superRefine(({ kind, plannedOn, note }, context) => {
    if (kind === 'planned' && parseVietnameseDate(plannedOn) === undefined) context.addIssue({ code: 'custom', path: ['plannedOn'], message: 'plannedOnForm' })
    if ((kind === 'escalated' || kind === 'disputed') && note === '') context.addIssue({ code: 'custom', path: ['note'], message: 'noteMissing' })
  })
  .transform(({ kind, plannedOn, note }) => ({ kind, note, plannedOn: kind === 'planned' ? (parseVietnameseDate(plannedOn) as Day) : null }))
export type AnswerForm = z.output<typeof answerForm>
