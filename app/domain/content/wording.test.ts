import { describe, expect, test } from 'vitest'
import { wordingWarnings } from './wording'

const found = (text: string) => wordingWarnings(text).map(({ key, severity, at, values }) => [key, severity, at.line, at.column, values['word'] ?? values['date'] ?? ''])

describe('wording', () => {
  test.each([
    'Ủy ban hòa giải quý I, già hóa, khóa học.',
    'Hẹn 05/03/2026, thứ năm 02/04.',
    'Nghị định 61/2018/NĐ-CP; thủ tục 1.004873; mức 30.000.000 đồng; số 12-34-5678-9',
    'To, on, do, an, a, in, me, he, so: đều là tiếng Việt khi viết không dấu.',
    'Cổng dichvucong.gov.vn và thư abc@hanoi.gov.vn',
    'một\ndòng mới  ',
  ])('%s is as it should be', (text) => expect(found(text)).toEqual([]))

  test.each([
    ['Uỷ ban', 'tonePlacement', 1, 1, 'Uỷ'],
    ['Dòng một\nkhoá học', 'tonePlacement', 2, 1, 'khoá'],
    ['nộp  hồ sơ', 'doubleSpace', 1, 4, ''],
    ['ngày 2026-03-05 ạ', 'dateForm', 1, 6, '2026-03-05'],
    ['ngày 5-3-2026', 'dateForm', 1, 6, '5-3-2026'],
    ['ngày 5/3/2026.', 'dateForm', 1, 6, '5/3/2026'],
    ['người dân and cán bộ', 'englishWord', 1, 11, 'and'],
  ])('%s is remarked on', (text, key, line, column, what) => expect(found(text)).toEqual([[key, 'warning', line, column, what]]))
})
