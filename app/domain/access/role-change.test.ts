import { describe, expect, it } from 'vitest'
import { mayDisable, mayEndRole, mayGiveRole, spanOf, type RoleRow } from './role-change'

const today = '2026-11-23'
const row = (id: string, role: RoleRow['role'], from: string, to: string | null, unitId: string | null = null): RoleRow => ({ id, role, unitId, span: { from, to } })

describe('mayDisable', () => {
  it.each([
    ['a', 'a', true, 3, 'ownAccount'],
    ['a', 'b', true, 0, 'lastOperator'],
    ['a', 'b', true, 1, null],
    ['a', 'b', false, 0, null],
    [null, 'b', true, 0, 'lastOperator'],
  ] as const)('%s disables %s (operator %s, others %i) → %s', (actor, user, isOperator, others, expected) => {
    expect(mayDisable(actor, user, isOperator, others)).toBe(expected)
  })
})

describe('mayEndRole', () => {
  const own = row('r1', 'operator', '2026-01-01', null)
  it.each([
    ['own last operator role', 'a', 'a', own, [own], 5, 'ownOperatorRole'],
    ['own operator role beside another lasting one', 'a', 'a', own, [own, row('r2', 'operator', '2026-02-01', null)], 0, null],
    ['own operator role beside one that ends', 'a', 'a', own, [own, row('r2', 'operator', '2026-02-01', '2027-01-01')], 5, 'ownOperatorRole'],
    ['the last operator of all', 'a', 'b', own, [own], 0, 'lastOperator'],
    ['one of two operators', 'a', 'b', own, [own], 1, null],
    ['an operator role that ends anyway', 'a', 'b', row('r1', 'operator', '2026-01-01', '2027-01-01'), [], 0, null],
    ['a trainer role', 'a', 'a', row('r1', 'trainer', '2026-01-01', null), [], 0, null],
    ['a role that ended', 'a', 'b', row('r1', 'trainer', '2026-01-01', today), [], 0, 'roleEnded'],
  ] as const)('%s', (_, actor, user, ended, held, others, expected) => {
    expect(mayEndRole(actor, user, ended, held, others, today)).toBe(expected)
  })
})

describe('mayGiveRole', () => {
  const held = [row('r1', 'hr', '2026-01-01', '2026-12-01', 'u1')]
  it.each([
    ['hr', 'u1', '2026-11-30', null, 'roleOverlap'],
    ['hr', 'u1', '2026-12-01', null, null],
    ['hr', 'u2', '2026-11-30', null, null],
    ['head', 'u1', '2026-11-30', null, null],
    ['head', 'u1', '2026-01-01', '2026-11-22', 'roleEndsBeforeToday'],
    ['head', 'u1', '2026-01-01', today, null],
  ] as const)('%s in %s from %s to %s → %s', (role, unitId, from, last, expected) => {
    expect(mayGiveRole(role, unitId, spanOf(from, last), held, today)).toBe(expected)
  })
})
