/** The form of how long units have to answer a gap before it climbs. Faults are keys of the catalogue `countingRule`, whose page it stands on. */
import { z } from 'zod'

export type SheetRule = { readonly answerDays: number }

export const sheetRuleForm = z
  .object({ answerDays: z.string().default('').transform((value) => (/^\d{1,2}$/.test(value.trim()) ? Number(value) : 0)).pipe(z.number().min(1, 'answerDaysForm').max(30, 'answerDaysForm')) })
  .transform((form): SheetRule => form)
