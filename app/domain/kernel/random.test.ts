import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pick, randomBelow, sample, seededRandom, shuffle } from './random'

const SIX = ['a', 'b', 'c', 'd', 'e', 'f']

describe('seededRandom', () => {
  it('is pinned: old attempts must be drawn again the same', () => {
    const next = seededRandom('attempt-0001:questions')
    expect([next(), next(), next(), next()]).toEqual([496677310, 3890160796, 1168621990, 4274683658])
    expect(shuffle('attempt-0001:questions', SIX).join('')).toBe('ecafdb')
    expect(shuffle('Đề thi số 1', SIX).join('')).toBe('dbfaec')
  })
  it('gives 32-bit whole numbers, the same for the same seed', () => {
    fc.assert(fc.property(fc.string(), (seed) => {
      const a = seededRandom(seed)
      const b = seededRandom(seed)
      for (let i = 0; i < 20; i++) {
        const n = a()
        expect(b()).toBe(n)
        expect(Number.isInteger(n) && n >= 0 && n < 2 ** 32).toBe(true)
      }
    }))
  })
  it('close seeds give unrelated draws', () => {
    const first = new Set(Array.from({ length: 2000 }, (_, i) => seededRandom(`q${i}`)()))
    expect(first.size).toBeGreaterThanOrEqual(1999)
  })
})

describe('randomBelow', () => {
  it('stays below the bound', () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
      const n = randomBelow(seededRandom(seed), bound)
      expect(n >= 0 && n < bound).toBe(true)
    }))
  })
  it('throws away the incomplete last round', () => {
    const values = [4294967295, 4294967294, 7]
    expect(randomBelow(() => values.shift() ?? 0, 5)).toBe(4) // 2^32 = 5k + 1: only the last is refused
    const unfair = [4294967295, 8]
    expect(randomBelow(() => unfair.shift() ?? 0, 5)).toBe(3)
  })
  it.each([0, -1, 1.5, Number.NaN, 2 ** 32 + 1])('refuses the bound %d', (bound) => {
    expect(() => randomBelow(() => 0, bound)).toThrow(RangeError)
  })
})

describe('shuffle, sample, pick', () => {
  it('a shuffle is a permutation, is repeatable, and leaves the input alone', () => {
    fc.assert(fc.property(fc.string(), fc.array(fc.integer()), (seed, items) => {
      const before = [...items]
      const result = shuffle(seed, items)
      expect([...result].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b))
      expect(shuffle(seed, items)).toEqual(result)
      expect(items).toEqual(before)
    }))
  })
  it('a sample has n different items of the list and begins every larger sample', () => {
    fc.assert(fc.property(fc.string(), fc.uniqueArray(fc.integer()), fc.nat(12), fc.nat(12), (seed, items, n, more) => {
      const drawn = sample(seed, items, n)
      expect(drawn.length).toBe(Math.min(n, items.length))
      expect(new Set(drawn).size).toBe(drawn.length)
      for (const item of drawn) expect(items).toContain(item)
      expect(sample(seed, items, n + more).slice(0, drawn.length)).toEqual(drawn)
      expect(pick(seed, items)).toBe(sample(seed, items, 1)[0])
    }))
  })
  it('keeps items that are undefined or equal', () => {
    expect(shuffle('s', [undefined, undefined, 1]).filter((x) => x === undefined)).toHaveLength(2)
    expect(pick('s', [])).toBeUndefined()
    expect(sample('s', SIX, 0)).toEqual([])
  })
  it.each([-1, 0.5, Number.NaN])('refuses to draw %d items', (n) => {
    expect(() => sample('s', SIX, n)).toThrow(RangeError)
  })
  it('puts every item at every place equally often (chi-square, 36 cells, 12.000 shuffles)', () => {
    const rounds = 12_000
    const seen = new Map<string, number>()
    for (let i = 0; i < rounds; i++) {
      shuffle(`seed-${i}`, SIX).forEach((item, place) => seen.set(item + place, (seen.get(item + place) ?? 0) + 1))
    }
    const expected = rounds / 6
    let chi = 0
    for (const item of SIX) for (let place = 0; place < 6; place++) chi += ((seen.get(item + place) ?? 0) - expected) ** 2 / expected
    expect(chi).toBeLessThan(52.6) // 25 degrees of freedom, p = 0.001; seeds are fixed, so this cannot flicker
  })
  it('makes all 24 orders of four items equally often (chi-square, 24.000 shuffles)', () => {
    const seen = new Map<string, number>()
    for (let i = 0; i < 24_000; i++) {
      const order = shuffle(`order-${i}`, [1, 2, 3, 4]).join('')
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(24)
    const chi = [...seen.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)
    expect(chi).toBeLessThan(49.7) // 23 degrees of freedom, p = 0.001
  })
  it('draws each pair of a sample equally often (chi-square, 15 pairs)', () => {
    const seen = new Map<string, number>()
    for (let i = 0; i < 15_000; i++) {
      const pair = sample(`pair-${i}`, SIX, 2).sort().join('')
      seen.set(pair, (seen.get(pair) ?? 0) + 1)
    }
    expect(seen.size).toBe(15)
    const chi = [...seen.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)
    expect(chi).toBeLessThan(36.1) // 14 degrees of freedom, p = 0.001
  })
})
