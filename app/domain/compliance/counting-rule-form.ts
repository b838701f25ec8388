/** The form of the counting rule: which absences leave the figures. Faults are keys of the catalogue `countingRule`. */
import { z } from 'zod'
import type { CountingRule } from './absence'

const tick = z.string().optional().transform((value) => value === 'yes')

export const countingRuleForm = z
  .object({
    excludesLongLeave: tick,
    longLeaveMonths: z.string().default('').transform((value) => (/^\d{1,3}$/.test(value.trim()) ? Number(value) : 0)).pipe(z.number().min(1, 'monthsForm').max(120, 'monthsForm')),
    excludesSecondment: tick,
    excludesRetirement: tick,
  })
  .transform((form): CountingRule => form)

/** Whether two rules count the same people. */
export function isSameRule(a: CountingRule, b: CountingRule): boolean {
  return a.excludesLongLeave === b.excludesLongLeave && a.longLeaveMonths === b.longLeaveMonths && a.excludesSecondment === b.excludesSecondment && a.excludesRetirement === b.excludesRetirement
}
