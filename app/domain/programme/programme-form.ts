/**
 * The forms of the reserve programme: what it is and aims at, quotas of units, a cohort (khóa), and a stage entered for one
 * member or many. Faults are keys of the catalogue `programme`; days are written as dd/MM/yyyy.
 */
import { z } from 'zod'
import { parseVietnameseDate } from '../kernel/day'
import { stages } from './stage'

const MOST = 100_000
const text = (max: number, missing: string) => z.string().default('').transform((value) => value.normalize('NFC').trim()).pipe(z.string().min(1, missing).max(max, 'textLong'))
const optional = (max: number) => z.string().default('').transform((value) => value.normalize('NFC').trim()).pipe(z.string().max(max, 'textLong'))
const day = z.string().default('').transform((value, context) => {
  const parsed = parseVietnameseDate(value)
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom', message: 'dayForm' })
  return z.NEVER
})
/** "1.000" is a thousand, as numbers are written here. */
const count = (least: number, fault: string) => z.string().default('').transform((value) => value.replace(/[.\s\u00a0]/g, '')).pipe(z.string().regex(/^\d{1,6}$/, fault)).transform(Number).pipe(z.number().min(least, fault).max(MOST, fault))

export const programmeForm = z.object({ name: text(160, 'nameMissing'), target: count(1, 'targetForm'), targetOn: day, legalBasis: text(400, 'legalBasisMissing') })
export type ProgrammeForm = z.output<typeof programmeForm>

export const cohortForm = z
  .object({ name: text(120, 'cohortNameMissing'), startsOn: day, endsOn: day, seats: count(1, 'seatsForm') })
  .superRefine(({ startsOn, endsOn }, context) => {
    if (endsOn <= startsOn) context.addIssue({ code: 'custom', path: ['endsOn'], message: 'endsBeforeStart' })
  })
export type CohortForm = z.output<typeof cohortForm>

export const stageForm = z.object({ stage: z.enum(stages, 'stageMissing'), on: day, decision: text(200, 'decisionMissing'), note: optional(500) })
export type StageForm = z.output<typeof stageForm>

export const selectionForm = z.object({ codes: text(20_000, 'codesMissing'), cohortId: z.string().default(''), on: day, decision: text(200, 'decisionMissing') })
export type SelectionForm = z.output<typeof selectionForm>

const quota = count(0, 'quotaForm')

/** Reads the quotas of a form: field `quota.<unit>`; empty = none. Out: by unit, or the field at fault. */
export function readQuotas(fields: Iterable<readonly [string, unknown]>): { readonly quotas: ReadonlyMap<string, number>; readonly faults: Readonly<Record<string, string>> } {
  const quotas = new Map<string, number>()
  const faults: Record<string, string> = {}
  for (const [name, value] of fields) {
    const unitId = /^quota\.([0-9a-f-]{36})$/.exec(name)?.[1]
    if (unitId === undefined || typeof value !== 'string') continue
    const parsed = value.trim() === '' ? { success: true as const, data: 0 } : quota.safeParse(value)
    if (parsed.success) quotas.set(unitId, parsed.data)
    else faults[name] = 'quotaForm'
  }
  return { quotas, faults }
}
