import { describe, expect, test } from 'vitest'
import { alikeQuestions, bankFigures, bankQuality } from './check-bank-quality'
import type { QuestionDefinition } from './question-definition'

const common = { level: 'N' as const, mustBeRight: false, points: 1, legal: [], hint: '', procedures: [], purpose: 'exam' as const }
/** The options' lengths, the right one by its place. */
function single(n: number, lengths: number[], right: number, objective = '1.1a'): QuestionDefinition {
  const options = lengths.map((length, i) => ({ id: String(i), text: 'x'.repeat(length), correct: i === right, feedback: 'x' }))
  return { ...common, id: `KH1-Q${n}`, kind: 'single', objective, stem: `Câu ${n}`, options } as QuestionDefinition
}
const many = (count: number, make: (n: number) => QuestionDefinition) => Array.from({ length: count }, (_, i) => make(i))
const course = { lessons: [{ number: '1.1', title: 'Bài', minutes: 20, periods: 1, changedOn: '', changes: '', objectives: [{ id: '1.1a', text: 'Làm' }] }] }
const keys = (questions: QuestionDefinition[]) => bankQuality(questions, course).map(({ key, values }) => [key, values['percent'] ?? values['id']])

describe('a bank', () => {
  test('that has its right options in two places only', () => expect(keys(many(12, (n) => single(n, [5, 9, 7, 9], (n % 2) * 2)))).toEqual([['bankPlace', 50], ['bankPlace', 50]]))
  test('is judged by its one-choice questions of three options or more', () => {
    expect(bankFigures([...many(3, (n) => single(n, [9, 5, 5], 0)), single(9, [9, 5], 0), { ...single(10, [9, 5, 5], 0), purpose: 'practice' }])).toEqual({ choices: 3, longest: 3, places: [3, 0, 0, 0, 0] })
  })
  test('whose right options are the longest', () => expect(keys(many(12, (n) => single(n, [5, 5, 5].map((length, i) => (i === n % 3 ? 9 : length)), n % 3)))).toEqual([['bankLongest', 100]]))
  test('whose right options are as long as the longest now and then', () => expect(keys(many(12, (n) => single(n, n % 3 === 0 ? [9, 9, 5] : [5, 5, 9].map((length, i) => (i === n % 3 ? 5 : length === 5 ? 9 : length)), n % 3)))).toEqual([]))
  test('too small to tell', () => expect(keys(many(5, (n) => single(n, [9, 5, 5], 0)))).toEqual([]))
  test('that never asks for an objective', () => expect(keys([single(1, [5, 5, 5], 0, '1.2a')])).toEqual([['objectiveUnasked', '1.1a']]))
})

describe('questions alike', () => {
  const stem = 'Chị Hòa nộp tờ khai và giấy chứng sinh lúc chín giờ sáng, anh Tùng ở quầy nên làm gì trước tiên để chị khỏi về tay không'
  test.each<[string, string, boolean]>([
    [stem, stem, true],
    [stem, stem.replace('Hòa', 'Hoa').replace('Tùng', 'Tung'), true],
    [stem, `${stem} nhỉ`, true],
    [stem, stem.replace('chín', 'mười').replace('tờ khai', 'đơn'), false],
    ['Nhận 02/03/2026, hẹn ngày nào?', 'Nhận 03/03/2026, hẹn ngày nào?', false],
    ['Đúng?', 'Đúng?', true],
  ])('%s | %s', (one, other, alike) => expect(alikeQuestions([{ id: 'A', stem: one }, { id: 'B', stem: other }]).map(({ id }) => id)).toEqual(alike ? ['B'] : []))
})
