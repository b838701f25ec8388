/** What a lesson must not be: a program, a page of its own, or a text that stops the server. One line of MDX a case. */
import { describe, expect, test } from 'vitest'
import { checkLessonTree } from '../../app/domain/lesson/check-lesson-tree'
import { compileLesson } from '../../app/server/content/compile-lesson.server'
import { parseLesson } from '../../app/server/content/parse-lesson.server'

const HEAD = '---\nid: X\n---\n\n'
const LINE = 5

async function faultsOf(body: string, head = HEAD) {
  const parsed = await parseLesson(head + body)
  return [...parsed.faults, ...(parsed.tree ? checkLessonTree(parsed.tree) : [])]
}

describe('code', () => {
  test.each([
    ['import', "import fs from 'node:fs'", 'importOrExport'],
    ['export', 'export const a = 1', 'importOrExport'],
    ['export default', 'export default () => null', 'importOrExport'],
    ['expression', 'Xin chào {process.env.PATH}', 'expression'],
    ['expression of a block', "{process.getBuiltinModule('fs').readFileSync('x')}", 'expression'],
    ['comment in braces', '{/* ghi chú */}', 'expression'],
    ['expression in a component', '<Callout kind="note" title="a">\n{1 + 1}\n</Callout>', 'expression'],
    ['attribute expression', '<Callout kind="note" title={process.env.PATH}>a</Callout>', 'attributeExpression'],
    ['attribute template', '<Callout kind="note" title={`a`}>a</Callout>', 'attributeExpression'],
    ['spread', '<Callout {...{kind: "note"}} title="a">a</Callout>', 'spread'],
    ['spread on an unknown element', '<div {...globalThis} />', 'spread'],
    ['expression on an unknown element', '<div onclick={x} />', 'attributeExpression'],
    ['component as an attribute', '<Callout kind="note" title=<b>a</b>>a</Callout>', 'mdxUnreadable'],
  ])('%s is refused', async (_, body, key) => expect((await faultsOf(body)).map((found) => found.key)).toContain(key))
})

describe('markup', () => {
  test.each([
    ['script', '<script>alert(1)</script>', 'rawHtml'],
    ['style', '<style>a</style>', 'rawHtml'],
    ['iframe', '<iframe src="https://example.vn"></iframe>', 'rawHtml'],
    ['image element', '<img src="x" />', 'rawHtml'],
    ['link element', '<a href="javascript:alert(1)">a</a>', 'rawHtml'],
    ['fragment', '<>a</>', 'rawHtml'],
    ['namespace', '<svg:script>a</svg:script>', 'rawHtml'],
    ['member', '<Steps.Step title="a">a</Steps.Step>', 'componentUnknown'],
    ['unknown component', '<Script>a</Script>', 'componentUnknown'],
    ['name of every object', '<Constructor />', 'componentUnknown'],
    ['HTML comment', '<!-- a -->', 'mdxUnreadable'],
    ['unclosed', '<Steps>', 'tagNotClosed'],
    ['closed by another', '<Steps></Step>', 'tagNotClosed'],
    ['never opened', '</Step>', 'mdxUnreadable'],
    ['picture', '![a](https://example.vn/a.png)', 'nodeNotAllowed'],
    ['code block', '```js\nalert(1)\n```', 'nodeNotAllowed'],
    ['link definition', '[a]\n\n[a]: https://example.vn', 'nodeNotAllowed'],
    ['drawn table', '| a | b |\n| --- | --- |\n| c | d |', 'tableNotAllowed'],
    ['first-level heading', '# A', 'headingLevel'],
  ])('%s is refused', async (_, body, key) => {
    const found = await faultsOf(body)
    expect(found.map((one) => one.key)).toContain(key)
    expect(found[0]?.at.line).toBeGreaterThanOrEqual(LINE)
  })
})

