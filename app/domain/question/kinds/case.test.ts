import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar } from '../../calendar/working-calendar'
import { checkQuestion } from '../check-question'
import type { Grade, Kind } from '../kind'
import type { CaseReview } from '../learner-question'
import type { QuestionDefinition } from '../question-definition'
import { kindOf } from '../registry'
import { legalOfQuestion, makeCaseKind } from './case'
import { asKind } from '../kind'

const context = { calendar: buildCalendar([], { unconfirmedHolidays: false }), procedures: [] }
const option = (id: string, more: object = {}) => ({ id, text: `Lựa chọn ${id}`, feedback: `phản hồi mật ${id}`, ...more })
const part = (n: number, more: object) => ({ id: `KH2-Q016-${n}`, objective: '2.6c', points: 1, legal: [{ id: `luat-${n}`, state: 'pending' }], stem: `Câu ${n}?`, ...more })
const single = { type: 'single', options: [option('a'), option('b', { correct: true }), option('c')] }
const multiple = { type: 'multiple', floor: 0, options: [option('a', { fraction: '1/3' }), option('b', { fraction: '1/3' }), option('c', { fraction: '1/3' }), option('d', { fraction: '-1' })] }
const essay = { type: 'essay', min_words: 10, max_words: 50, criteria: [{ id: 'y', text: 'Ý', maximum: 4 }], guidance: 'mật', markers: 2 }
const item = {
  id: 'KH2-Q016', type: 'case', objective: '2.6c', level: 'V', must_be_right: false, points: 4, legal: [{ id: 'luat', state: 'pending' }], stem: 'Tình huống.',
  parts: [part(1, single), part(2, { ...multiple, points: 2 }), part(3, single)], grading: 'sum_of_parts',
}
const kind = kindOf('case') as Kind
const read = (more: object = {}) => kind.parse({ ...item, ...more }, context)
const { definition, faults } = read()
const right = { parts: { p1: { choice: 'b' }, p2: { choices: ['a', 'b', 'c'] }, p3: { choice: 'b' } } }

test('reads a sound case; parts take level, ★ and purpose from it and keep their own ids', () => {
  expect(faults).toEqual([])
  expect(definition).toMatchObject({ kind: 'case', parts: [{ id: 'KH2-Q016-1', kind: 'single', level: 'V', mustBeRight: false, purpose: 'exam' }, { kind: 'multiple', points: 2 }, {}] })
  expect(kind.grade(JSON.parse(JSON.stringify(definition)), right)).toEqual({ fraction: 1, right: true })
  expect(legalOfQuestion(definition as QuestionDefinition).map(({ id }) => id)).toEqual(['luat', 'luat-1', 'luat-2', 'luat-3'])
})

describe('marks', () => {
  test.each<[string, object, object]>([
    ['nothing', {}, { fraction: 0, right: false }],
    ['the first part', { 'p1.choice': 'b' }, { fraction: 1 / 4, right: false }],
    ['a third of the second, which has two points', { 'p2.choices': 'a' }, { fraction: (2 * (1 / 3)) / 4, right: false }],
    ['all, from a form', { 'p1.choice': 'b', 'p2.choices': ['a', 'b', 'c'], 'p3.choice': 'b' }, { fraction: 1, right: true }],
    ['fields without a place belong to no part', { choice: 'b', 'p9.choice': 'b', 'p1x.choice': 'b' }, { fraction: 0, right: false }],
  ])('%s', (_, response, expected) => expect(kind.grade(definition, response)).toEqual(expected))

  test('is the weighted sum of its parts, whatever is given', () => {
    const choices = fc.record({ p1: fc.record({ choice: fc.constantFrom('a', 'b', '', 'x') }), p2: fc.record({ choices: fc.subarray(['a', 'b', 'c', 'd']) }), p3: fc.jsonValue() }, { requiredKeys: [] })
    fc.assert(fc.property(choices, (parts) => {
      const own = (['single', 'multiple', 'single'] as const).map((name, i) => kindOf(name)?.grade({ ...(definition as unknown as { parts: object[] }).parts[i], id: 'KH2-Q016' }, parts[`p${i + 1}` as 'p1'] ?? null).fraction ?? 0)
      const [first = 0, second = 0, third = 0] = own
      const { fraction, right: all } = kind.grade(definition, { parts })
      expect(fraction).toBeCloseTo((first + 2 * second + third) / 4, 10)
      expect(all).toBe(fraction === 1)
    }))
  })

  test('a fatal error in a part is one of the case; a part to be marked makes the case wait', () => {
    const fake = (grade: Grade): Kind => ({ ...(kindOf('single') as Kind), grade: () => grade })
    const of = (grade: Grade) => asKind(makeCaseKind((name) => (name === 'single' ? fake(grade) : kindOf(name)))).grade(definition, right)
    expect(of({ fraction: 0, right: false, fatal: true })).toEqual({ fraction: 0, right: false, fatal: true })
    expect(of({ fraction: 0, right: false, needsMarking: true })).toEqual({ fraction: 0.5, right: false, needsMarking: true })
  })
})

