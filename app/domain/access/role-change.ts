/**
 * What may happen to accounts and roles so that the system is never left without somebody who can run it: an operator
 * does not disable himself or end his own last operator role, and one enabled operator without an end date remains.
 * Source: product choice (issue "Users and rights"). The counts are read under a lock by the use case.
 */
import { addDays, type Day } from '../kernel/day'
import { intersect, type DaySpan } from '../kernel/day-span'
import type { Role } from './role'

export type RoleRow = { readonly id: string; readonly role: Role; readonly unitId: string | null; readonly span: DaySpan }

export type LossRefusal = 'ownAccount' | 'ownOperatorRole' | 'lastOperator'
export type RoleRefusal = 'roleOverlap' | 'roleEndsBeforeToday' | 'roleEnded'

/** head and HR act within a unit; the other roles have none. */
export function isScoped(role: Role): boolean {
  return role === 'head' || role === 'hr'
}

/** A role that will go on: in force on the day, without an end. */
export function isLasting(row: RoleRow, on: Day): boolean {
  return row.span.from <= on && row.span.to === null
}

/** The span from a first to a last day, both included; no last day is open-ended. */
export function spanOf(firstDay: Day, lastDay: Day | null): DaySpan {
  return { from: firstDay, to: lastDay === null ? null : addDays(lastDay, 1) }
}

/** Whether an account may be disabled. In: who asks, whose account, how many other lasting operators there are. */
export function mayDisable(actorId: string | null, userId: string, isOperator: boolean, otherOperators: number): LossRefusal | null {
  if (actorId === userId) return 'ownAccount'
  return isOperator && otherOperators === 0 ? 'lastOperator' : null
}

/** Whether a role may be ended today. In: all roles of its holder as well. */
export function mayEndRole(actorId: string | null, userId: string, row: RoleRow, held: readonly RoleRow[], otherOperators: number, on: Day): LossRefusal | RoleRefusal | null {
  if (row.span.to !== null && row.span.to <= on) return 'roleEnded'
  if (row.role !== 'operator' || !isLasting(row, on)) return null
  if (held.some((other) => other.id !== row.id && other.role === 'operator' && isLasting(other, on))) return null
  if (actorId === userId) return 'ownOperatorRole'
  return otherOperators === 0 ? 'lastOperator' : null
}

/** Whether a role may be given: not wholly in the past, not twice over the same days in the same unit. */
export function mayGiveRole(role: Role, unitId: string | null, span: DaySpan, held: readonly RoleRow[], on: Day): RoleRefusal | null {
  if (span.to !== null && span.to <= on) return 'roleEndsBeforeToday'
  const twice = held.some((row) => row.role === role && row.unitId === unitId && intersect(row.span, span) !== null)
  return twice ? 'roleOverlap' : null
}
