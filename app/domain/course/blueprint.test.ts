import { describe, expect, test } from 'vitest'
import { type BankQuestion, blueprintCells, blueprintTotal, fixedFaults, missingFromBank } from './blueprint'

const blueprint = [
  { objective: '2.2b', N: 0, H: 1, V: 2, star: 2 },
  { objective: '2.3a', N: 0, H: 1, V: 4, star: 2 },
]
const bank = (count: number, objective: string, level: BankQuestion['level'], mustBeRight = false): BankQuestion[] => Array.from({ length: count }, () => ({ objective, level, mustBeRight }))
const full = [...bank(1, '2.2b', 'H'), ...bank(2, '2.2b', 'V', true), ...bank(1, '2.3a', 'H'), ...bank(2, '2.3a', 'V'), ...bank(2, '2.3a', 'V', true)]

describe('the blueprint', () => {
  test('takes ★ out of V and leaves empty cells out', () => {
    expect(blueprintCells(blueprint)).toEqual([
      { objective: '2.2b', level: 'H', count: 1 },
      { objective: '2.2b', level: 'star', count: 2 },
      { objective: '2.3a', level: 'H', count: 1 },
      { objective: '2.3a', level: 'V', count: 2 },
      { objective: '2.3a', level: 'star', count: 2 },
    ])
    expect(blueprintTotal(blueprint)).toBe(8)
  })

  test('is filled by exactly what it asks for', () => expect(missingFromBank(blueprint, full)).toEqual([]))

  test('names each short cell with what is needed and found', () => {
    expect(missingFromBank(blueprint, full.slice(1))).toEqual([{ objective: '2.2b', level: 'H', needed: 1, found: 0 }])
    expect(missingFromBank(blueprint, full, 3)).toHaveLength(5)
    expect(missingFromBank(blueprint, full, 3)[4]).toEqual({ objective: '2.3a', level: 'star', needed: 6, found: 2 })
  })

  test('does not take a ★ question for a plain one', () => {
    const onlyStars = full.map((question) => (question.level === 'V' ? { ...question, mustBeRight: true } : question))
    expect(missingFromBank(blueprint, onlyStars)).toEqual([{ objective: '2.3a', level: 'V', needed: 2, found: 0 }])
  })

  test('takes fixed questions that are in the bank and have a place, each once', () => {
    const coded = full.map((question, i) => ({ ...question, code: `Q${i + 1}` }))
    const stray = { objective: '9.9a', level: 'N' as const, mustBeRight: false, code: 'Q99' }
    const third = { ...bank(1, '2.2b', 'V', true)[0]!, code: 'Q98' }
    expect(fixedFaults(blueprint, coded, [])).toEqual([])
    expect(fixedFaults(blueprint, coded, coded.map(({ code }) => code))).toEqual([])
    expect(fixedFaults(blueprint, coded, ['Q1', 'Q1'])).toEqual([])
    expect(fixedFaults(blueprint, [...coded, stray, third], ['Q2', 'Q3', 'Q98', 'Q99', 'Q100'])).toEqual([
      { code: 'Q98', problem: 'cell_full' },
      { code: 'Q99', problem: 'no_cell' },
      { code: 'Q100', problem: 'unknown' },
    ])
  })
})
