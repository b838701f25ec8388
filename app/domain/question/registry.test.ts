import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar } from '../calendar/working-calendar'
import { kindNames, kindOf } from './registry'

const calendar = buildCalendar(
  [
    { date: '2012-01-01', kind: 'holiday', name: 'Tết Dương lịch', mark: 'law' },
    { date: '2012-03-31', kind: 'holiday', name: 'Giỗ Tổ', mark: 'law' },
    { date: '2012-04-02', kind: 'compensation', name: 'nghỉ bù Giỗ Tổ', mark: 'default' },
  ],
  { unconfirmedHolidays: false },
)
const common = { id: 'KH2-Q001', objective: '2.3a', level: 'V', must_be_right: true, points: 1, legal: [{ id: 'blds-2005-d152', state: 'pending' }], stem: 'Lời dẫn?' }
const option = (id: string, more: object) => ({ id, text: `Lựa chọn ${id}`, feedback: `phản hồi mật ${id}`, ...more })

const single = { ...common, type: 'single', options: [option('a', {}), option('b', { correct: true }), option('c', {})] }
const multiple = {
  ...common, type: 'multiple', floor: 0,
  options: [option('a', { fraction: '1/3' }), option('b', { fraction: '1/3' }), option('c', { fraction: '1/3' }), option('d', { fraction: '-1/3' }), option('e', { fraction: '-1/3' })],
}
const dueDate = {
  ...common, type: 'due_date', received: '2012-03-29', limit: 3, unit: 'working_day', stops: [], answer: '2012-04-04',
  count: [
    { date: '2012-03-29', kind: 'receive', n: 0, note: 'Nhận' }, { date: '2012-03-30', kind: 'count', n: 1, note: 'một' }, { date: '2012-03-31', kind: 'off', note: 'mật' },
    { date: '2012-04-01', kind: 'off', note: 'mật' }, { date: '2012-04-02', kind: 'off', note: 'mật' }, { date: '2012-04-03', kind: 'count', n: 2, note: 'hai' }, { date: '2012-04-04', kind: 'due', n: 3, note: 'hẹn' },
  ],
  feedback_right: 'phản hồi mật đúng', feedback_wrong: 'phản hồi mật sai',
  feedback_by_answer: [{ value: '2012-04-02', feedback: 'phản hồi mật 02' }, { value: '2012-04-03', feedback: 'phản hồi mật 03' }],
}
const trueFalse = { ...common, type: 'true_false', options: [option('dung', {}), option('sai', { correct: true })] }
const matching = {
  ...common, type: 'matching', extra_right: ['Mẫu 04'], grading: 'per_pair',
  pairs: [{ left: 'Đủ', right: 'Mẫu 01', feedback: 'mật 1' }, { left: 'Thiếu', right: 'Mẫu 02', feedback: 'mật 2' }, { left: 'Vẫn thiếu', right: 'Mẫu 02', feedback: 'mật 3' }],
}
const ordering = { ...common, type: 'ordering', grading: 'adjacent_pairs', items: ['đọc', 'mở', 'đếm', 'ghi'].map((text, i) => ({ id: `b${i + 1}`, text, feedback: `mật ${i}` })) }
const shortAnswer = {
  ...common, type: 'short_answer', accept: ['mẫu 02', 'phiếu * bổ sung', { text: 'phiếu', fraction: '1/2' }], ignore: ['case', 'spaces', 'punctuation', 'diacritics'],
  feedback_right: 'phản hồi mật đúng', feedback_by_answer: [{ match: ['mẫu 01', '01'], feedback: 'phản hồi mật 01' }], feedback_wrong: 'phản hồi mật sai',
}
const numeric = {
  ...common, type: 'numeric', answer: 30000, tolerance: 0, unit: 'đồng', unit_also: ['đ'],
  feedback_right: 'phản hồi mật đúng', feedback_by_answer: [{ value: 40000, feedback: 'phản hồi mật 4' }, { value: 6000, feedback: 'phản hồi mật 6' }], feedback_wrong: 'phản hồi mật sai',
}
const gapFill = {
  ...common, type: 'gap_fill', stem: 'Trước [[truoc]] ngày, bằng [[cach]], nêu [[noi-dung]].',
  gaps: [
    { id: 'cach', kind: 'choice', options: ['lời', 'văn bản', 'tin nhắn'], accept: ['văn bản'], feedback: 'mật cách' },
    { id: 'truoc', kind: 'number', accept: ['1'], feedback: 'mật trước' },
    { id: 'noi-dung', kind: 'text', accept: ['lý do'], feedback: 'mật nội dung' },
  ],
}
const options = (item: { options: readonly { id: string }[] }) => item.options.map(({ id }) => id)
/** `ids`: what the order drawn holds. */
const cases = [
  { item: single, right: { choice: 'b' }, some: ['a', 'c', 'x'].map((choice) => ({ choice })), ids: options(single) },
  { item: trueFalse, right: { choice: 'sai' }, some: ['dung', 'x'].map((choice) => ({ choice })), ids: options(trueFalse) },
  { item: multiple, right: { choices: ['a', 'b', 'c'] }, some: [['a'], ['a', 'd'], ['d', 'e'], ['a', 'b', 'c', 'd', 'e'], ['x']].map((choices) => ({ choices })), ids: options(multiple) },
  { item: matching, right: { pairs: { p1: 'r1', p2: 'r2', p3: 'r2' } }, some: [{ 'pair-p1': 'r1' }, { 'pair-p1': 'r2', 'pair-p2': 'r2' }, { pairs: { p9: 'r1', x: 'r1', p1: 7 } }], ids: ['r1', 'r2', 'r3'] },
  // ids by the texts: ghi, mở, đếm, đọc
  { item: ordering, right: { order: ['i4', 'i2', 'i3', 'i1'] }, some: [{ 'place-i4': '1', 'place-i2': '2' }, { 'place-i1': '2', 'place-i2': '2', 'place-i3': '', 'place-i4': '9' }, { order: ['i1', 'i9'] }], ids: ['i1', 'i2', 'i3', 'i4'] },
  { item: shortAnswer, right: { text: 'Mẫu 02' }, some: ['mau 01', 'phiếu', 'x'].map((text) => ({ text })), ids: [] },
  { item: numeric, right: { written: '30.000 đ' }, some: ['40000', '6.000 đồng', '30,000', '30.000 ngày', 'ba mươi'].map((written) => ({ written })), ids: [] },
  { item: gapFill, right: { gaps: { g1: '1', g2: 'văn bản', g3: 'Lý do' } }, some: [{ 'gap-g1': '1,0' }, { 'gap-g2': 'lời' }, { gaps: { g9: 'x', g3: 'ly do' } }], ids: ['g2:0', 'g2:1', 'g2:2'] },
  { item: dueDate, right: { date: '2012-04-04' }, some: ['2012-04-02', '2012-04-03', '2012-05-01', 'mai'].map((date) => ({ date })), ids: [] },
]
const read = (item: { type: string }) => {
  const kind = kindOf(item.type)
  const { definition, faults } = kind?.parse(item, { calendar, procedures: [] }) ?? { definition: null, faults: [] }
  return { kind: kind as NonNullable<typeof kind>, definition, faults }
}
const keysIn = (value: unknown): string[] => (value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, item]) => [key, ...keysIn(item)]) : [])

