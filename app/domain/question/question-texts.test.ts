import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuestionDefinition } from './question-definition'
import { checkQuestionTexts, questionTexts } from './question-texts'
import { type RichText, checkRichText, hasMarkup, hasPictures, plainParagraphs, richTextWords, withAssets } from './rich-text'

const text = (words: string) => ({ type: 'text' as const, text: words })
const image = { type: 'image' as const, file: 'so-do.svg', alt: 'Sơ đồ' }
const tree: RichText = [
  { type: 'paragraph', children: [text('Xem '), { type: 'strong', children: [text('bảng'), { type: 'term', id: 'one_stop', children: [text('một cửa')] }] }] },
  { type: 'list', ordered: true, items: [[{ type: 'paragraph', children: [text('một')] }], [image]] },
  { type: 'table', head: [[text('A')], [text('B')]], rows: [[[text('1')], [image]]] },
]
const around = { files: new Set(['so-do.svg', 'mau.pdf']), terms: new Set(['one_stop']) }

describe('hasMarkup', () => {
  test.each(['**đậm**', 'một\n- hai', '![a](b.svg)', '| A | B |', 'Mẫu <b>', '1. Tờ khai', '# Đầu đề', 'a\\*b', '&amp;', '{x}', '`mã`'])('%s', (one) => expect(hasMarkup(one)).toBe(true))
  test.each(['Thời hạn 3 ngày.', 'Một\n\nHai', '[[truoc]] ngày', '5 + 3 = 8; 80%', 'Điều 12 (khoản 2)', '“Chị về nhé!”', 'A & B', 'ngày 24/04/2026 - thứ sáu'])('not: %s', (one) => expect(hasMarkup(one)).toBe(false))
  test('where no list may stand, a number at the start is words', () => expect([hasMarkup('1. Tờ khai', 'words'), hasMarkup('1. *Tờ khai*', 'words')]).toEqual([false, true]))
  test('plain text is its paragraphs', () => expect(plainParagraphs('Một\nhai\n \nba')).toEqual(['Một\nhai', 'ba']))
})

describe('checkRichText', () => {
  const keys = (one: RichText, place: 'blocks' | 'words' = 'blocks') => checkRichText(one, place, around).map(({ key }) => key)
  test('takes a sound tree; in words no list or table', () => expect([keys(tree), keys(tree, 'words')]).toEqual([[], ['textWords']]))
  test.each<[string, RichText, string[]]>([
    ['four columns', [{ type: 'table', head: ['A', 'B', 'C', 'D'].map((one) => [text(one)]), rows: [] }], ['tableTooWide']],
    ['a picture that is not there', [{ ...image, file: 'khac.svg' }], ['fileOfFigure']],
    ['a file that is no picture', [{ ...image, file: 'mau.pdf' }], ['fileOfFigure']],
    ['a picture without description, in a list', [{ type: 'list', ordered: false, items: [[{ ...image, alt: ' ' }]] }], ['imageNoAlt']],
    ['an unknown term', [{ type: 'paragraph', children: [{ type: 'term', id: 'x', children: [] }] }], ['termUnknown']],
  ])('%s', (_, one, expected) => expect(keys(one)).toEqual(expected))
})

test('pictures get their place, at any depth, and nothing else changes', () => {
  const asset = { hash: 'h', width: 360, height: 200, type: 'image/svg+xml', bytes: 9 }
  expect(hasPictures(tree)).toBe(true)
  expect(hasPictures([{ type: 'paragraph', children: [text('a')] }])).toBe(false)
  const placed = withAssets(tree, { 'so-do.svg': asset })
  expect(JSON.stringify(placed).match(/"asset":\{"hash":"h","width":360,"height":200\}/g)).toHaveLength(2)
  expect(withAssets(tree, { toString: asset })).toEqual(tree)
})

test('a tree in words, on one line', () => expect(richTextWords(tree)).toBe('Xem bảngmột cửa một; Sơ đồ A, B; 1, Sơ đồ'))

describe('questionTexts', () => {
  const dossier = { kind: 'dossier_check', stem: 'S', procedures: [{ code: '1', asOf: 'x' }], card: { name: 'N' }, papers: [{ id: 'p', name: 'P', brought: 'B', verdict: 'missing', feedback: 'F' }], decision: { options: [{ id: 'a', text: 'A', feedback: 'G' }] } }
  test('by the names of fields, with the places of the file', () => {
    expect(questionTexts(dossier).map(({ text: one, place, at }) => [one, place, at.join('.')])).toEqual([
      ['S', 'blocks', 'stem'], ['P', 'words', 'papers.0.name'], ['B', 'words', 'papers.0.brought'], ['F', 'words', 'papers.0.feedback'], ['A', 'words', 'decision.options.0.text'], ['G', 'words', 'decision.options.0.feedback'],
    ])
    expect(questionTexts({ feedbackByAnswer: [{ value: '1', feedback: 'F' }] }).map(({ at }) => at.join('.'))).toEqual(['feedback_by_answer.0.feedback'])
  })
  test('what stands in a choice box is plain; right is a text only where it is one', () => {
    expect(questionTexts({ pairs: [{ left: 'L', right: 'R' }], extraRight: ['X'], gaps: [{ options: ['O'] }] }).map(({ text: one, place }) => one + place)).toEqual(['Lwords', 'Rplain', 'Xplain', 'Oplain'])
    expect(questionTexts({ right: true, options: [{ right: false, text: 'A' }], keys: { right: 'vì' } }).map(({ text: one, place }) => one + place)).toEqual(['Awords', 'vìwords'])
  })
  test('a stem with gaps is read piece by piece', () => {
    expect(questionTexts({ kind: 'gap_fill', stem: 'Một [[a]] hai [[b]]' }).map(({ text: one, place }) => one + place)).toEqual(['Một words', ' hai words'])
  })
  test('survives anything', () => fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(Array.isArray(questionTexts(value))).toBe(true)
  })))
})

test('checkQuestionTexts parses only what has markup, and refuses it in choice boxes', () => {
  const parsed: string[] = []
  const read = (one: string) => (parsed.push(one), { tree, faults: [] })
  const question = { kind: 'matching', stem: 'Trơn', pairs: [{ left: '**L**', right: '*R*' }] } as unknown as QuestionDefinition
  expect(checkQuestionTexts(question, { ...around, read })).toMatchObject([{ key: 'textWords', at: ['pairs', 0, 'left'] }, { key: 'textPlain', at: ['pairs', 0, 'right'] }])
  expect(parsed).toEqual(['**L**'])
})
