/**
 * What the hash of a signed standing covers. Rule 1: the hash before, and a line for each person. Rule 2, for all signed since:
 * between them a line of the unit, the number in its chain, the day and the totals, so that none of these can be changed
 * without being seen. Source: decision 091.
 */
import type { Day } from '../kernel/day'

/** The rule for what is signed now. */
export const HASH_RULE = 2

export type HashedTotals = { readonly rule: number; readonly unitId: string; readonly number: number; readonly asOf: Day; readonly people: number; readonly met: number }

/** The line before the people, or null where the rule has none. */
export function hashHeader({ rule, unitId, number, asOf, people, met }: HashedTotals): string | null {
  return rule === 1 ? null : [unitId, number, asOf, people, met].join(' ')
}
