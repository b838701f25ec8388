/**
 * The form of an assignment (phân công học tập): which course, for whom by which rule, until when, why.
 * - gap: those of the unit whose gap the course closes; unit: everybody of the unit; position: those who hold the position
 *   in the unit; list: officers named by staff code. Gap, unit and position are asked anew each day, a list is not.
 * - The due date is one day for all, or a number of days from being assigned or from appointment to the post.
 * Source: issue "Compliance" (assignments); product choice.
 */
import { z } from 'zod'
import { type Day, parseVietnameseDate } from '../kernel/day'

export const assignmentRules = ['gap', 'unit', 'position', 'list'] as const
export type AssignmentRule = (typeof assignmentRules)[number]
export const dueKinds = ['fixed', 'from_assigned', 'from_appointed'] as const

/** People one list may name. */
export const MOST_NAMED = 2000
const MOST_DAYS = 730

/** When members must be done: one day, or days counted from a day of their own. */
export type Due = { readonly kind: 'fixed'; readonly on: Day } | { readonly kind: 'from_assigned' | 'from_appointed'; readonly days: number }

/** Staff codes out of a pasted list: one a line, or parted by commas or spaces; each once, in order. */
export function namedCodes(pasted: string): string[] {
  return [...new Set(pasted.normalize('NFC').split(/[\s,;]+/).filter((code) => code !== ''))]
}

/** A required text of at most `max` letters; faults are keys of the catalogue `assignment`. */
export const reasonText = (max = 500) => z.string().default('').transform((value) => value.normalize('NFC').trim()).pipe(z.string().min(1, 'reasonMissing').max(max, 'reasonLong'))

/** The form; faults are keys of the catalogue `assignment`. */
export const assignmentForm = z
  .object({
    courseCode: z.string().default('').pipe(z.string().min(1, 'courseMissing').max(40, 'courseMissing')),
    rule: z.enum(assignmentRules, { error: 'ruleMissing' }),
    unitId: z.string().default('').pipe(z.uuid({ error: 'unitMissing' })),
    positionId: z.string().default(''),
    codes: z.string().default('').transform(namedCodes),
    dueKind: z.enum(dueKinds, { error: 'dueKindMissing' }),
    dueOn: z.string().default(''),
    dueDays: z.string().default(''),
    reason: reasonText(),
  })
  .superRefine((form, context) => {
    for (const [path, message] of [whomFault(form), dueFault(form)].filter((fault) => fault !== null)) context.addIssue({ code: 'custom', path: [path], message })
  })
  .transform(({ courseCode, rule, unitId, positionId, codes, dueKind, dueOn, dueDays, reason }) => ({
    courseCode,
    rule,
    unitId,
    positionId: rule === 'position' ? positionId : null,
    codes: rule === 'list' ? codes : [],
    due: (dueKind === 'fixed' ? { kind: dueKind, on: parseVietnameseDate(dueOn) ?? '' } : { kind: dueKind, days: Number(dueDays) }) as Due,
    reason,
  }))
export type AssignmentForm = z.output<typeof assignmentForm>

type Fault = readonly [field: string, key: string] | null

/** What the rule needs and has not. */
function whomFault({ rule, positionId, codes }: { rule: AssignmentRule; positionId: string; codes: readonly string[] }): Fault {
  if (rule === 'position') return z.uuid().safeParse(positionId).success ? null : ['positionId', 'positionMissing']
  if (rule !== 'list') return null
  if (codes.length === 0) return ['codes', 'codesMissing']
  return codes.length > MOST_NAMED ? ['codes', 'codesMany'] : null
}

function dueFault({ dueKind, dueOn, dueDays }: { dueKind: string; dueOn: string; dueDays: string }): Fault {
  if (dueKind === 'fixed') return parseVietnameseDate(dueOn) === undefined ? ['dueOn', 'dueOnForm'] : null
  const days = /^\d{1,3}$/.test(dueDays.trim()) ? Number(dueDays) : 0
  return days >= 1 && days <= MOST_DAYS ? null : ['dueDays', 'dueDaysForm']
}

/** A later due date with its reason; faults are keys of the catalogue `assignment`. */
export const extensionForm = z
  .object({ dueOn: z.string().default('').refine((value) => parseVietnameseDate(value) !== undefined, 'dueOnForm'), reason: reasonText() })
  .transform(({ dueOn, reason }) => ({ dueOn: parseVietnameseDate(dueOn) ?? '', reason }))
export type ExtensionForm = z.output<typeof extensionForm>

/** Only a reason, where that is all that is asked. */
export const reasonForm = z.object({ reason: reasonText() })
