import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate'
import { type PostingFact, heldSince } from './person-facts'
import { type Day, addDays } from '../kernel/day'
import type { StandardVersion } from '../standard/standard'
import { transitionsOn } from '../standard/transition'

const START: Day = '2024-01-01'
const day = (n: number) => addDays(START, n)
const version = (number: number, from: number, to: number | null, transition: number | null): StandardVersion => ({
  id: `v${number}`, positionId: 'P', number, span: { from: day(from), to: to === null ? null : day(to) }, decision: '', requirements: [], transitionUntil: transition === null ? null : day(transition),
})

describe('transitionsOn', () => {
  const versions = [version(1, 0, 100, null), version(2, 100, 200, 260), version(3, 200, null, 300)]
  it.each([
    [50, []], [150, [['v1', 100]]], [250, [['v2', 200], ['v1', 100]]], [260, [['v2', 200]]], [300, []],
  ])('on day %s', (n, expected) => {
    expect(transitionsOn(new Map([['P', versions]]), day(n)).map(({ standardId, heldBefore }) => [standardId, heldBefore])).toEqual(expected.map(([id, from]) => [id, day(from as number)]))
  })

  it('names the version that evaluate judges by, whatever the versions and the time in the post', () => {
    const chain = fc.array(fc.record({ length: fc.integer({ min: 5, max: 60 }), spared: fc.option(fc.integer({ min: 1, max: 120 }), { nil: null }) }), { minLength: 1, maxLength: 4 }).map((parts) => {
      let from = 0
      return parts.map(({ length, spared }, i) => {
        const made = version(i + 1, from, i === parts.length - 1 ? null : from + length, spared === null ? null : from + spared)
        from += length
        return made
      })
    })
    const states = new Set<string>()
    fc.assert(fc.property(chain, fc.integer({ min: -20, max: 200 }), fc.integer({ min: 0, max: 260 }), (versions, began, asked) => {
      const asOf = day(Math.max(began, asked))
      const posting: PostingFact = { id: 'a', unitId: 'u', positionId: 'P', kind: 'main', span: { from: day(began), to: null }, supersededAt: null }
      const standards = new Map([['P', versions]])
      const tree = evaluate({ person: { officerId: 'o', postings: [posting], evidence: [] }, standards, asOf, expiringDays: 0 })
      const since = heldSince(posting, [posting])
      const spared = transitionsOn(standards, asOf).filter(({ heldBefore }) => since < heldBefore).at(-1)
      if (tree.status !== 'judged') return
      states.add(String(tree.transitional))
      expect(spared?.standardId ?? null).toBe(tree.transitional ? tree.standard.id : null)
    }))
    expect([...states].sort()).toEqual(['false', 'true'])
  })
})
