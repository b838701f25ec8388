/**
 * How a person takes tests (điều kiện dự thi riêng): more time, in percent of the test's, and a calm page. It holds over days,
 * is taken over by an attempt at its start, and is ended, never erased. Source: issue "Assessment" (accommodations).
 */
import { z } from 'zod'
import { type Day, addDays, parseVietnameseDate } from '../kernel/day'

const MOST_PERCENT = 200
const dayOrEmpty = z.string().default('').refine((value) => value.trim() === '' || parseVietnameseDate(value) !== undefined, 'dayForm')

/** The form; faults are keys of the catalogue `sitting`. The last day is included; empty = without end. */
export const accommodationForm = z
  .object({
    staffCode: z.string().trim().min(1, 'staffCodeMissing').max(40, 'staffCodeUnknown'),
    extraPercent: z.coerce.number('percentForm').int('percentForm').min(0, 'percentForm').max(MOST_PERCENT, 'percentForm'),
    calmPage: z.literal('yes').optional(),
    reason: z.string().transform((value) => value.normalize('NFC').trim()).pipe(z.string().min(1, 'reasonMissing').max(500, 'reasonLong')),
    validFrom: dayOrEmpty,
    lastDay: dayOrEmpty,
  })
  .transform(({ calmPage, validFrom, lastDay, ...rest }) => ({ ...rest, calmPage: calmPage === 'yes', validFrom: dayOrNull(validFrom), validTo: afterLast(dayOrNull(lastDay)) }))
  .superRefine(({ extraPercent, calmPage, validFrom, validTo }, context) => {
    if (extraPercent === 0 && !calmPage) context.addIssue({ code: 'custom', path: ['extraPercent'], message: 'nothingGranted' })
    if (validFrom !== null && validTo !== null && validTo <= validFrom) context.addIssue({ code: 'custom', path: ['lastDay'], message: 'lastDayEarly' })
  })

export type AccommodationForm = z.output<typeof accommodationForm>

function dayOrNull(value: string): Day | null {
  return parseVietnameseDate(value) ?? null
}

function afterLast(lastDay: Day | null): Day | null {
  return lastDay === null ? null : addDays(lastDay, 1)
}

/** Whole minutes more for a test of so many; rounded up in the person's favour. */
export function extraMinutes(minutes: number, extraPercent: number): number {
  return Math.ceil((minutes * extraPercent) / 100)
}
