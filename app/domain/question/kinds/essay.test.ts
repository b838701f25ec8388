import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildCalendar } from '../../calendar/working-calendar'
import type { Kind } from '../kind'
import { kindOf } from '../registry'
import { LONGEST_ESSAY } from './essay'

const context = { calendar: buildCalendar([], { unconfirmedHolidays: false }), procedures: [] }
const item = {
  id: 'KH2-Q700', type: 'essay', objective: '2.6c', level: 'V', must_be_right: false, points: 4, legal: [], stem: 'Viết lời xin lỗi.',
  min_words: 60, max_words: 120, criteria: [{ id: 'ly-do', text: 'Nêu lý do', maximum: 2 }, { id: 'ngay', text: 'Nêu ngày mới', maximum: 2 }], guidance: 'gợi ý mật', markers: 2,
}
const kind = kindOf('essay') as Kind
const read = (more: object = {}) => kind.parse({ ...item, ...more }, context)
const { definition, faults } = read()

test('reads a sound item', () => {
  expect(faults).toEqual([])
  expect(read({ max_words: 0 }).faults).toEqual([])
  expect(read({ max_words: 50 }).faults).toMatchObject([{ key: 'essayWords', at: ['max_words'] }])
  expect(read({ criteria: [item.criteria[0], item.criteria[0]] }).faults).toMatchObject([{ key: 'duplicateId' }])
  expect(read({ markers: 3 }).definition).toBeNull()
})

test('earns nothing until a person marks it; an empty one needs no marking', () => {
  expect(kind.grade(definition, { text: 'Bài viết' })).toEqual({ fraction: 0, right: false, needsMarking: true })
  for (const nothing of [{}, null, { text: '' }, { text: ' \r\n\t ' }, { text: 5 }, 'x']) expect(kind.grade(definition, nothing)).toEqual({ fraction: 0, right: false })
})

test('tells criteria, never the guidance', () => {
  expect(kind.forLearner(definition, [])).toEqual({ kind: 'essay', stem: 'Viết lời xin lỗi.', minWords: 60, maxWords: 120, criteria: item.criteria })
  expect(kind.review(definition, { text: 'Bài' }, [])).toMatchObject({ written: 'Bài', guidance: 'gợi ý mật', answered: true, feedback: null })
})

test('keeps a text that can be stored, in NFC, not longer than the page allows', () => {
  const unit = fc.constantFrom('a', 'ộ', 'o\u0302\u0323', '\u0323', ' ', '\n', '\r', '\t', '\u0000', '\u001f', '\ud83d', '\ude00', '😀', '"')
  fc.assert(fc.property(fc.string({ unit, maxLength: 40 }), fc.nat({ max: 250 }), (text, times) => {
    const parsed = kind.parseResponse({ text: text.repeat(times) })
    if (!parsed.ok) throw new Error(parsed.reason)
    const { text: kept } = parsed.value as { text: string | null }
    expect(kept === null || (kept.length <= LONGEST_ESSAY && kept.trim() === kept && !/[\u0000\r]|\p{Cs}/u.test(kept))).toBe(true)
    expect(kind.parseResponse(parsed.value)).toEqual(parsed)
  }))
  expect(kind.parseResponse({ text: ' Dòng một\r\nDòng hai ' })).toEqual({ ok: true, value: { text: 'Dòng một\nDòng hai' } })
  expect(JSON.stringify({ text: 'ộ'.repeat(LONGEST_ESSAY) }).length).toBeLessThan(kind.longestResponse)
})

test('is described by how it begins', () => {
  const long = Array.from({ length: 60 }, (_, n) => `chữ${n}`).join(' ')
  expect(kind.describeResponse(definition, { text: long })).toMatch(/^chữ0 chữ1 .* …$/)
  expect(kind.describeResponse(definition, { text: 'Ngắn\ngọn' })).toBe('Ngắn gọn')
})
