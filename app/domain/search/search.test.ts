import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerpt, highlight } from './excerpt'
import { indexedWords, markedWords, searchQuery } from './search-query'

describe('a query', () => {
  test.each([
    ['giấy chứng nhận', ['giay', 'chung', 'nhan'], ' giấy chứng nhận', ["'giay' <-> 'chung' <-> 'nhan'", "'giay' & 'chung' & 'nhan'", "'giay' & 'chung' & 'nhan':*"]],
    ['  Giay  CHUNG ', ['giay', 'chung'], '', ["'giay' <-> 'chung'", "'giay' & 'chung'", "'giay' & 'chung':*"]],
    ['Đoàn', ['doan'], ' đoàn', ["'doan'", "'doan':*"]],
    ['hoà', ['hoa'], ' hòa', ["'hoa'", "'hoa':*"]],
    ["61/2018/NĐ-CP ' | !", ['61', '2018', 'nd', 'cp'], ' 61 2018 nđ cp', ["'61' <-> '2018' <-> 'nd' <-> 'cp'", "'61' & '2018' & 'nd' & 'cp'", "'61' & '2018' & 'nd' & 'cp':*"]],
    ['', [], '', []],
    ['?!… <>', [], '', []],
  ])('%j', (typed, words, marked, tries) => {
    const query = searchQuery(typed)
    expect([query.words, query.marked, query.tries.map((one) => one.query)]).toEqual([words, marked, tries])
  })

  test('of any text is short, and its texts hold nothing that could be an operator', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
      const query = searchQuery(typed)
      expect([...query.typed].length).toBeLessThanOrEqual(100)
      expect(query.words.length).toBeLessThanOrEqual(12)
      for (const one of query.tries) expect(one.query).toMatch(/^'[\p{L}\p{M}\p{N}]+'(?: (?:<->|&) '[\p{L}\p{M}\p{N}]+')*(?::\*)?$/u)
    }))
  })

  test('meets what is stored', () => {
    expect(indexedWords('Thủ tục 1.004873, “Đất đai”')).toBe('thu tuc 1 004873 dat dai')
    expect(markedWords('Khoá, Hòa')).toBe(' khóa hòa')
    expect(markedWords('Khóa học')).toContain(searchQuery('khoá').marked)
  })
})

describe('what is shown', () => {
  const phrase = (...words: string[]) => ({ words, manner: 'phrase' as const })
  const shown = (pieces: { text: string; hit: boolean }[]) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

  test.each([
    ['Cấp giấy chứng nhận cho dân', phrase('giay', 'chung', 'nhan'), 'Cấp [giấy chứng nhận] cho dân'],
    ['Đoàn; đoan chắc', phrase('doan'), '[Đoàn]; [đoan] chắc'],
    ['Nhận giấy, chung tay', { words: ['giay', 'chung'], manner: 'words' as const }, 'Nhận [giấy], [chung] tay'],
    ['nhanh nhẹn', { words: ['nha'], manner: 'beginning' as const }, '[nhanh] nhẹn'],
    ['không có gì', phrase('giay'), 'không có gì'],
    ['<b>giấy</b>', phrase('giay'), '<b>[giấy]</b>'],
    ['', phrase('giay'), ''],
  ])('%s', (text, wanted, expected) => expect(shown(highlight(text, wanted))).toBe(expected))

  test('is some words around the first hit', () => {
    const text = `${'chữ '.repeat(100)}giấy hẹn ${'sau '.repeat(100)}`.trim()
    const found = shown(excerpt(text, phrase('giay', 'hen')))
    expect(found).toMatch(/^… (chữ ){12}\[giấy hẹn\]( sau)+ …$/)
    expect(found.split(' ').length).toBeLessThan(50)
  })

  test('leaves nothing out and adds nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom('a', 'b', 'giay')), (text, words) => {
      expect(highlight(text, { words, manner: 'words' }).map((piece) => piece.text).join('')).toBe(text)
    }))
  })
})