describe('links', () => {
  test.each([
    'javascript:alert(1)', 'JavaScript:alert(1)', 'java&#9;script:alert(1)', 'java&Tab;script:alert(1)', 'javascript&colon;alert(1)', '&#106;avascript:alert(1)', '<java\tscript:alert(1)>',
    '&#1;javascript:alert(1)', 'data:text/html,a', 'vbscript:a', 'file:///etc/passwd', 'blob:a', 'https:a', 'http:/\\example.vn', '//example.vn', '/\\example.vn', 'example.vn', '?a=1', 'tel:1', 'ftp://example.vn',
  ])('[a](%s) is refused', async (url) => expect((await faultsOf(`[a](${url})`)).map(({ key }) => key)).toEqual(['linkRefused']))

  test.each(['https://example.vn/a?b=1#c', 'http://example.vn', 'mailto:a@example.vn', '/courses/KH2', '#tu-nho-lai'])('[a](%s) is let through', async (url) => expect(await faultsOf(`[a](${url})`)).toEqual([]))
  test('a link needs words', async () => expect((await faultsOf('[](https://example.vn)')).map(({ key }) => key)).toEqual(['linkEmpty']))
})

describe('front matter', () => {
  test.each([
    ['---js\nmodule.exports = {}\n---\n', 'frontMatterEngine'],
    ['--- js\n{}\n---\n', 'frontMatterEngine'],
    ['---json\n{}\n---\n', 'frontMatterEngine'],
    ['---coffee\na\n---\n', 'frontMatterEngine'],
    ['## A\n', 'frontMatterMissing'],
    ['---\nid: X\n', 'frontMatterMissing'],
    ['---\na: &a [1, 2]\nb: *a\n---\n', 'yamlAliases'],
    ['---\na: !!js/function "x"\n---\n', 'yamlUnreadable'],
    ['---\na: 1\na: 2\n---\n', 'yamlUnreadable'],
    ['---\na: [\n---\n', 'yamlUnreadable'],
  ])('%j is refused', async (head, key) => expect((await faultsOf('a', head)).map((found) => found.key)).toContain(key))

  test('a bomb of aliases costs nothing', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)
    const start = performance.now()
    expect((await faultsOf('a', `---\na0: &a0 x\n${lines.join('\n')}\n---\n`)).map(({ key }) => key)).toContain('yamlAliases')
    expect(performance.now() - start).toBeLessThan(1000)
  })

  test('a second front matter in the body is text, and never run', async () => {
    const body = '---js\nmodule.exports = { title: process.exit(7) }\n---\n'
    const parsed = await parseLesson(HEAD + body)
    expect(parsed.body.startsWith('\n')).toBe(true)
    await expect(compileLesson(body)).rejects.toThrow() // braces: not MDX, and gray-matter saw nothing
  })
})