test('keeps what was given by place, and can read it again', () => {
  expect(kind.parseResponse({ 'p1.choice': 'b', 'p2.choices': ['a', ''], 'p3.choice': '', 'p2.note\u0000': 'x\u0000y' })).toEqual({ ok: true, value: { parts: { p1: { choice: 'b' }, p2: { choices: ['a', ''], note: 'xy' } } } })
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (p1, p7) => {
    const parsed = kind.parseResponse({ parts: { p1, p7 } })
    expect(parsed.ok && kind.parseResponse(JSON.parse(JSON.stringify(parsed.value)))).toEqual(JSON.parse(JSON.stringify(parsed)))
  }))
  expect([kind.isAnswered({}), kind.isAnswered({ 'p1.choice': ' ' }), kind.isAnswered({ 'p2.choices': 'a' })]).toEqual([false, false, true])
  expect(kind.describeResponse(definition, { 'p3.choice': 'a' })).toBe('a) – b) – c) Lựa chọn a')
  expect(kind.parseResponse('x')).toEqual({ ok: false, reason: 'response_unreadable' })
  expect(kind.longestResponse).toBeGreaterThan(10_000)
})

test('shuffles the options of each part by itself, and shows no key', () => {
  const orders = Array.from({ length: 20 }, (_, seed) => kind.optionOrder(definition, String(seed)))
  expect(new Set(orders.map((order) => order.join())).size).toBeGreaterThan(10)
  expect(orders.some((order) => order.filter((one) => one.startsWith('p1:')).join().replaceAll('p1', '') !== order.filter((one) => one.startsWith('p3:')).join().replaceAll('p3', ''))).toBe(true)
  const shown = kind.forLearner(definition, ['p2:d', 'p1:c', 'p1:a', 'p2:a', 'p1:b'])
  expect(shown).toMatchObject({ kind: 'case', stem: 'Tình huống.', parts: [{ id: 'KH2-Q016-1', question: { options: [{ id: 'c' }, { id: 'a' }, { id: 'b' }] } }, { question: { options: [{ id: 'd' }, { id: 'a' }, { id: 'b' }, { id: 'c' }] } }, {}] })
  expect(JSON.stringify(shown)).not.toMatch(/mật|"(correct|fraction|feedback|legal|level)"/)
})

test('reviews part by part', () => {
  const review = kind.review(definition, { 'p1.choice': 'b', 'p2.choices': 'd' }, []) as CaseReview
  expect(review).toMatchObject({ answered: true, right: false, fraction: 0.25 })
  expect(review.parts.map(({ id, review: { right: all, answered } }) => [id, all, answered])).toEqual([['KH2-Q016-1', true, true], ['KH2-Q016-2', false, true], ['KH2-Q016-3', false, false]])
})

describe('what a bad case is told', () => {
  test.each<[string, object, string, unknown]>([
    ['a case in a case', { parts: [part(1, single), part(2, { type: 'case', parts: [] })] }, 'casePartKind', ['parts', 1, 'type']],
    ['an essay, which people mark alone', { parts: [part(1, single), part(2, essay)] }, 'casePartKind', ['parts', 1, 'type']],
    ['an unknown kind', { parts: [part(1, single), part(2, { type: 'guess' })] }, 'casePartKind', ['parts', 1, 'type']],
    ['a part without type', { parts: [part(1, single), part(2, {})] }, 'casePartKind', ['parts', 1, 'type']],
    ['an id of another question', { parts: [part(1, single), { ...part(2, single), id: 'KH2-Q017-2' }] }, 'casePartId', ['parts', 1, 'id']],
    ['an id twice', { parts: [part(1, single), part(1, single)] }, 'duplicateId', ['parts', 1]],
    ['points that do not add up', { points: 5 }, 'casePoints', ['points']],
    ['a fault of a part, at its place', { parts: [part(1, single), part(2, { ...single, options: single.options.map((one) => ({ ...one, correct: false })) })] }, 'oneRight', ['parts', 1, 'options']],
    ['one part', { parts: [part(1, single)] }, 'fieldInvalid', ['parts']],
  ])('%s', (_, more, key, at) => expect(read(more).faults).toContainEqual(expect.objectContaining({ key, at })))

  test('objective and legal bases of the parts are held against the course', () => {
    const course = { lessons: [{ objectives: [{ id: '2.6c', text: '' }] }], legal: [{ id: 'luat', state: 'pending' }, { id: 'luat-1', state: 'sourced' }], finalTest: { blueprint: [] } }
    const found = checkQuestion(definition as QuestionDefinition, course as never)
    expect(found).toMatchObject([{ key: 'legalDiffers', at: ['parts', 0, 'legal', 0] }, { key: 'legalUnknown', at: ['parts', 1, 'legal', 0] }, { key: 'legalUnknown', at: ['parts', 2, 'legal', 0] }])
  })
})
