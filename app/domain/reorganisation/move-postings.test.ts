import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays } from '../kernel/day'
import { type DaySpan, intersect, unionAll } from '../kernel/day-span'
import { type HeldRole, carryRoles } from './carry-roles'
import { type HeldPosting, movePostings } from './move-postings'

const ON = '2026-07-01'
const posting = (id: string, unitId: string, from: string, to: string | null = null, kind: 'main' | 'concurrent' = 'main', positionId = 'p'): HeldPosting => ({ id, unitId, positionId, kind, span: { from, to } })
const short = (moved: ReturnType<typeof movePostings>) => moved.map(({ id, written }) => `${id}: ${written.map(({ unitId, span, supersedesId }) => `${unitId} ${span.from}…${span.to ?? ''}${supersedesId === null ? '' : ' *'}`).join(', ')}`)

describe('postings of one officer', () => {
  it.each<[string, HeldPosting[], Record<string, string>, string[]]>([
    ['ends and goes on', [posting('a', 'u', '2020-01-01')], { a: 'n' }, ['a: u 2020-01-01…2026-07-01 *, n 2026-07-01…']],
    ['begins later', [posting('a', 'u', '2026-08-01', '2026-09-01')], { a: 'n' }, ['a: n 2026-08-01…2026-09-01 *']],
    ['ended before: untouched', [posting('a', 'u', '2020-01-01', '2026-07-01')], { a: 'n' }, []],
    ['a concurrent one that becomes the main one ends', [posting('a', 'u', '2020-01-01'), posting('b', 'v', '2021-01-01', null, 'concurrent')], { a: 'n', b: 'n' }, ['a: u 2020-01-01…2026-07-01 *, n 2026-07-01…', 'b: v 2021-01-01…2026-07-01 *']],
    ['a concurrent one that stays where the main one comes', [posting('a', 'u', '2020-01-01'), posting('b', 'n', '2021-01-01', null, 'concurrent')], { a: 'n' }, ['a: u 2020-01-01…2026-07-01 *, n 2026-07-01…', 'b: n 2021-01-01…2026-07-01 *']],
    ['nothing of it is left', [posting('a', 'u', '2020-01-01'), posting('b', 'v', '2026-08-01', null, 'concurrent')], { a: 'n', b: 'n' }, ['a: u 2020-01-01…2026-07-01 *, n 2026-07-01…', 'b: ']],
  ])('%s', (_, postings, goes, expected) => expect(short(movePostings(postings, new Map(Object.entries(goes)), ON))).toEqual(expected))
})

/** Main postings one after the other, and concurrent ones anywhere, none twice the same post. */
const history = fc.tuple(fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 200 }), fc.constantFrom('u', 'v', 'n', 'w')), { minLength: 1, maxLength: 5 }), fc.array(fc.tuple(fc.nat({ max: 900 }), fc.constantFrom('u', 'v', 'n')), { maxLength: 3 })).map(([mains, others]) => {
  let day = '2025-01-01'
  const main = mains.map(([length, gap, unitId], at) => {
    const from = addDays(day, gap)
    day = addDays(from, length + 1)
    return posting(`m${at}`, unitId, from, at === mains.length - 1 ? null : day)
  })
  const concurrent = others.map(([start, unitId], at) => posting(`c${at}`, unitId, addDays('2025-01-01', start), null, 'concurrent', `q${at}`))
  return [...main, ...concurrent.map((one, at) => (at === 0 ? { ...one, positionId: 'p' } : one))].filter((one) => one.kind === 'main' || !main.some((other) => other.unitId === one.unitId && other.positionId === one.positionId && intersect(other.span, one.span) !== null))
})
const days = (postings: readonly { kind: string; span: DaySpan }[], kind: string) => unionAll(postings.filter((one) => one.kind === kind).map(({ span }) => span))

test('nobody is lost or doubled: main posts keep their days, no post is held twice, one row supersedes each', () => {
  fc.assert(fc.property(history, (postings) => {
    const goes = new Map(postings.filter(({ unitId }) => unitId === 'u' || unitId === 'v').map(({ id }) => [id, 'n']))
    const moved = movePostings(postings, goes, ON)
    const touched = new Set(moved.map(({ id }) => id))
    const after = [...postings.filter(({ id }) => !touched.has(id)), ...moved.flatMap(({ written }) => written)]
    expect(days(after, 'main')).toEqual(days(postings, 'main'))
    expect(after.filter(({ unitId, span }) => (unitId === 'u' || unitId === 'v') && (span.to === null || span.to > ON))).toEqual([])
    for (const [at, one] of after.entries()) for (const other of after.slice(at + 1)) if (one.unitId === other.unitId && one.positionId === other.positionId) expect(intersect(one.span, other.span)).toBeNull()
    for (const { id, written } of moved) expect(written.filter(({ supersedesId }) => supersedesId !== null).map(({ supersedesId }) => supersedesId)).toEqual(written.length === 0 ? [] : [id])
  }), { numRuns: 500 })
})

describe('rights', () => {
  const role = (id: string, userId: string, kind: 'hr' | 'head', unitId: string): HeldRole => ({ id, userId, role: kind, unitId, span: { from: '2020-01-01', to: null } })
  it.each<[string, HeldRole[], Record<string, string[]>, Record<string, string[]>]>([
    ['HR of two that merge', [role('1', 'a', 'hr', 'u'), role('2', 'b', 'hr', 'v')], { u: ['n'], v: ['n'] }, { 1: ['n'], 2: ['n'] }],
    ['HR of one that is split', [role('1', 'a', 'hr', 'u')], { u: ['n', 'm'] }, { 1: ['n', 'm'] }],
    ['two heads: neither', [role('1', 'a', 'head', 'u'), role('2', 'b', 'head', 'v')], { u: ['n'], v: ['n'] }, { 1: [], 2: [] }],
    ['one head: goes on', [role('1', 'a', 'head', 'u')], { u: ['n'], v: ['n'] }, { 1: ['n'] }],
    ['a head where another stays: ends', [role('1', 'a', 'head', 'u'), role('2', 'b', 'head', 'n')], { u: ['n'] }, { 1: [] }],
  ])('%s', (_, roles, successors, expected) => expect(Object.fromEntries(carryRoles(roles, new Map(Object.entries(successors)), ON).map(({ roleId, goesOn }) => [roleId, goesOn]))).toEqual(expected))

  test('the same role there already is not given twice', () => {
    const [carried] = carryRoles([role('1', 'a', 'hr', 'u'), role('2', 'a', 'hr', 'n')], new Map([['u', ['n']]]), ON)
    expect(carried).toEqual({ roleId: '1', goesOn: ['n'], into: [] })
  })
})
