import { describe, expect, it } from 'vitest'
import { buildCalendar } from '../../calendar/working-calendar'
import { asKind } from '../kind'
import { gapFillKind } from './gap-fill'
import { numericKind, readWritten } from './numeric'
import { shortAnswerKind } from './short-answer'

const context = { calendar: buildCalendar([], { unconfirmedHolidays: false }), procedures: [] }
const common = { id: 'KH2-Q001', objective: '2.3a', level: 'V', must_be_right: false, points: 1, legal: [], stem: 'Lời dẫn?' }

describe('short answer', () => {
  const kind = asKind(shortAnswerKind)
  const item = {
    ...common, type: 'short_answer', accept: ['mẫu 02', '02', { text: 'phiếu*bổ sung*', fraction: '2/3' }, { text: 'phiếu*', fraction: '1/3' }], ignore: ['case', 'spaces', 'punctuation', 'diacritics'],
    feedback_right: 'đúng', feedback_by_answer: [{ match: ['01', 'mẫu 01', 'giấy hẹn'], feedback: 'đó là giấy hẹn' }, { match: ['phiếu*'], feedback: 'tên chưa đủ' }], feedback_wrong: 'sai',
  }
  const { definition, faults } = kind.parse(item, context)
  it.each([
    ['Mau  02.', 1, 'đúng'], ['mẫu02', 1, 'đúng'], ['02', 1, 'đúng'], ['2', 0, 'sai'], ['phiếu yêu cầu bổ sung', 2 / 3, 'tên chưa đủ'], ['phiếu gì đó', 1 / 3, 'tên chưa đủ'], ['Giấy hẹn', 0, 'đó là giấy hẹn'], ['', 0, null],
  ])('%j earns %d: %s', (text, fraction, feedback) => {
    expect(faults).toEqual([])
    expect(kind.review(definition, { text }, [])).toMatchObject({ fraction, right: fraction === 1, feedback, written: text.trim() === '' ? null : expect.any(String), expected: 'mẫu 02' })
  })
  it('minds marks and capitals where the question does', () => {
    const strict = kind.parse({ ...item, ignore: [] }, context).definition
    expect(['mẫu 02', ' mẫu  02', 'Mẫu 02', 'mau 02', 'mẫu02'].map((text) => kind.grade(strict, { text }).fraction)).toEqual([1, 1, 0, 0, 0])
  })
  it.each([
    ['nothing that earns all', { accept: [{ text: 'a', fraction: '1/2' }] }, 'acceptNone'], ['an answer that takes everything', { accept: ['*'] }, 'acceptAll'], ['a right answer among the wrong', { feedback_by_answer: [{ match: ['MẪU 02'], feedback: 'f' }] }, 'answerFeedbackRight'],
    ['a part above all', { accept: [{ text: 'a', fraction: '3/2' }] }, 'fieldInvalid'],
  ])('refuses %s', (_, more, key) => expect(kind.parse({ ...item, ...more }, context).faults.map((one) => one.key)).toContain(key))
})

describe('numeric', () => {
  const kind = asKind(numericKind)
  const item = { ...common, type: 'numeric', answer: 12.5, tolerance: 0.1, unit: 'km', unit_also: ['cây số'], feedback_right: 'đúng', feedback_by_answer: [{ value: 125, feedback: 'quên dấu phẩy' }, { value: 13, feedback: 'làm tròn' }], feedback_wrong: 'sai' }
  const { definition, faults } = kind.parse(item, context)
  it.each([
    ['12,5', true, 'đúng'], ['12.5', true, 'đúng'], ['12,6 km', true, 'đúng'], ['12,4', true, 'đúng'], ['12,61', false, 'sai'], ['12,5KM', true, 'đúng'], ['12,5 cay so.', true, 'đúng'], ['12,5 m', false, 'sai'], ['125', false, 'quên dấu phẩy'], ['13,05', false, 'làm tròn'], ['-12,5', false, 'sai'],
  ])('%j: %s, %s', (written, right, feedback) => {
    expect(faults).toEqual([])
    expect(kind.review(definition, { written }, [])).toMatchObject({ answered: true, right, fraction: right ? 1 : 0, feedback, written, expected: '12,5', unit: 'km' })
  })
  it.each(['mười hai', '12,500', '1-2', '3 1/2'])('does not read %j, and keeps it', (written) => {
    expect(kind.isAnswered({ written })).toBe(false)
    expect(kind.review(definition, { written }, [])).toMatchObject({ answered: false, fraction: 0, feedback: null, written })
    expect(kind.describeResponse(definition, { written })).toBe('')
  })
  it('reads units, also those that end in a digit', () => {
    expect(readWritten('100 m2')?.unit).toBe('m2')
    expect(readWritten('30 000 đồng.')?.unit).toBe('đồng')
    expect(kind.describeResponse(definition, { written: '7' })).toBe('7 km')
  })
  it('takes a part of the answer as tolerance, exactly', () => {
    const part = kind.parse({ ...item, answer: -200, tolerance: '2,5%', feedback_by_answer: [] }, context).definition
    expect(['-195', '-205', '-194,9', '-205,1', '200'].map((written) => kind.grade(part, { written }).right)).toEqual([true, true, false, false, false])
  })
  it.each([
    ['a right answer among the wrong', { feedback_by_answer: [{ value: 12.55, feedback: 'f' }] }, 'answerFeedbackRight'], ['a wrong answer twice', { feedback_by_answer: [{ value: 1, feedback: 'f' }, { value: 1, feedback: 'g' }] }, 'textTwice'],
    ['a tolerance below 0', { tolerance: -1 }, 'fieldInvalid'], ['a number that cannot be exact', { answer: 1e21 }, 'fieldInvalid'], ['too many decimals', { answer: 0.1234567 }, 'fieldInvalid'],
  ])('refuses %s', (_, more, key) => expect(kind.parse({ ...item, ...more }, context).faults.map((one) => one.key)).toContain(key))
})

