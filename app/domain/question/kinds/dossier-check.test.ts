import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar } from '../../calendar/working-calendar'
import type { Procedure } from '../../procedure/procedure-definition'
import type { Kind } from '../kind'
import { VERDICTS, type DossierCheckReview } from '../learner-question'
import { kindOf } from '../registry'

const fact = (text: string) => ({ text, state: 'pending' as const })
const procedures: Procedure[] = [{
  code: '1.001193', key: 'khai-sinh', name: 'Đăng ký khai sinh', codeState: 'sourced',
  versions: [{ validFrom: '2016-01-01', validTo: null, authority: fact('UBND cấp xã'), limit: fact('Trong ngày'), papers: [{ use: 'submit', ...fact('Tờ khai') }], fee: fact('Không thu'), notes: [] }],
}]
const context = { calendar: buildCalendar([], { unconfirmedHolidays: false }), procedures }
const paper = (id: string, verdict: string, more: object = {}) => ({ id, name: `Giấy ${id}`, brought: `mang ${id}`, verdict, feedback: `phản hồi mật ${id}`, ...more })
const option = (id: string, more: object = {}) => ({ id, text: `Việc ${id} này`, feedback: `phản hồi mật ${id}`, ...more })
const item = {
  id: 'KH2-Q012', type: 'dossier_check', objective: '2.2a', level: 'V', must_be_right: false, points: 2, legal: [], stem: 'Hồ sơ?',
  procedure: '1.001193', as_of: '2026-03-05',
  verdicts: { complete: 'Đủ', missing: 'Thiếu', invalid: 'Không dùng được', not_to_ask: 'Không được yêu cầu' },
  papers: [paper('to-khai', 'complete'), paper('chung-sinh', 'invalid'), paper('tuy-than', 'missing'), paper('ket-hon', 'not_to_ask', { fatal: true }), paper('cu-tru', 'not_to_ask')],
  decision: { options: [option('nhan'), option('bo-sung', { correct: true }), option('tu-choi')] },
  grading: { papers: 1, decision: 1, fatal: 'zero_and_fails_test' },
}
const right = { papers: { 'to-khai': 'complete', 'chung-sinh': 'invalid', 'tuy-than': 'missing', 'ket-hon': 'not_to_ask', 'cu-tru': 'not_to_ask' }, decision: 'bo-sung' }
const kind = kindOf('dossier_check') as Kind
const read = (more: object = {}) => kind.parse({ ...item, ...more }, context)
const { definition, faults } = read()
const grade = (response: unknown) => kind.grade(definition, response)
const given = fc.record({ papers: fc.dictionary(fc.constantFrom(...Object.keys(right.papers), 'khac'), fc.constantFrom(...VERDICTS, 'mat')), decision: fc.constantFrom('nhan', 'bo-sung', 'x', '', null) }, { requiredKeys: [] })

test('reads a sound item, freezes the card of the day, and names its version', () => {
  expect(faults).toEqual([])
  expect(definition).toMatchObject({ card: { name: 'Đăng ký khai sinh', asOf: '2026-03-05' }, procedures: [{ code: '1.001193', asOf: '2026-03-05' }] })
  expect(kind.grade(JSON.parse(JSON.stringify(definition)), right)).toEqual({ fraction: 1, right: true })
})

describe('marks', () => {
  test.each<[string, unknown, object]>([
    ['nothing', {}, { fraction: 0, right: false }],
    ['the decision alone', { decision: 'bo-sung' }, { fraction: 0.5, right: false }],
    ['two papers of five', { papers: { 'to-khai': 'complete', 'tuy-than': 'missing' } }, { fraction: 0.2, right: false }],
    ['a paper that must not be asked for, taken as complete', { ...right, papers: { ...right.papers, 'ket-hon': 'complete' } }, { fraction: 0.9, right: false }],
    ['asked for as missing', { ...right, papers: { ...right.papers, 'ket-hon': 'missing' } }, { fraction: 0, right: false, fatal: true }],
    ['asked for as invalid', { ...right, papers: { ...right.papers, 'ket-hon': 'invalid' } }, { fraction: 0, right: false, fatal: true }],
    ['asked for where it is not fatal', { ...right, papers: { ...right.papers, 'cu-tru': 'missing' } }, { fraction: 0.9, right: false }],
  ])('%s', (_, response, expected) => expect(grade(response)).toEqual(expected))

  test('zero keeps the test alive, none keeps the rest of the mark', () => {
    const asked = { ...right, papers: { ...right.papers, 'ket-hon': 'missing' } }
    const by = (fatal: string) => kind.grade(read({ grading: { papers: 1, decision: 1, fatal } }).definition, asked)
    expect([by('zero'), by('none')]).toEqual([{ fraction: 0, right: false }, { fraction: 0.9, right: false }])
  })

  test('weights count: papers twice as much as the decision', () => {
    const weighed = read({ grading: { papers: 2, decision: 1, fatal: 'zero' } }).definition
    expect([kind.grade(weighed, { decision: 'bo-sung' }).fraction, kind.grade(weighed, { papers: right.papers }).fraction]).toEqual([1 / 3, 2 / 3])
  })

  test('0 to 1 whatever is given; the fatal error always 0; all right only by 1', () => {
    fc.assert(fc.property(fc.oneof(given, fc.jsonValue()), (response) => {
      const { fraction, right: all, fatal } = grade(response)
      expect(fraction >= 0 && fraction <= 1 && all === (fraction === 1) && (!fatal || fraction === 0)).toBe(true)
    }))
    fc.assert(fc.property(given, fc.constantFrom('missing', 'invalid'), (response, verdict) => {
      expect(grade({ ...response, papers: { ...response.papers, 'ket-hon': verdict } })).toEqual({ fraction: 0, right: false, fatal: true })
    }))
  })
})

