import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEPENDENT_KINDS, type HeldDependent, followDependents } from './follow-dependents'

const held = (kind: HeldDependent['kind'], unitId: string): HeldDependent => ({ kind, unitId, name: '', runBy: kind === 'quota' || kind === 'member' ? 'city' : null, count: 1 })
const parents: Readonly<Record<string, string>> = { north: 'city', south: 'city', below: 'north' }
const fate = (kind: HeldDependent['kind'], to: readonly string[]) => {
  const [one] = followDependents([held(kind, 'old')], new Map([['old', to]]), (key) => parents[key] ?? null)
  return `${one?.fate} ${one?.into}`
}

describe('what hangs on a unit that ends', () => {
  test.each([
    ['quota', ['north'], 'carried north'], ['member', ['north'], 'carried north'], ['assignment', ['north'], 'carried north'], ['sheet', ['north'], 'stays null'], ['programme', ['north'], 'look null'],
    ['quota', ['north', 'south'], 'look null'], ['member', ['north', 'south'], 'byPerson null'], ['assignment', ['north', 'south'], 'look null'], ['sheet', ['north', 'south'], 'stays null'],
    ['quota', [], 'look null'], ['member', [], 'look null'], ['assignment', [], 'look null'],
    // Two levels below the unit that runs the programme there are no places; a course may be assigned there.
    ['quota', ['below'], 'look null'], ['member', ['below'], 'look null'], ['assignment', ['below'], 'carried below'],
  ] as const)('%s of a unit that goes to %j: %s', (kind, to, expected) => {
    expect(fate(kind, to)).toBe(expected)
  })

  test('nothing is lost, and what is carried goes to the one unit that takes its own over', () => {
    const dependents = fc.array(fc.record({ kind: fc.constantFrom(...DEPENDENT_KINDS), unitId: fc.constantFrom('a', 'b', 'c'), name: fc.string(), runBy: fc.constantFrom('city', null), count: fc.nat() }))
    const goes = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.uniqueArray(fc.constantFrom('north', 'south', 'below')))
    fc.assert(fc.property(dependents, goes, (all, to) => {
      const followed = followDependents(all, new Map(Object.entries(to)), (key) => parents[key] ?? null)
      expect(followed.map(({ kind, unitId, name, count }) => ({ kind, unitId, name, count }))).toEqual(all.map(({ kind, unitId, name, count }) => ({ kind, unitId, name, count })))
      for (const { fate: found, into, unitId } of followed) expect(found === 'carried' ? [into] : null).toEqual(found === 'carried' ? to[unitId] : into)
    }))
  })
})
