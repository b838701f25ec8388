/** The form of the settings of standing: which absences leave the figures, and the tiết of a new requirement of yearly hours. Faults are keys of the catalogue `countingRule`. */
import { z } from 'zod'
import { MAX_YEARLY_HOURS } from '../standard/standard-content'
import type { CountingRule } from './absence'

export type StandingSettings = { readonly rule: CountingRule; readonly yearlyHours: number }

const tick = z.string().optional().transform((value) => value === 'yes')

export const countingRuleForm = z
  .object({
    excludesLongLeave: tick,
    longLeaveMonths: z.string().default('').transform((value) => (/^\d{1,3}$/.test(value.trim()) ? Number(value) : 0)).pipe(z.number().min(1, 'monthsForm').max(120, 'monthsForm')),
    yearlyHours: z.string().default('').transform((value) => (/^\d{1,4}$/.test(value.trim()) ? Number(value) : 0)).pipe(z.number().min(1, 'hoursForm').max(MAX_YEARLY_HOURS, 'hoursForm')),
    excludesSecondment: tick,
    excludesRetirement: tick,
  })
  .transform(({ yearlyHours, ...rule }): StandingSettings => ({ rule, yearlyHours }))

/** Whether two rules count the same people. */
export function isSameRule(a: CountingRule, b: CountingRule): boolean {
  return a.excludesLongLeave === b.excludesLongLeave && a.longLeaveMonths === b.longLeaveMonths && a.excludesSecondment === b.excludesSecondment && a.excludesRetirement === b.excludesRetirement
}
