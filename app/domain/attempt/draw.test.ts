import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Blueprint, blueprintCells, blueprintTotal, cellOf } from '../course/blueprint'
import { shuffle } from '../kernel/random'
import { drawQuestions, optionSeed, type DrawableQuestion } from './draw'

const blueprint: Blueprint = [
  { objective: '2.1a', N: 2, H: 2, V: 0, star: 0 },
  { objective: '2.2b', N: 0, H: 1, V: 2, star: 2 },
  { objective: '2.3a', N: 0, H: 1, V: 4, star: 2 },
]
function bankOf(plan: Blueprint, times: number): DrawableQuestion[] {
  let number = 0
  return blueprintCells(plan).flatMap(({ objective, level, count }) =>
    Array.from({ length: count * times }, () => ({ objective, level: level === 'star' ? ('V' as const) : level, mustBeRight: level === 'star', code: `Q${String(++number).padStart(3, '0')}` })),
  )
}
const bank = bankOf(blueprint, 3)
const seeds = fc.string({ minLength: 1, maxLength: 20 })

function draw(seed: string, from: readonly DrawableQuestion[] = bank, plan = blueprint): DrawableQuestion[] {
  const result = drawQuestions(plan, from, seed)
  if (!result.ok) throw new Error('cannot be drawn')
  return result.value
}

describe('drawQuestions', () => {
  it('fills every cell exactly and repeats nothing', () => {
    fc.assert(fc.property(seeds, (seed) => {
      const drawn = draw(seed)
      expect(drawn).toHaveLength(blueprintTotal(blueprint))
      expect(new Set(drawn.map(({ code }) => code)).size).toBe(drawn.length)
      for (const cell of blueprintCells(blueprint))
        expect(drawn.filter((question) => question.objective === cell.objective && cellOf(question) === cell.level)).toHaveLength(cell.count)
    }))
  })
  it('gives the same test for the same seed, whatever the order of the bank', () => {
    fc.assert(fc.property(seeds, seeds, (seed, other) => {
      expect(draw(seed, shuffle(other, bank))).toEqual(draw(seed))
    }))
  })
  it('gives many tests for many seeds and reaches the whole bank', () => {
    const tests = Array.from({ length: 60 }, (_, n) => draw(`attempt ${n}`).map(({ code }) => code))
    expect(new Set(tests.map((codes) => codes.join())).size).toBe(60)
    expect(new Set(tests.flat()).size).toBe(bank.length)
  })
  it('says which cells the bank cannot fill', () => {
    const short = bank.filter(({ objective, mustBeRight }) => !(objective === '2.3a' && mustBeRight))
    expect(drawQuestions(blueprint, short, 's')).toEqual({ ok: false, reason: [{ objective: '2.3a', level: 'star', needed: 2, found: 0 }] })
  })
  it('always takes the fixed questions, each in a place of its cell, and draws the rest', () => {
    const fixed = ['Q001', 'Q013', 'Q019']
    fc.assert(fc.property(seeds, (seed) => {
      const drawn = drawQuestions(blueprint, bank, seed, { fixed, shuffleQuestions: true })
      const codes = drawn.ok ? drawn.value.map(({ code }) => code) : []
      expect(codes).toEqual(expect.arrayContaining(fixed))
      expect(new Set(codes).size).toBe(blueprintTotal(blueprint))
      if (drawn.ok) for (const cell of blueprintCells(blueprint)) expect(drawn.value.filter((question) => question.objective === cell.objective && cellOf(question) === cell.level)).toHaveLength(cell.count)
    }))
    expect(drawQuestions(blueprint, bank, 's', { fixed: ['Q777'], shuffleQuestions: true })).toEqual({ ok: false, reason: [{ code: 'Q777', problem: 'unknown' }] })
  })
  it('keeps the order of the blueprint where the course does not shuffle', () => {
    const cells = blueprintCells(blueprint).flatMap(({ objective, level, count }) => Array.from({ length: count }, () => `${objective} ${level}`))
    for (const seed of ['a', 'b', 'c']) {
      const drawn = drawQuestions(blueprint, bank, seed, { fixed: [], shuffleQuestions: false })
      expect(drawn.ok && drawn.value.map((question) => `${question.objective} ${cellOf(question)}`)).toEqual(cells)
    }
  })
  it('shuffles the options of each question by a seed of its own', () => {
    expect(optionSeed('s', 'Q1')).not.toBe(optionSeed('s', 'Q2'))
  })
  it('keeps its golden draw', () => {
    expect(draw('golden').map(({ code }) => code)).toMatchInlineSnapshot(`
      [
        "Q015",
        "Q003",
        "Q002",
        "Q034",
        "Q022",
        "Q027",
        "Q025",
        "Q017",
        "Q012",
        "Q009",
        "Q035",
        "Q018",
      ]
    `)
  })
})
