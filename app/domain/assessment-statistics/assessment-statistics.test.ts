/** The figures against tests/fixtures/statistics.csv, whose arithmetic stands in statistics.md, and the laws they keep. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shuffle } from '../kernel/random'
import type { MarkTable } from './attempt-marks'
import type { Figure } from './figure'
import { questionStatistics } from './question-statistics'
import { testStatistics } from './test-statistics'
import { thirdsOf } from './thirds'

const CODES = ['A', 'B', 'C', 'D']
const [, maxima = [], ...lines] = readFileSync(new URL('../../../tests/fixtures/statistics.csv', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split(','))
const fixture: MarkTable = {
  items: CODES.map((code, index) => ({ id: code, code, max: Number(maxima[index + 1]), slot: 'cell' })),
  attempts: lines.map((line) => ({ items: [0, 1, 2, 3], marks: line.slice(1, 5).map(Number) })),
}
const close = (figure: Figure | undefined, value: number) => expect(figure?.value).toBeCloseTo(value, 4)

describe('the hand-made table', () => {
  it('has these figures of the test', () => {
    const test = testStatistics(fixture)
    expect(test).toMatchObject({ attempts: 6, maximum: 7, mean: { value: 3 }, median: { value: 2.5 } })
    close(test.deviation, 2.529822)
    close(test.consistency, 37.5)
    close(test.errorRatio, 79.056942)
    close(test.standardError, 2)
  })

  it.each([
    [0, 2 / 3, 65.7376, 100, 14.2857, 23.8613],
    [1, 1 / 2, 58.9506, 63.6364, 14.2857, 23.8613],
    [2, 1 / 6, -51.1408, -89.4737, 14.2857, null],
    [3, 5 / 12, 58.1318, 70, 57.1429, 52.2774],
  ])('question %i', (index, facility, discrimination, efficiency, intended, effective) => {
    const question = questionStatistics(fixture)[index]
    close(question?.facility, facility)
    close(question?.discrimination, discrimination)
    close(question?.efficiency, efficiency)
    close(question?.intendedWeight, intended)
    if (effective === null) expect(question?.effectiveWeight).toEqual({ value: null, why: 'negative' })
    else close(question?.effectiveWeight, effective)
  })

  it('divides into these thirds', () => {
    expect(thirdsOf([6, 6, 3, 2, 1, 0])).toEqual(['top', 'top', 'middle', 'middle', 'bottom', 'bottom'])
  })
})

describe('what cannot be said', () => {
  const rows = (...marks: number[][]): MarkTable => ({ items: CODES.slice(0, marks[0]?.length ?? 0).map((code) => ({ id: code, code, max: 1, slot: code })), attempts: marks.map((row) => ({ items: row.map((_, index) => index), marks: row })) })
  it.each<[string, MarkTable, Record<string, string>]>([
    ['no attempt', { items: [], attempts: [] }, { mean: 'too_few', deviation: 'too_few', consistency: 'too_few', errorRatio: 'too_few', standardError: 'too_few' }],
    ['one attempt', rows([1, 0]), { deviation: 'too_few', consistency: 'too_few' }],
    ['two attempts', rows([1, 0], [0, 0]), { consistency: 'too_few', standardError: 'too_few' }],
    ['one place', rows([1], [0], [1]), { consistency: 'one_place' }],
    ['everybody the same', rows([1, 0], [0, 1], [1, 0]), { consistency: 'same_total', errorRatio: 'same_total' }],
  ])('of the test: %s', (_name, table, why) => {
    const test = testStatistics(table)
    for (const [name, reason] of Object.entries(why)) expect([name, test[name as 'mean']]).toEqual([name, { value: null, why: reason }])
  })

  it('of tests with different plans', () => {
    const table = rows([1, 0], [0, 0], [1, 1])
    const other = { items: [...table.items, { id: 'Z', code: 'Z', max: 1, slot: 'Z' }], attempts: [...table.attempts, { items: [0, 2], marks: [1, 0] }] }
    expect(testStatistics(other).consistency).toEqual({ value: null, why: 'plans_differ' })
  })

  it('of a question', () => {
    const [same, varied, undrawn] = questionStatistics({ ...rows([1, 1, 0], [1, 0, 0], [1, 1, 0]), attempts: rows([1, 1], [1, 0], [1, 1]).attempts })
    expect(same?.discrimination).toEqual({ value: null, why: 'same_item' })
    expect(same?.facility.value).toBe(1)
    expect(varied?.discrimination).toEqual({ value: null, why: 'same_total' })
    for (const figure of [undrawn?.facility, undrawn?.discrimination, undrawn?.efficiency, undrawn?.effectiveWeight]) expect(figure).toEqual({ value: null, why: 'too_few' })
  })
})

describe('draws', () => {
  it('judges a question by those who drew it, and the test by the places of its plan', () => {
    const item = (code: string, slot: string) => ({ id: code, code, max: 1, slot })
    const table: MarkTable = {
      items: [item('A1', 'a'), item('A2', 'a'), item('A3', 'a'), item('B1', 'b')],
      // Everybody has two of the a-questions, in any order, and B1.
      attempts: [{ items: [1, 0, 3], marks: [1, 1, 1] }, { items: [2, 3, 0], marks: [0, 1, 1] }, { items: [3, 1, 2], marks: [0, 1, 0] }, { items: [0, 1, 3], marks: [0, 0, 0] }],
    }
    const [first, second, third] = questionStatistics(table)
    expect([first?.attempts, second?.attempts, third?.attempts]).toEqual([3, 3, 2])
    expect([first?.facility.value, second?.facility.value, third?.facility.value]).toEqual([2 / 3, 2 / 3, 0])
    // Places: first a-question 1 1 1 0 (var 1/4), second 1 0 0 0 (1/4), b 1 1 0 0 (1/3); totals 3 2 1 0 (5/3).
    close(testStatistics(table).consistency, 100 * (3 / 2) * (1 - (1 / 4 + 1 / 4 + 1 / 3) / (5 / 3)))
  })

  it('shares 100 in an average test', () => {
    fc.assert(fc.property(tables({ drawn: true }), (table) => {
      const questions = questionStatistics(table)
      const weights = questions.map(({ effectiveWeight, attempts }) => (effectiveWeight.value ?? 0) * (attempts / table.attempts.length))
      const sum = weights.reduce((all, weight) => all + weight, 0)
      expect(sum === 0 || Math.abs(sum - 100) < 1e-6).toBe(true)
    }))
  })
})

/** Tables of up to 25 attempts and 8 questions; `drawn`: everybody draws some of them. */
function tables({ drawn }: { drawn: boolean }): fc.Arbitrary<MarkTable> {
  const mark = fc.constantFrom(0, 0.25, 1 / 3, 0.5, 2 / 3, 1)
  return fc.integer({ min: 2, max: 8 }).chain((p) =>
    fc.array(fc.record({ marks: fc.array(mark, { minLength: p, maxLength: p }), seed: fc.string(), count: drawn ? fc.integer({ min: 1, max: p }) : fc.constant(p) }), { minLength: 3, maxLength: 25 }).map((rows) => ({
      items: Array.from({ length: p }, (_, index) => ({ id: `${index}`, code: `Q${index}`, max: 1, slot: `${index}` })),
      attempts: rows.map(({ marks, seed, count }) => ({ items: shuffle(seed, marks.map((_, index) => index)).slice(0, count), marks: marks.slice(0, count) })),
    })),
  )
}

