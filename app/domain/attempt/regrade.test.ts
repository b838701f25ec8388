import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeAttempt, type AnswerStep } from './grade-attempt'
import { changeOf, countChanges, regradeAttempt, type DatedDecision, type Keys, type QuestionDecision, type RegradableAttempt, type RegradablePlace, type RegradeTreatment } from './regrade'

/** A place whose right answer is `right`. */
const place = (ordinal: number, mustBeRight = false): RegradablePlace => ({ ordinal, questionId: `q${ordinal}`, points: 1, mustBeRight, grade: (response) => ({ fraction: response === 'right' ? 1 : 0, right: response === 'right' }) })
const keys: Keys = new Map([['new', (response: unknown) => ({ fraction: response === 'other' ? 1 : 0, right: response === 'other' })]])
const decide = (ordinal: number, treatment: RegradeTreatment): QuestionDecision => ({ code: `Q${ordinal}`, questionIds: [`q${ordinal}`], treatment, keyId: treatment === 'newer_key' ? 'new' : null })

function attempt(answers: readonly (string | null)[], stars: readonly number[] = []): RegradableAttempt {
  const places = answers.map((_, index) => place(index + 1, stars.includes(index + 1)))
  const steps: AnswerStep[] = answers.flatMap((response, index) => (response === null ? [] : [{ ordinal: index + 1, sequence: 1, late: false, response }]))
  return { id: 'a', places, steps, marked: new Map(), passPercent: 80, gradedAt: 1000, old: gradeAttempt(places, steps, 80) }
}
const five = (...answers: (string | null)[]) => attempt(answers)

describe('regradeAttempt', () => {
  it.each<[string, RegradableAttempt, QuestionDecision[], string | null, number, number]>([
    ['a newer key, answered as it asks', five('right', 'right', 'right', 'other', 'wrong'), [decide(4, 'newer_key')], 'passes', 4, 5],
    ['a newer key, answered by the old one', five('right', 'right', 'right', 'right', 'wrong'), [decide(4, 'newer_key')], 'fails', 3, 5],
    ['everyone right, also where nothing was answered', five('right', 'right', 'right', null, 'wrong'), [decide(4, 'everyone_right')], 'passes', 4, 5],
    ['left out: three of four', five('right', 'right', 'right', 'wrong', 'wrong'), [decide(4, 'left_out')], 'up', 3, 4],
    ['left out from one who was right', five('right', 'right', 'wrong', 'right', 'wrong'), [decide(4, 'left_out')], 'down', 2, 4],
    ['another question', five('right', 'right', 'right', 'right', 'wrong'), [decide(9, 'left_out')], null, 4, 5],
    ['right already', five('right', 'right', 'right', 'right', 'wrong'), [decide(4, 'everyone_right')], null, 4, 5],
    ['two decisions about one question: the latter', five('right', 'right', 'right', 'wrong', 'wrong'), [decide(4, 'left_out'), decide(4, 'everyone_right')], 'passes', 4, 5],
    ['a ★ left out fails nobody', attempt(['right', 'right', 'right', 'right', 'wrong'], [5]), [decide(5, 'left_out')], 'passes', 4, 4],
    ['everything left out passes nobody', five('right', 'right', 'right', 'right', 'right'), [1, 2, 3, 4, 5].map((n) => decide(n, 'left_out')), 'fails', 0, 0],
  ])('%s', (_name, one, decision, change, mark, maximum) => {
    expect(regradeAttempt(one, [], decision, keys)).toMatchObject({ change, grade: { mark, maximum } })
  })

  it('keeps earlier decisions made after the first grading, and only those', () => {
    const one = five('right', 'right', 'right', 'wrong', 'wrong')
    const earlier = (at: number): DatedDecision[] => [{ at, questions: [decide(4, 'everyone_right')] }]
    expect(regradeAttempt(one, earlier(2000), [], keys).grade.mark).toBe(4)
    expect(regradeAttempt(one, earlier(500), [], keys).grade.mark).toBe(3)
    expect(regradeAttempt(one, earlier(2000), [decide(4, 'own_key')], keys).grade.mark).toBe(3)
    expect(regradeAttempt(one, earlier(2000), [decide(5, 'everyone_right')], keys).grade.mark).toBe(5)
  })

  it('keeps what people marked', () => {
    const one = five('right', 'right', 'right', 'right', 'wrong')
    const essay: RegradablePlace = { ...place(6), grade: () => ({ fraction: 0, right: false, needsMarking: true }) }
    const with6 = { ...one, places: [...one.places, essay], steps: [...one.steps, { ordinal: 6, sequence: 1, late: false, response: 'text' }], marked: new Map([[6, 0.5]]) }
    expect(regradeAttempt(with6, [], [decide(5, 'everyone_right')], keys).grade).toMatchObject({ mark: 5.5, maximum: 6, toBeMarked: [] })
  })

  const answers = fc.array(fc.constantFrom('right', 'wrong', 'other', null), { minLength: 1, maxLength: 20 })
  const treatments = fc.constantFrom<RegradeTreatment>('newer_key', 'everyone_right', 'left_out', 'own_key')

  it('gives any attempt that nothing touches the same result', () => {
    fc.assert(fc.property(answers, fc.array(fc.integer({ min: 1, max: 20 })), treatments, (given, stars, treatment) => {
      const one = attempt(given, stars)
      for (const decision of [[], [decide(given.length + 1, treatment)]]) {
        const { grade, change } = regradeAttempt(one, [], decision, keys)
        expect(change).toBeNull()
        expect(grade).toEqual(gradeAttempt(one.places, one.steps, one.passPercent))
      }
    }))
  })

  it('changes nothing the second time', () => {
    fc.assert(fc.property(answers, fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), treatments), { maxLength: 5 }), (given, list) => {
      const one = attempt(given)
      const decision = list.map(([ordinal, treatment]) => decide(ordinal, treatment))
      const first = regradeAttempt(one, [], decision, keys)
      const again = regradeAttempt({ ...one, old: first.grade }, [{ at: 2000, questions: decision }], decision, keys)
      expect(again.change).toBeNull()
    }))
  })

  it('lowers nobody by making a question right for everyone', () => {
    fc.assert(fc.property(answers, fc.integer({ min: 1, max: 20 }), (given, ordinal) => {
      expect(['fails', 'down']).not.toContain(regradeAttempt(attempt(given), [], [decide(ordinal, 'everyone_right')], keys).change)
    }))
  })
})

describe('changes', () => {
  it.each([
    [{ mark: 3, maximum: 5, passed: false }, { mark: 3, maximum: 4, passed: false }, 'up'],
    [{ mark: 4, maximum: 5, passed: true }, { mark: 3, maximum: 4, passed: true }, 'down'],
    [{ mark: 4, maximum: 5, passed: true }, { mark: 4, maximum: 5, passed: true }, null],
    [{ mark: 4, maximum: 5, passed: true }, { mark: 5, maximum: 5, passed: false }, 'fails'],
  ])('%j to %j: %s', (old, fresh, change) => {
    expect(changeOf(old, fresh)).toBe(change)
  })

  it('are counted', () => {
    expect(countChanges(['up', null, 'passes', 'up', 'fails'])).toEqual({ passes: 1, fails: 1, up: 2, down: 0 })
  })
})
