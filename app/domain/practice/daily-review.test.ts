import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEWEST, MOST, dailyReview, itemKey, type PracticeQuestion, type ReviewFacts, type WrongAnswer } from './daily-review'

const item = (code: string, objective = 'z') => ({ courseId: 'c', code, objective })
const wrong = (code: string, objective: string, explained: boolean): WrongAnswer => ({ ...item(code, objective), explained })
const practice = (code: string, objective: string): PracticeQuestion => item(code, objective)
const facts = (given: Partial<ReviewFacts>): ReviewFacts => ({ due: [], carded: new Set(), wrong: [], practice: [], doneToday: 0, ...given })
const codes = (given: Partial<ReviewFacts>) => dailyReview(facts(given)).map(({ code }) => code)

describe('dailyReview', () => {
  it('is empty without anything wrong or due', () => {
    expect(codes({ practice: [practice('K1', 'a')] })).toEqual([])
  })
  it('takes cards that are due first, then what is newly wrong', () => {
    expect(codes({ due: [item('Q1')], carded: new Set(['c Q1', 'c Q3']), wrong: [wrong('Q2', 'a', true), wrong('Q3', 'a', true)] })).toEqual(['Q1', 'Q2'])
  })
  it('goes over the objective by practice where the test is not explained yet', () => {
    expect(codes({ wrong: [wrong('Q2', 'a', false)], practice: [practice('K9', 'b'), practice('K1', 'a')] })).toEqual(['K1', 'K9'])
  })
  it('fills a short sitting with questions of the same objectives', () => {
    const pool = Array.from({ length: 9 }, (_, n) => practice(`K${n}`, n < 7 ? 'a' : 'b'))
    expect(codes({ wrong: [wrong('Q2', 'a', true)], practice: pool })).toEqual(['Q2', 'K0', 'K1', 'K2', 'K3'])
    expect(codes({ due: [item('K8', 'b')], carded: new Set(['c K8']), practice: pool })).toEqual(['K8', 'K7', 'K0', 'K1', 'K2'])
  })
  it('ends when the day is full', () => {
    const due = Array.from({ length: 14 }, (_, n) => item(`Q${n}`))
    expect(codes({ due })).toHaveLength(MOST)
    expect(codes({ due, doneToday: 7 })).toHaveLength(3)
    expect(codes({ due, doneToday: 12 })).toEqual([])
  })
  it('never repeats, never shows an unexplained question of a test, never more than a day holds', () => {
    const code = fc.constantFrom('Q1', 'Q2', 'Q3', 'Q4', 'K1', 'K2', 'K3', 'K4', 'K5', 'K6')
    const objective = fc.constantFrom('a', 'b')
    const wrongs = fc.array(fc.tuple(code, objective, fc.boolean()).map(([one, at, explained]) => wrong(one, at, explained)), { maxLength: 12 })
    const pool = fc.array(fc.tuple(code.filter((one) => one.startsWith('K')), objective).map(([one, at]) => practice(one, at)), { maxLength: 8 })
    fc.assert(fc.property(wrongs, pool, fc.integer({ min: 0, max: 12 }), (given, questions, doneToday) => {
      const today = dailyReview(facts({ wrong: given, practice: questions, doneToday }))
      expect(new Set(today.map(itemKey)).size).toBe(today.length)
      expect(today.length).toBeLessThanOrEqual(Math.max(0, MOST - doneToday))
      for (const { code: one } of today) expect(given.some((answer) => answer.code === one && answer.explained) || questions.some((question) => question.code === one)).toBe(true)
    }))
    expect(FEWEST).toBeLessThan(MOST)
  })
})
