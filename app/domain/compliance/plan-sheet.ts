/**
 * The training plan as rows of cells: one row a course, paper, competency to assess, and obstacle; or one row a person.
 * Above the head stand unit, day, first day of study, pace and what is reached; numbers stay numbers.
 * Source: issue "HR" (exports); standing-sheet for the other reports.
 */
import { formatDayTable } from '../kernel/vietnamese-format'
import type { SheetCell, StandingSheet } from './standing-sheet'
import type { PlannedOfficer, TrainingPlan } from './training-plan'

/** Words in the reader's language. */
export type PlanSheetWords = { readonly name: string; readonly lines: readonly string[]; readonly headers: readonly string[]; readonly total: string }

/** A row of the plan in words: what kind of act, its code, what it is. */
export type PlanLine = { readonly kind: string; readonly code: string | null; readonly what: string }

const PLAN_WIDTHS = [6, 22, 12, 60, 12, 12, 12, 14, 14, 16, 16]
const PEOPLE_WIDTHS = [6, 12, 28, 28, 30, 10, 46, 14, 16, 18, 60]

/** Headers: number, act, code, what, people, enrolled, listed, seats to plan, hours, first end, last end. */
export function planSheet(plan: TrainingPlan, line: (key: string) => PlanLine, words: PlanSheetWords): StandingSheet {
  const named = (key: string, figures: readonly SheetCell[]): SheetCell[] => {
    const { kind, code, what } = line(key)
    return [kind, code, what, ...figures]
  }
  const hours = (minutes: number) => Math.round(minutes / 6) / 10
  const rows = [
    ...plan.courses.map((row) => named(row.key, [row.people, row.enrolled, row.listed, row.seats, hours(row.minutes), row.first && formatDayTable(row.first), row.last && formatDayTable(row.last)])),
    ...[...plan.papers, ...plan.assessments, ...plan.obstacles].map((row) => named(row.key, [row.people, null, null, null, null, null, null])),
  ].map((row, index): SheetCell[] => [index + 1, ...row])
  const sum = (of: 'people' | 'enrolled' | 'listed' | 'seats') => plan.courses.reduce((total, row) => total + row[of], 0)
  rows.push([null, words.total, null, null, sum('people'), sum('enrolled'), sum('listed'), sum('seats'), hours(plan.minutes), null, null])
  return sheet(words, PLAN_WIDTHS, [0, 4, 5, 6, 7, 8], rows)
}

/** What a person's row says in words. */
export type PersonLine = { readonly unit: string; readonly steps: string; readonly state: string; readonly obstacles: string }

/** Headers: number, staff code, name, unit, post, missing, steps, hours, earliest end, result, held up by. */
export function planPeopleSheet(officers: readonly PlannedOfficer[], line: (officer: PlannedOfficer) => PersonLine, words: PlanSheetWords): StandingSheet {
  const rows = officers.map((one, index): SheetCell[] => {
    const { unit, steps, state, obstacles } = line(one)
    const { path } = one
    return [index + 1, one.staffCode, one.fullName, unit, one.positionName, one.missing, steps, Math.round(path.minutes / 6) / 10, path.finish && formatDayTable(path.finish), state, obstacles]
  })
  return sheet(words, PEOPLE_WIDTHS, [0, 5, 7], rows)
}

function sheet({ name, lines, headers }: PlanSheetWords, widths: readonly number[], figures: readonly number[], rows: readonly SheetCell[][]): StandingSheet {
  return { name, lines, rows, columns: widths.map((width, index) => ({ header: headers[index] ?? '', width, align: figures.includes(index) ? 'right' : 'left' })) }
}
