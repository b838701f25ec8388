/**
 * The order of the table of questions. A figure that there is not comes last, whichever way one sorts; equal ones stand by
 * code. Each column starts with the end that a trainer looks for: the hardest, the least discriminating, the slowest.
 */
import type { Figure } from './figure'

export const QUESTION_SORTS = ['code', 'attempts', 'facility', 'discrimination', 'efficiency', 'effectiveWeight', 'seconds'] as const
export type QuestionSort = (typeof QUESTION_SORTS)[number]
export type Direction = 'asc' | 'desc'

const FIRST: Readonly<Record<QuestionSort, Direction>> = { code: 'asc', attempts: 'desc', facility: 'asc', discrimination: 'asc', efficiency: 'asc', effectiveWeight: 'desc', seconds: 'desc' }

export type Sortable = { readonly code: string; readonly attempts: number } & Readonly<Record<Exclude<QuestionSort, 'code' | 'attempts'>, Figure>>

/** The direction in which a column sorts when first asked for. */
export function firstDirectionOf(sort: QuestionSort): Direction {
  return FIRST[sort]
}

/** The rows in order; the list is not changed. */
export function sortQuestions<Row extends Sortable>(rows: readonly Row[], sort: QuestionSort, direction: Direction): Row[] {
  const sign = direction === 'asc' ? 1 : -1
  const byCode = (a: Row, b: Row) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  if (sort === 'code') return [...rows].sort((a, b) => sign * byCode(a, b))
  const value = (row: Row) => (sort === 'attempts' ? row.attempts : row[sort].value)
  return [...rows].sort((a, b) => {
    const [one, other] = [value(a), value(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null) || byCode(a, b)
    return sign * (one - other) || byCode(a, b)
  })
}