/** Kinds of several parts, tested in their own files by the same laws. */
const ELSEWHERE = ['dossier_check', 'case', 'essay']
test('every kind is tested', () => expect([...cases.map(({ item }) => item.type), ...ELSEWHERE]).toEqual(kindNames()))

describe.each(cases)('$item.type', ({ item, right, some, ids }) => {
  const { kind, definition, faults } = read(item)

  test('reads a sound item, and reads it again as JSON', () => {
    expect(faults).toEqual([])
    expect(definition?.kind).toBe(item.type)
    expect(kind.grade(JSON.parse(JSON.stringify(definition)), right)).toEqual({ fraction: 1, right: true })
  })

  test('gives 1 for all right and 0 for nothing, nonsense or null', () => {
    expect(kind.grade(definition, right)).toEqual({ fraction: 1, right: true })
    for (const nothing of [{}, null, [], 'x', { choice: '', choices: '', date: '', text: ' ', written: '\u200b', 'pair-p1': '', 'place-i1': '', 'gap-g1': ' ' }]) {
      expect(kind.grade(definition, nothing)).toEqual({ fraction: 0, right: false })
      expect(kind.isAnswered(nothing)).toBe(false)
      expect(kind.describeResponse(definition, nothing)).toBe('')
    }
  })

  test('gives 0 to 1, whatever was answered', () => {
    const texts = fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'sai', '2012-04-04', '4/4/2012', 'r1', 'r2', '1', '2', 'mẫu 02', '30.000', 'văn bản', 'a\u0000b', '\ud800', 'x\udfffy', '\u200b', 'hoa\u0300', '9'.repeat(3000)), fc.string())
    const fields = fc.constantFrom('choice', 'choices', 'date', 'day', 'text', 'written', 'pair-p1', 'pair-p2', 'pair-p3', 'place-i1', 'place-i2', 'place-i3', 'place-i4', 'gap-g1', 'gap-g2', 'gap-g3', 'order', 'pairs', 'gaps', 'places', '__proto__')
    const anything = fc.dictionary(fields, fc.oneof(texts, fc.array(texts), fc.dictionary(fc.constantFrom('p1', 'g1', 'i1', 'constructor'), texts)))
    fc.assert(
      fc.property(fc.oneof(anything, fc.jsonValue()), (response) => {
        const { fraction, right: all } = kind.grade(definition, response)
        expect(fraction >= 0 && fraction <= 1 && all === (fraction === 1)).toBe(true)
        const parsed = kind.parseResponse(response)
        if (!parsed.ok) return
        const stored = JSON.parse(JSON.stringify(parsed.value)) as unknown
        expect(kind.parseResponse(stored)).toEqual(parsed)
        expect(kind.grade(definition, stored).fraction).toBe(fraction)
        expect(JSON.stringify(stored)).not.toMatch(/\\u0000|\p{Cs}/u)
        if (!kind.isAnswered(response)) expect(fraction).toBe(0)
      }),
    )
  })

  test('shows the learner no key: neither by name nor by text', () => {
    for (const seed of ['1', '2', '3']) {
      const shown = kind.forLearner(definition, kind.optionOrder(definition, seed))
      expect(keysIn(shown).filter((key) => key !== 'rights' && /correct|fraction|feedback|answer|accept|why|right|count|floor|level|mustBeRight|received|limit|stops|legal|tolerance|grading|pairs|expected/i.test(key))).toEqual([])
      expect(JSON.stringify(shown)).not.toContain('mật')
      expect(shown).toMatchObject({ kind: item.type, stem: item.stem.replace(/\[\[.*?\]\]/g, '……') })
    }
  })

  test('shuffles by seed alone and loses nothing', () => {
    const order = kind.optionOrder(definition, 'hạt giống')
    expect(kind.optionOrder(definition, 'hạt giống')).toEqual(order)
    expect([...order].sort()).toEqual(ids)
  })

  test('reviews what was chosen, what is right and why', () => {
    for (const response of [...some, right, {}]) {
      const review = kind.review(definition, response, kind.optionOrder(definition, '1'))
      expect(review.right).toBe(response === right)
      expect(review.fraction).toBe(kind.grade(definition, response).fraction)
      if (review.answered) expect(JSON.stringify(review)).toContain('mật')
    }
  })

  test('a response that was read can be stored and read again', () => {
    for (const response of [...some, right, {}]) {
      const parsed = kind.parseResponse(response)
      expect(parsed.ok).toBe(true)
      if (parsed.ok) expect(kind.parseResponse(JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed)
    }
    expect(kind.parseResponse('x')).toEqual({ ok: false, reason: 'response_unreadable' })
  })
})

