/**
 * Rights in a unit that ends: HR goes on in every unit that takes its people over, so that nobody is without HR; a head goes
 * on only where the old unit went wholly to one unit for which no other head is left, because who leads a merged unit is
 * decided by people. A role that is not carried ends on the day and is told, for the operator. Source: docs/decisions/043.
 */
import type { Day } from '../kernel/day'
import { type DaySpan, intersect, subtract } from '../kernel/day-span'

export type HeldRole = { readonly id: string; readonly userId: string; readonly role: 'hr' | 'head'; readonly unitId: string; readonly span: DaySpan }
export type CarriedRole = {
  readonly roleId: string
  /** units it goes on in; empty: it ends with its unit */
  readonly goesOn: readonly string[]
  /** what is to be given anew: nothing where the same person holds the same role there already */
  readonly into: readonly { readonly key: string; readonly span: DaySpan }[]
}

/** In: hr and head roles of the units that end and of those that take over, where each unit that ends goes (ids or keys), and the day. Out: what becomes of each role of a unit that ends and lasts past the day. */
export function carryRoles(roles: readonly HeldRole[], successors: ReadonlyMap<string, readonly string[]>, on: Day): CarriedRole[] {
  const after: DaySpan = { from: on, to: null }
  const lasting = roles.filter(({ span }) => intersect(span, after) !== null)
  const holders = new Map<string, Set<string>>()
  for (const { role, unitId, userId } of lasting) for (const key of role === 'head' ? (successors.get(unitId) ?? [unitId]) : []) holders.set(key, (holders.get(key) ?? new Set()).add(userId))
  const given = lasting.filter(({ unitId }) => !successors.has(unitId)).map(({ userId, role, unitId, span }) => ({ userId, role, key: unitId, span }))
  return lasting.filter(({ unitId }) => successors.has(unitId)).map((held) => {
    const keys = successors.get(held.unitId) ?? []
    const carried = held.role === 'hr' || (keys.length === 1 && keys.every((key) => holders.get(key)?.size === 1)) ? keys : []
    const span = intersect(held.span, after)
    const into = carried.flatMap((key) => {
      const twice = given.filter((one) => one.userId === held.userId && one.role === held.role && one.key === key).map((one) => one.span)
      const fresh = span === null ? [] : subtract([span], twice)
      for (const piece of fresh) given.push({ userId: held.userId, role: held.role, key, span: piece })
      return fresh.map((piece) => ({ key, span: piece }))
    })
    return { roleId: held.id, goesOn: carried, into }
  })
}
