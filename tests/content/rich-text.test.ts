/** The text of questions through the parser itself: what it reads, and what it refuses. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReadRichText } from '~/domain/question/question-texts'
import { parseLesson } from '~/server/content/parse-lesson.server'
import { richTextReader } from '~/server/content/parse-rich-text.server'
import { findPlainWords, findRichTexts } from '~/server/question/find-rich-texts.server'

let read: (text: string) => ReadRichText
beforeAll(async () => {
  read = await richTextReader()
})
const keys = (text: string) => read(text).faults.map(({ key }) => key)

describe('reads', () => {
  test.each<[string, string, unknown]>([
    ['strong, emphasis, code, line end', 'Mẫu **02** *một lần*, `A`\\\nhết', [{ type: 'paragraph', children: [{ text: 'Mẫu ' }, { type: 'strong' }, { text: ' ' }, { type: 'emphasis' }, { text: ', ' }, { type: 'code', text: 'A' }, { type: 'break' }, { text: 'hết' }] }]],
    ['a table', '| Giấy | Nộp |\n|---|:-:|\n| Tờ khai | **có** |', [{ type: 'table', head: [[{ text: 'Giấy' }], [{ text: 'Nộp' }]], rows: [[[{ text: 'Tờ khai' }], [{ type: 'strong' }]]] }]],
    ['lists in lists', '1. một\n   - hai', [{ type: 'list', ordered: true, items: [[{ type: 'paragraph' }, { type: 'list', ordered: false }]] }]],
    ['a picture alone, and one among words', '![Sơ đồ](a.svg)\n\nXem ![B](b.png) này', [{ type: 'image', file: 'a.svg', alt: 'Sơ đồ' }, { type: 'paragraph', children: [{ text: 'Xem ' }, { type: 'image', file: 'b.png' }, { text: ' này' }] }]],
    ['a figure with a caption', 'Xem hình.\n\n<Figure src="a.svg" alt="Sơ đồ" caption="Chú ý mốc." />', [{ type: 'paragraph' }, { type: 'image', file: 'a.svg', alt: 'Sơ đồ', caption: 'Chú ý mốc.' }]],
    ['a term', 'Bộ phận <Term id="one_stop_shop">một cửa</Term> nhận.', [{ type: 'paragraph', children: [{ text: 'Bộ phận ' }, { type: 'term', id: 'one_stop_shop', children: [{ text: 'một cửa' }] }, { text: ' nhận.' }] }]],
    ['a link to a page of ours', '[bài 2.3](/courses/KH2)', [{ type: 'paragraph', children: [{ type: 'link', url: '/courses/KH2' }] }]],
    ['gaps and lone brackets as words', 'Trước [[truoc]] ngày *nhé* [a]', [{ type: 'paragraph', children: [{ text: 'Trước [[truoc]] ngày ' }, {}, { text: ' [a]' }] }]],
  ])('%s', (_, source, expected) => {
    expect(keys(source)).toEqual([])
    expect(read(source).tree).toMatchObject(expected as object)
  })
})

describe('refuses', () => {
  test.each([
    ['an expression', '{process.env.X}', 'expression'],
    ['an expression among words', 'a {1 + 1} b', 'expression'],
    ['an import', 'import fs from "fs"\n\n*a*', 'importOrExport'],
    ['raw HTML', '<b>đậm</b>', 'rawHtml'],
    ['a script', '<script>alert(1)</script>', 'rawHtml'],
    ['an event attribute', '<Term id="a" onclick="x">b</Term>', 'attributeUnknown'],
    ['a spread', '<Term {...x}>b</Term>', 'spread'],
    ['another component', '<Callout kind="note" title="a">\n\nb\n\n</Callout>', 'textComponent'],
    ['a component of no such name', 'a <Widget /> b', 'textComponent'],
    ['a script link', '[a](javascript:alert(1))', 'linkRefused'],
    ['a script link in disguise', '[a](java&#9;script:alert(1))', 'linkRefused'],
    ['a heading', '## Đầu đề', 'textNode'],
    ['a quotation', 'a\n\n> *b*', 'textNode'],
    ['code blocks', '```\na\n```', 'textNode'],
    ['a tag that is never closed', 'a <Term id="b">c', 'mdxUnreadable'],
    ['a heading that the parser trips over', '<Term id="a">*\n---', 'mdxUnreadable'],
    ['too long', '*a* '.repeat(2000), 'textTooLong'],
    ['a knot of brackets', '{['.repeat(1000), 'lessonTooKnotty'],
    ['nesting without end', `${'- '.repeat(15)}*a*`, 'lessonTooDeep'],
  ])('%s', (_, source, key) => {
    expect(keys(source)).toContain(key)
    expect(read(source).tree).toBeNull()
  })

  test('never throws, and never lets through a tree with anything else in it', () => {
    const pieces = fc.constantFrom('*', '**', '_', '`', '[', ']', '(', ')', '<', '>', '{', '}', '|', '\n', '---', '!', 'a', ' ', 'ộ', '<Term id="a">', '</Term>', '\\', '&#9;', '- ', '1. ', 'javascript:')
    fc.assert(fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const { tree, faults } = read(parts.join(''))
      expect((tree === null) === (faults.length > 0)).toBe(true)
      expect(JSON.stringify(tree)).not.toMatch(/"(estree|html|mdx\w*|url":"javascript)/i)
    }), { numRuns: 300 })
  })
})

test('a lesson still has no tables drawn by |', async () => {
  const { tree } = await parseLesson('---\nid: x\n---\n\n| A | B |\n|---|---|\n| 1 | 2 |\n')
  expect(JSON.stringify(tree)).not.toContain('"table"')
})

describe('findRichTexts', () => {
  test('gives a tree for each text with markup, with the place of its pictures, and leaves the rest', async () => {
    const question = { kind: 'single', stem: 'Xem **hình**:\n\n![Sơ đồ](a.svg)', options: [{ id: 'a', text: '1. Tờ khai' }, { id: 'b', text: '*Không*' }] }
    const texts = await findRichTexts(question, { 'a.svg': { hash: 'h'.repeat(64), width: 360, height: 200 } })
    expect(Object.keys(texts)).toEqual([question.stem, '*Không*'])
    expect(texts[question.stem]?.[1]).toEqual({ type: 'image', file: 'a.svg', alt: 'Sơ đồ', asset: { hash: 'h'.repeat(64), width: 360, height: 200 } })
  })
  test('asks for pictures only when there are any; a text that cannot be read stays words', async () => {
    let asked = 0
    const assets = () => Promise.resolve((asked += 1, {}))
    expect(await findRichTexts({ stem: 'Trơn', hint: 'nếu < 5', feedback: '**đậm**' }, assets)).toMatchObject({ '**đậm**': [{}] })
    expect(asked).toBe(0)
    await findRichTexts({ stem: '![a](b.svg)' }, assets)
    expect(asked).toBe(1)
  })
  test('words on one line', async () => expect([await findPlainWords('Mẫu **02**'), await findPlainWords('Trơn'), await findPlainWords('nếu < 5')]).toEqual(['Mẫu 02', 'Trơn', 'nếu < 5']))
})
