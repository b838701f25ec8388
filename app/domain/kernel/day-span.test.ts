import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayFromNumber, type Day } from './day'
import {
  ALWAYS, BEGIN, contains, containsAny, intersect, intersectAll, isEmpty, subtract, unionAll, type DaySpan,
} from './day-span'

// A small world of 40 days, so that random spans touch, overlap and nest often. Membership is checked
// on each day of it, one day before, one after, on the first day of all and on a far one.
const START = 19000
const day = (n: number): Day => dayFromNumber(START + n)
const WORLD: Day[] = [BEGIN, ...Array.from({ length: 42 }, (_, n) => day(n - 1)), '9999-12-31']

const anySpan: fc.Arbitrary<DaySpan> = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 40 }).map(day) }, { weight: 1, arbitrary: fc.constant(BEGIN) }),
    fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 40 }).map(day) }, { weight: 1, arbitrary: fc.constant(null) }),
  )
  .map(([from, to]) => ({ from, to }))
const anySet = fc.array(anySpan, { maxLength: 6 })

function expectSame(spans: readonly DaySpan[], member: (d: Day) => boolean): void {
  for (const d of WORLD) if (containsAny(spans, d) !== member(d)) expect.fail(`${d} differs in ${JSON.stringify(spans)}`)
}
function expectNormal(spans: readonly DaySpan[]): void {
  spans.forEach((span, i) => {
    expect(isEmpty(span)).toBe(false)
    const next = spans[i + 1]
    if (next) expect(span.to !== null && span.to < next.from).toBe(true)
  })
}

describe('one span', () => {
  const span = { from: '2024-01-10', to: '2024-01-20' }
  it.each([
    ['2024-01-09', false], ['2024-01-10', true], ['2024-01-19', true], ['2024-01-20', false],
  ] as const)('contains %s: %s', (d, expected) => {
    expect(contains(span, d)).toBe(expected)
  })
  it('an open end holds every later day', () => {
    expect(contains({ from: '2024-01-10', to: null }, '9999-12-31')).toBe(true)
    expect(contains({ from: '2024-01-10', to: null }, '2024-01-09')).toBe(false)
    expect(contains(ALWAYS, BEGIN)).toBe(true)
  })
  it.each([
    [{ from: '2024-01-10', to: '2024-01-10' }, true], [{ from: '2024-01-10', to: '2024-01-09' }, true],
    [{ from: '2024-01-10', to: '2024-01-11' }, false], [{ from: BEGIN, to: null }, false],
  ])('isEmpty %o: %s', (s, expected) => {
    expect(isEmpty(s)).toBe(expected)
  })
  it.each([
    ['overlap', { from: '2024-01-15', to: '2024-02-01' }, { from: '2024-01-15', to: '2024-01-20' }],
    ['inside', { from: '2024-01-12', to: '2024-01-13' }, { from: '2024-01-12', to: '2024-01-13' }],
    ['open', { from: BEGIN, to: null }, span],
    ['touching', { from: '2024-01-20', to: null }, null],
    ['empty', { from: '2024-01-15', to: '2024-01-15' }, null],
  ] as const)('intersect: %s', (_, other, expected) => {
    expect(intersect(span, other)).toEqual(expected)
    expect(intersect(other, span)).toEqual(expected)
  })
  it('intersect is membership in both', () => {
    fc.assert(fc.property(anySpan, anySpan, (a, b) => {
      const both = intersect(a, b)
      expectSame(both === null ? [] : [both], (d) => contains(a, d) && contains(b, d))
      if (both === null) for (const d of WORLD) expect(contains(a, d) && contains(b, d)).toBe(false)
      else expect(isEmpty(both)).toBe(false)
    }))
  })
})

