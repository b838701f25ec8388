/** Whether two births can be one person's, each known to the day, the month or the year. Source: issue "Compliance" (roster: year-only births). */
import type { Day } from '../kernel/day'

export type Birth = { readonly day: Day; readonly precision: string }

const LENGTH: Readonly<Record<string, number>> = { day: 10, month: 7, year: 4 }

/** As far as both say it. */
export function birthsAgree(a: Birth, b: Birth): boolean {
  const length = Math.min(LENGTH[a.precision] ?? 10, LENGTH[b.precision] ?? 10)
  return a.day.slice(0, length) === b.day.slice(0, length)
}

/** A year alone does not contradict a full date of that year; a full date says more than a year. */
export function saysSameBirth(said: Birth, known: Birth | null): boolean {
  if (known === null || (LENGTH[said.precision] ?? 10) > (LENGTH[known.precision] ?? 10)) return false
  return birthsAgree(said, known)
}