describe('gaps', () => {
  const kind = asKind(gapFillKind)
  const stem = 'Chậm nhất [[truoc]] ngày, báo bằng [[cach]], nêu [[noi-dung]].'
  const gaps = [
    { id: 'cach', kind: 'choice', options: ['điện thoại', 'văn bản', 'tin nhắn'], accept: ['văn bản'], feedback: 'f' },
    { id: 'truoc', kind: 'number', accept: ['1', '1,0'], feedback: 'f' },
    { id: 'noi-dung', kind: 'text', accept: ['lý do*'], feedback: 'f' },
  ]
  const item = { ...common, type: 'gap_fill', stem, gaps }
  const { definition, faults } = kind.parse(item, context)

  it('cuts the stem into pieces, and hides the names of the gaps', () => {
    expect(faults).toEqual([])
    expect(kind.forLearner(definition, ['g2:2', 'g2:0', 'g2:1'])).toEqual({
      kind: 'gap_fill', stem: 'Chậm nhất …… ngày, báo bằng ……, nêu …….',
      pieces: [{ text: 'Chậm nhất ' }, { gap: { id: 'g1', kind: 'number', options: [] } }, { text: ' ngày, báo bằng ' }, { gap: { id: 'g2', kind: 'choice', options: ['tin nhắn', 'điện thoại', 'văn bản'] } }, { text: ', nêu ' }, { gap: { id: 'g3', kind: 'text', options: [] } }, { text: '.' }],
    })
  })
  it.each([[{}, 0], [{ g1: '1' }, 1 / 3], [{ g1: 'một', g2: 'văn bản' }, 1 / 3], [{ g1: '01', g2: 'văn bản', g3: 'Lý do chậm' }, 1], [{ g2: 'VĂN BẢN', g3: 'ly do' }, 0]])('%j earns %d', (given, fraction) => {
    expect(kind.grade(definition, { gaps: given })).toEqual({ fraction, right: fraction === 1 })
  })
  it('reviews each gap by its number', () => {
    const review = kind.review(definition, { 'gap-g2': 'tin nhắn' }, [])
    expect('entries' in review && review.entries.map(({ label, given, expected, right }) => [label, given, expected, right])).toEqual([['1', null, '1', false], ['2', 'tin nhắn', 'văn bản', false], ['3', null, 'lý do…', false]])
    expect(kind.describeResponse(definition, { 'gap-g2': 'tin nhắn' })).toBe('–; tin nhắn; –')
  })
  it.each([
    ['a gap that is not listed', { stem: `${stem} [[khac]]` }, 'gapUnknown'], ['a gap not in the stem', { stem: stem.replace('[[cach]]', 'giấy') }, 'gapUnused'], ['a gap twice', { stem: `${stem} [[cach]]` }, 'gapTwice'],
    ['an answer that cannot be chosen', { gaps: [{ ...gaps[0], accept: ['thư'] }, ...gaps.slice(1)] }, 'gapAccept'], ['a choice of one', { gaps: [{ ...gaps[0], options: ['văn bản'] }, ...gaps.slice(1)] }, 'gapOptions'],
    ['options to a number', { gaps: [gaps[0], { ...gaps[1], options: ['1'] }, gaps[2]] }, 'gapOptions'], ['a number that is none', { gaps: [gaps[0], { ...gaps[1], accept: ['1,000'] }, gaps[2]] }, 'numberUnread'], ['words that take everything', { gaps: [...gaps.slice(0, 2), { ...gaps[2], accept: ['*'] }] }, 'acceptAll'],
  ])('refuses %s', (_, more, key) => expect(kind.parse({ ...item, ...more }, context).faults.map((one) => one.key)).toContain(key))
})