test('reads the fields of a form as the stored answer, and stores what can be read again', () => {
  const form = { ...Object.fromEntries(Object.entries(right.papers).map(([id, verdict]) => [`papers.${id}`, verdict])), 'papers.__proto__': 'missing', 'papers.x': 'lạ', decision: 'bo-sung' }
  expect(kind.parseResponse(form)).toEqual({ ok: true, value: right })
  fc.assert(fc.property(given, (response) => {
    const parsed = kind.parseResponse(response)
    expect(parsed.ok && kind.parseResponse(JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed)
  }))
  expect([kind.isAnswered({}), kind.isAnswered({ 'papers.to-khai': 'complete' }), kind.describeResponse(definition, {})]).toEqual([false, true, ''])
  expect(kind.describeResponse(definition, { 'papers.to-khai': 'complete' })).toBe('Giấy to-khai: Đủ; Giấy chung-sinh: –; Giấy tuy-than: –; Giấy ket-hon: –; Giấy cu-tru: –; –')
})

test('shows the learner neither verdict nor feedback', () => {
  for (const seed of ['1', '2', '3']) {
    const shown = kind.forLearner(definition, kind.optionOrder(definition, seed))
    expect(JSON.stringify(shown)).not.toMatch(/mật|"(verdict|fatal|correct|feedback|grading)"/)
    expect(shown).toMatchObject({ papers: item.papers.map(({ id, name, brought }) => ({ id, name, brought })), verdicts: [{ id: 'complete', text: 'Đủ' }, {}, {}, { id: 'not_to_ask', text: 'Không được yêu cầu' }] })
    expect([...kind.optionOrder(definition, seed)].sort()).toEqual(['bo-sung', 'nhan', 'tu-choi'])
  }
})

test('reviews each paper: brought, judged, right, why, fatal', () => {
  const review = kind.review(definition, { papers: { 'ket-hon': 'missing' }, decision: 'nhan' }, []) as DossierCheckReview
  expect(review.entries[3]).toEqual({ id: 'ket-hon', label: 'Giấy ket-hon', detail: 'mang ket-hon', given: 'Thiếu', right: false, expected: 'Không được yêu cầu', feedback: 'phản hồi mật ket-hon', fatal: true })
  expect(review.entries[0]).toMatchObject({ given: null, right: false })
  expect(review.options.map(({ chosen }) => chosen)).toEqual([true, false, false])
})

describe('what a bad dossier is told', () => {
  test.each<[string, object, string]>([
    ['no paper that must not be asked for', { papers: item.papers.map((one) => ({ ...one, fatal: false })) }, 'dossierNoFatal'],
    ['fatal on another paper', { papers: item.papers.map((one) => ({ ...one, fatal: true })) }, 'dossierFatalVerdict'],
    ['unknown procedure', { procedure: '9.999999' }, 'procedureUnknown'],
    ['a day without a version', { as_of: '2015-12-31' }, 'procedureNotInForce'],
    ['two right decisions', { decision: { options: item.decision.options.map((one) => ({ ...one, correct: true })) } }, 'oneRight'],
    ['the right decision longest', { decision: { options: item.decision.options.map((one) => (one.id === 'bo-sung' ? { ...one, text: `${one.text} thật dài` } : one)) } }, 'rightLongest'],
    ['a paper twice', { papers: item.papers.map((one) => ({ ...one, id: 'mot' })) }, 'duplicateId'],
    ['no weight', { grading: { papers: 0, decision: 0, fatal: 'zero' } }, 'dossierWeights'],
    ['no words for a verdict', { verdicts: { complete: 'Đủ' } }, 'fieldMissing'],
    ['an unknown verdict', { papers: item.papers.map((one) => ({ ...one, verdict: 'maybe' })) }, 'fieldInvalid'],
  ])('%s', (_, more, key) => expect(read(more).faults.map((one) => one.key)).toContain(key))
})
