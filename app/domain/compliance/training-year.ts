/**
 * Yearly training hours, judged on one day. The window is the calendar year, as the yearly duty is counted; a class counts
 * in the year of its last day. The duty of a year falls due with its end: on any day somebody meets it by the hours of
 * this year, or by those of the year before. So enough hours gained in 2025 carry from that day to 31/12/2026.
 * Source: NĐ 101/2017, NĐ 89/2021 as in positions.md §3 (40 tiết a year, to be confirmed by the legal officer); decision 020.
 */
import type { Evidence, TrainingHoursEvidence } from '../evidence/evidence'
import { type Day, dayOf, partsOfDay } from '../kernel/day'
import { gradeReaches } from '../standard/evidence-grade'
import type { TrainingHoursRequirement } from '../standard/standard'

export type YearHours = { readonly year: number; readonly have: number; readonly last: TrainingHoursEvidence | null }

/** The hours that may count for a requirement: of its grade, not superseded. Days play no part yet. */
export function hoursFor(requirement: TrainingHoursRequirement, evidence: readonly Evidence[]): TrainingHoursEvidence[] {
  return evidence.filter((one): one is TrainingHoursEvidence => one.kind === 'training_hours' && one.supersededAt === null && gradeReaches(one.grade, requirement.minGrade))
}

/** The first day on which hours of a year count no more: the second New Year after; null = past the calendar. */
export function carriedUntil(year: number): Day | null {
  return dayOf(year + 2, 1, 1) ?? null
}

/** The hours of one year among those that hold on a day. */
export function hoursOfYear(holding: readonly TrainingHoursEvidence[], year: number): YearHours {
  const own = holding.filter(({ span }) => partsOfDay(span.from).year === year)
  const last = own.reduce<TrainingHoursEvidence | null>((best, one) => (best === null || one.span.from > best.span.from || (one.span.from === best.span.from && one.id < best.id) ? one : best), null)
  return { year, have: own.reduce((sum, { hours }) => sum + hours, 0), last }
}

/** The year that speaks best for somebody on a day: this one when it has enough, else the fuller of the two. */
export function bestYear(holding: readonly TrainingHoursEvidence[], need: number, day: Day): YearHours {
  const { year } = partsOfDay(day)
  const [now, before] = [hoursOfYear(holding, year), hoursOfYear(holding, year - 1)]
  return now.have >= need || now.have >= before.have ? now : before
}