describe('size and depth', () => {
  test.each([
    ['200 kB', 'một hai ba bốn năm\n\n'.repeat(12_000), 'lessonTooBig'],
    ['a long line', 'a'.repeat(6000), 'lineTooLong'],
    ['quotes in quotes', `${'> '.repeat(60)}a`, 'lessonTooKnotty'],
    ['lists in lists', `${'- '.repeat(60)}a`, 'lessonTooKnotty'],
    ['many brackets', '[\n'.repeat(3000), 'lessonTooKnotty'],
    ['a deep tree', Array.from({ length: 45 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'), 'lessonTooDeep'],
    ['a NUL', 'a\u0000b', 'controlCharacter'],
    ['text that runs backwards', 'a\u202eb', 'controlCharacter'],
    ['a zero-width space', 'a\u200bb', 'controlCharacter'],
    ['decomposed letters', 'Hòa'.normalize('NFD'), 'fileNotNfc'],
  ])('%s is refused, soon', async (_, body, key) => {
    const start = performance.now()
    expect((await faultsOf(body)).map((found) => found.key)).toContain(key)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

describe('components', () => {
  test.each([
    ['<Callout kind="tip" title="a">a</Callout>', 'attributeValue'],
    ['<Callout kind="note">a</Callout>', 'attributeMissing'],
    ['<Callout kind="note" title="">a</Callout>', 'attributeEmpty'],
    ['<Callout kind="note" title="a" title="b">a</Callout>', 'attributeTwice'],
    ['<Callout kind="note" title="a" onClick="b">a</Callout>', 'attributeUnknown'],
    ['<Callout kind="note" title="a" constructor="b">a</Callout>', 'attributeUnknown'],
    ['<Callout kind="note" title="a"></Callout>', 'childrenText'],
    ['<Callout kind="note" title="a" dangerouslySetInnerHTML="b">a</Callout>', 'attributeUnknown'],
    ['<Figure src="../a.svg" alt="a" caption="b" />', 'attributePattern'],
    ['<Figure src="https://example.vn/a.svg" alt="a" caption="b" />', 'attributePattern'],
    ['<Figure src="a.svg" alt="a" caption="b">a</Figure>', 'childrenNone'],
    ['<Step title="a">a</Step>', 'parentWrong'],
    ['<Steps>\n\na\n\n<Step title="a">a</Step>\n</Steps>', 'childrenOnly'],
    [`<Steps>\n${'<Step title="a">a</Step>\n'.repeat(8)}</Steps>`, 'childrenCount'],
    ['<Callout kind="note" title="a">\n<Objectives />\n</Callout>', 'childrenOnly'],
    ['- <Objectives />', 'notAtTop'],
    ['<Compare title="a">\n<Right title="a">a</Right>\n<Wrong title="b">b</Wrong>\n</Compare>', 'compareOrder'],
    ['<DecisionTree title="a">\n<Ask id="a" question="a" yesGo="b" no="b" />\n</DecisionTree>', 'askUnknown'],
    ['<DecisionTree title="a">\n<Ask id="a" question="a" yes="a" no="b" />\n<Ask id="b" question="a" yes="a" no="b" />\n</DecisionTree>', 'askUnreached'],
    ['<DecisionTree title="a">\n<Ask id="a" question="a" yes="a" yesGo="b" no="b" />\n</DecisionTree>', 'attributeOneOf'],
    ['<Check id="2.3-k1" objective="2.3a">\na\n\n<Option correct why="a">a</Option>\n<Option correct why="a">b</Option>\n</Check>', 'checkCorrect'],
    ['<Check id="2.3-k1" objective="2.3a">\na\n\n<Option correct="true" why="a">a</Option>\n<Option why="a">b</Option>\n</Check>', 'attributeBare'],
    ['<Check id="2.3-k1" objective="2.3a">\na\n\n<Option correct why="a">a</Option>\n<Option>b</Option>\n</Check>', 'attributeMissing'],
    ['<Check id="2.3-k1" objective="2.3a">\n<Option correct why="a">a</Option>\n<Option why="a">b</Option>\n</Check>', 'childrenText'],
    ['<Dialogue title="a">\n<Line who="a" tone="use">a</Line>\n<Line who="b">b</Line>\n</Dialogue>', 'lineWhyMissing'],
    ['<Flashcards>\n<Card front="a">a</Card>\n</Flashcards>', 'childrenCount'],
    ['<Summary>\na\n</Summary>', 'summaryList'],
    [`<DoNow>\n${'a '.repeat(61)}\n</DoNow>`, 'doNowLong'],
    ['<Day date="2012-02-30" kind="off">a</Day>', 'attributePattern'],
    ['<Term id="a"><Term id="b">a</Term></Term>', 'notAtTop'],
  ])('%j is refused', async (body, key) => expect((await faultsOf(body)).map((found) => found.key)).toContain(key))

  test('a fault stands where the writer looks for it', async () => {
    const [found] = await faultsOf('Xin chào\n\n<Callout kind="tip" title="a">a</Callout>')
    expect(found).toMatchObject({ key: 'attributeValue', at: { line: 7, column: 10 }, values: { name: 'Callout', attribute: 'kind' } })
  })
})

describe('the compiler', () => {
  test('refuses by itself what the check refuses', async () => {
    await expect(compileLesson('Xin chào {process.env.PATH}')).rejects.toThrow(/unsafe lesson: expression/)
    await expect(compileLesson("export const a = 1\n\nb")).rejects.toThrow(/unsafe lesson: importOrExport/)
  })

  test('gives the sections their ids and keeps Vietnamese letters as they are', async () => {
    const code = await compileLesson('## Thứ hai, cửa khóa\n\nMột *câu*.\n')
    expect(code).toContain('"thu-hai-cua-khoa"')
    expect(code).toContain('Thứ hai, cửa khóa')
  })
})