describe('what a bad item is told', () => {
  const change = (item: { type: string }, more: object) => read({ ...item, ...more }).faults.map(({ key }) => key)
  test.each([
    ['no right option', single, { options: single.options.map((one) => ({ ...one, correct: false })) }, 'oneRight'],
    ['two right options', single, { options: single.options.map((one) => ({ ...one, correct: one.id !== 'a' })) }, 'oneRight'],
    ['right option longest', single, { options: single.options.map((one) => ({ ...one, text: one.id === 'b' ? `${one.text} thật dài` : one.text })) }, 'rightLongest'],
    ['option id twice', single, { options: single.options.map((one) => ({ ...one, id: 'a' })) }, 'duplicateId'],
    ['no feedback', single, { options: single.options.map(({ id, text }) => ({ id, text })) }, 'fieldMissing'],
    ['unknown key', single, { clue: 'b' }, 'fieldUnknown'],
    ['fractions of 2/3', multiple, { options: multiple.options.slice(1) }, 'fractionSum'],
    ['fraction that is none', multiple, { options: multiple.options.map((one) => ({ ...one, fraction: 0.33 })) }, 'fieldInvalid'],
    ['floor below 0', multiple, { floor: -1 }, 'floorInvalid'],
    ['wrong due date', dueDate, { answer: '2012-04-05' }, 'dueDateAnswer'],
    ['a day left out of the count', dueDate, { count: dueDate.count.filter((_, i) => i !== 3) }, 'dueDateCount'],
    ['a day of the wrong kind', dueDate, { count: dueDate.count.map((one) => (one.kind === 'off' ? { ...one, kind: 'stop' } : one)) }, 'dueDateCount'],
    ['stops without restart', dueDate, { stops: [{ from: '2012-04-03', to: '2012-04-05' }] }, 'dueDateRestart'],
    ['the right answer among the wrong', dueDate, { feedback_by_answer: [{ value: '2012-04-04', feedback: 'x' }] }, 'answerFeedbackRight'],
    ['a year without calendar', dueDate, { received: '2031-03-03', answer: '2031-03-06' }, 'dueDateRefused'],
  ])('%s', (_, item, more, key) => expect(change(item, more)).toContain(key))
})

test('partial credit is exact, kept between the floor and one', () => {
  const { kind, definition } = read(multiple)
  const fraction = (...choices: string[]) => kind.grade(definition, { choices }).fraction
  expect([fraction('a'), fraction('a', 'b'), fraction('a', 'd'), fraction('d', 'e'), fraction('a', 'b', 'c', 'd')]).toEqual([1 / 3, 2 / 3, 0, 0, 2 / 3])
})

test('a due date is taken as it is written: one field, three fields, or ISO', () => {
  const { kind, definition } = read(dueDate)
  for (const response of [{ date: '4/4/2012' }, { date: ' 04-04-2012 ' }, { day: '4', month: '04', year: '2012' }, { date: '2012-04-04' }]) expect(kind.grade(definition, response).right).toBe(true)
  expect(kind.parseResponse({ date: 'thứ tư' })).toEqual({ ok: true, value: { date: null, written: 'thứ tư' } })
  expect(kind.describeResponse(definition, { date: '2012-04-04' })).toBe('thứ Tư, 04/4/2012')
})
