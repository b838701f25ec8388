/** The day on which a plan's study begins: typed as offices write it, from today up to two years ahead; today when none is given. */
import { type Day, addMonths, parseVietnameseDate } from '../kernel/day'
import { type Result, err, ok } from '../kernel/result'
import type { AsOfFault } from './as-of'

const MONTHS_AHEAD = 24

/** The last day a plan may begin on. */
export function lastPlanStart(today: Day): Day {
  return addMonths(today, MONTHS_AHEAD)
}

/** Reads what was typed. Null or blank is today. */
export function parsePlanStart(typed: string | null, today: Day): Result<Day, AsOfFault> {
  if (typed === null || typed.trim() === '') return ok(today)
  const day = parseVietnameseDate(typed)
  if (day === undefined) return err('form')
  return day < today || day > lastPlanStart(today) ? err('range') : ok(day)
}