describe('sets of spans', () => {
  it('unionAll joins touching and overlapping spans, drops empty ones', () => {
    expect(unionAll([
      { from: '2024-03-01', to: '2024-04-01' }, { from: '2024-01-01', to: '2024-02-01' },
      { from: '2024-02-01', to: '2024-02-10' }, { from: '2024-02-20', to: '2024-02-20' }, { from: '2024-03-15', to: null },
    ])).toEqual([{ from: '2024-01-01', to: '2024-02-10' }, { from: '2024-03-01', to: null }])
    expect(unionAll([])).toEqual([])
  })
  it('intersectAll of requirements gives the days when all are met', () => {
    const certificate = [{ from: '2023-01-01', to: '2025-01-01' }, { from: '2025-03-01', to: '2027-03-01' }]
    const course = [{ from: '2024-06-01', to: null }]
    expect(intersectAll([certificate, course])).toEqual([
      { from: '2024-06-01', to: '2025-01-01' }, { from: '2025-03-01', to: '2027-03-01' },
    ])
    expect(intersectAll([certificate, []])).toEqual([])
    expect(intersectAll([])).toEqual([ALWAYS])
  })
  it('subtract cuts holes', () => {
    expect(subtract([ALWAYS], [{ from: '2024-01-01', to: '2024-02-01' }, { from: '2025-01-01', to: null }])).toEqual([
      { from: BEGIN, to: '2024-01-01' }, { from: '2024-02-01', to: '2025-01-01' },
    ])
    expect(subtract([{ from: '2024-01-01', to: '2024-03-01' }], [ALWAYS])).toEqual([])
  })
  it('union is membership in any, in normal form', () => {
    fc.assert(fc.property(anySet, (a) => {
      const all = unionAll(a)
      expectNormal(all)
      expectSame(all, (d) => containsAny(a, d))
    }))
  })
  it('intersection is membership in every set, in normal form', () => {
    fc.assert(fc.property(fc.array(anySet, { maxLength: 4 }), (sets) => {
      const all = intersectAll(sets)
      expectNormal(all)
      expectSame(all, (d) => sets.every((set) => containsAny(set, d)))
    }))
  })
  it('difference is membership in the first and not in the second, in normal form', () => {
    fc.assert(fc.property(anySet, anySet, (a, b) => {
      const rest = subtract(a, b)
      expectNormal(rest)
      expectSame(rest, (d) => containsAny(a, d) && !containsAny(b, d))
    }))
  })
  it('the normal form does not depend on order, grouping or repetition', () => {
    fc.assert(fc.property(anySet, anySet, anySet, (a, b, c) => {
      const all = unionAll([...a, ...b, ...c])
      expect(unionAll([...c, ...b, ...a, ...b])).toEqual(all)
      expect(unionAll([...unionAll([...a, ...b]), ...c])).toEqual(all)
      expect(unionAll(all)).toEqual(all)
      expect(intersectAll([a, b, c])).toEqual(intersectAll([c, a, b, a]))
      expect(intersectAll([intersectAll([a, b]), c])).toEqual(intersectAll([a, b, c]))
    }))
  })
  it('the laws of sets hold: absorption, distribution, De Morgan, parts make the whole', () => {
    fc.assert(fc.property(anySet, anySet, anySet, (a, b, c) => {
      expect(intersectAll([a, [...a, ...b]])).toEqual(unionAll(a))
      expect(intersectAll([a, [...b, ...c]])).toEqual(unionAll([...intersectAll([a, b]), ...intersectAll([a, c])]))
      expect(subtract(a, [...b, ...c])).toEqual(intersectAll([subtract(a, b), subtract(a, c)]))
      expect(unionAll([...subtract(a, b), ...intersectAll([a, b])])).toEqual(unionAll(a))
      expect(subtract([ALWAYS], subtract([ALWAYS], a))).toEqual(unionAll(a))
    }))
  })
  it('does not touch its input', () => {
    fc.assert(fc.property(anySet, anySet, (a, b) => {
      const before = JSON.stringify([a, b])
      unionAll(a); intersectAll([a, b]); subtract(a, b)
      expect(JSON.stringify([a, b])).toBe(before)
    }))
  })
})