const figuresOf = (table: MarkTable) => [...questionStatistics(table).flatMap(({ facility, discrimination, efficiency, effectiveWeight }) => [facility, discrimination, efficiency, effectiveWeight]), ...[testStatistics(table)].flatMap(({ consistency, errorRatio }) => [consistency, errorRatio])]
const same = (a: readonly Figure[], b: readonly Figure[]) => a.forEach((figure, index) => (figure.value === null ? expect(b[index]).toEqual(figure) : expect(b[index]?.value).toBeCloseTo(figure.value, 5)))

describe('laws', () => {
  it('keeps every figure in its range, drawn or not', () => {
    fc.assert(fc.property(fc.oneof(tables({ drawn: true }), tables({ drawn: false })), (table) => {
      for (const { facility, discrimination, efficiency, effectiveWeight, intendedWeight } of questionStatistics(table)) {
        for (const [figure, low, high] of [[facility, 0, 1], [discrimination, -100, 100], [efficiency, -Infinity, 100], [effectiveWeight, 0, Infinity], [intendedWeight, 0, Infinity]] as const) {
          if (figure.value !== null) expect(figure.value >= low - 1e-6 && figure.value <= high + 1e-6).toBe(true)
          else expect(figure.why).toBeTruthy()
        }
      }
      const { consistency, errorRatio, standardError } = testStatistics(table)
      expect(consistency.value === null || consistency.value <= 100 + 1e-6).toBe(true)
      expect(errorRatio.value === null || errorRatio.value >= 0).toBe(true)
      expect((standardError.value === null) === (errorRatio.value === null)).toBe(true)
    }))
  })

  it('does not depend on the order of attempts or of places', () => {
    fc.assert(fc.property(tables({ drawn: true }), fc.string(), (table, seed) => {
      const attempts = shuffle(seed, table.attempts).map(({ items, marks }, at) => {
        const order = shuffle(`${seed} ${at}`, items.map((_, index) => index))
        return { items: order.map((index) => items[index] ?? 0), marks: order.map((index) => marks[index] ?? 0) }
      })
      same(figuresOf(table), figuresOf({ ...table, attempts }))
    }))
  })

  it('takes no rounding for a weight: equal totals added in another order', () => {
    const third = 1 / 3
    const items = ['A', 'B', 'C', 'D', 'E'].map((code) => ({ id: code, code, max: 1, slot: code }))
    for (const order of [[0, 1, 2, 3], [1, 0, 2, 3], [3, 2, 1, 0]]) {
      const marks = [third, 0.25, third, third]
      const attempts = [{ items: [0, 1], marks: [0.25, 1] }, { items: order, marks: order.map((at) => marks[at] ?? 0) }, { items: [4], marks: [0] }]
      expect(questionStatistics({ items, attempts })[1]?.effectiveWeight).toEqual({ value: null, why: 'same_total' })
    }
  })

  it('does not depend on the unit of the marks', () => {
    fc.assert(fc.property(tables({ drawn: true }), fc.constantFrom(2, 4, 10), (table, factor) => {
      const scaled = { items: table.items.map((item) => ({ ...item, max: item.max * factor })), attempts: table.attempts.map(({ items, marks }) => ({ items, marks: marks.map((one) => one * factor) })) }
      same(figuresOf(table), figuresOf(scaled))
    }))
  })

  it('knows two questions that always agree, and two that never do', () => {
    const of = (pairs: number[][]) => ({ items: ['A', 'B'].map((code) => ({ id: code, code, max: 1, slot: code })), attempts: pairs.map((marks) => ({ items: [0, 1], marks })) })
    close(testStatistics(of([[1, 1], [0, 0], [1, 1]])).consistency, 100)
    close(questionStatistics(of([[1, 1], [0, 0], [1, 1]]))[0]?.discrimination, 100)
    close(questionStatistics(of([[1, 0], [0, 1], [1, 0]]))[0]?.discrimination, -100)
  })

  it('parts no equal totals, and gives each third a third where all differ', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }), (totals) => {
      const thirds = thirdsOf(totals)
      const rank = { bottom: 0, middle: 1, top: 2 } as const
      totals.forEach((a, i) => totals.forEach((b, j) => {
        const [one, other] = [thirds[i] ?? 'middle', thirds[j] ?? 'middle']
        expect(a === b ? one === other : a < b ? rank[one] <= rank[other] : rank[one] >= rank[other]).toBe(true)
      }))
    }))
    const all = thirdsOf(Array.from({ length: 30 }, (_, n) => n))
    expect([all.filter((one) => one === 'top').length, all.filter((one) => one === 'bottom').length]).toEqual([10, 10])
    expect(thirdsOf([5, 5, 5])).toEqual(['middle', 'middle', 'middle'])
  })
})
