import { readFile, readdir } from 'node:fs/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseHtml } from '../../app/domain/question-exchange/html-nodes'
import { ownCode } from '../../app/domain/question-exchange/import-item'
import { readGift } from '../../app/domain/question-exchange/read-gift'
import { readHtml } from '../../app/domain/question-exchange/read-html'
import { readMoodle } from '../../app/domain/question-exchange/read-moodle'
import { richTextSource, textSource } from '../../app/domain/question-exchange/rich-text-source'
import type { WriteContext } from '../../app/domain/question-exchange/write-context'
import { writeGift } from '../../app/domain/question-exchange/write-gift'
import { writeHtml } from '../../app/domain/question-exchange/write-html'
import { writeItem } from '../../app/domain/question-exchange/write-item'
import { tagsOf } from '../../app/domain/question-exchange/item-tags'
import { isQtiItem, readQtiItem } from '../../app/domain/question-exchange/read-qti'
import { PICTURES, writeQti } from '../../app/domain/question-exchange/write-qti'
import { moodleFile, writeMoodle } from '../../app/domain/question-exchange/write-moodle'
import type { QuestionDefinition } from '../../app/domain/question/question-definition'
import { kindNames, kindOf } from '../../app/domain/question/registry'
import { type RichText, hasMarkup, plainParagraphs } from '../../app/domain/question/rich-text'
import { type ParsedContent, checkContent } from '../../app/server/content/check-content.server'
import { buildCalendar } from '../../app/domain/calendar/working-calendar'
import type { KindContext } from '../../app/domain/question/kind'
import { richTextReader } from '../../app/server/content/parse-rich-text.server'
import { parseYaml } from '../../app/server/content/parse-yaml.server'
import { parseXml } from '../../app/server/question/parse-xml.server'
import { writeBankYaml } from '../../app/server/question/write-yaml.server'
import { readYamlText } from '../../app/server/question/read-question-file.server'

let content: ParsedContent
let context: KindContext
let write: WriteContext
let read: Awaited<ReturnType<typeof richTextReader>>
let bank: QuestionDefinition[]
let examples: Map<string, QuestionDefinition>

const plain = (text: string): RichText => plainParagraphs(text.trim()).map((paragraph) => ({ type: 'paragraph', children: [{ type: 'text', text: paragraph }] }))
const treeOf = (text: string): RichText => (hasMarkup(text) ? (read(text).tree ?? plain(text)) : plain(text))

/** An item through its own kind, as an import goes. */
function parsed(item: unknown): QuestionDefinition {
  const type = (item as { type: string }).type
  const { definition, faults } = kindOf(type)?.parse(item, context) ?? { definition: null, faults: [] }
  if (definition === null) throw new Error(`${type}: ${JSON.stringify(faults)} ${JSON.stringify(item)}`)
  return definition
}

beforeAll(async () => {
  const checked = await checkContent()
  content = checked.content
  context = { calendar: buildCalendar(content.catalogues.calendar, { unconfirmedHolidays: false }), procedures: content.procedures }
  read = await richTextReader()
  write = { tree: treeOf, picture: () => 'AAAA' }
  bank = content.courses.flatMap(({ questions }) => questions.map(({ definition }) => definition)).filter(({ id }) => /-Q\d+$/.test(id))
  const files = await readdir('content/question-examples')
  const read_ = await Promise.all(files.map(async (name) => parsed(parseYaml(await readFile(`content/question-examples/${name}`, 'utf8')).value)))
  examples = new Map(read_.map((definition) => [definition.kind, definition]))
}, 60_000)

describe('our own format', () => {
  it('has an example of every kind, which is a question', () => {
    expect([...examples.keys()].sort()).toEqual(kindNames().sort())
  })

  it('loses nothing of any question there is', () => {
    const all = [...bank, ...examples.values()]
    expect(all.length).toBeGreaterThan(150)
    const file = readYamlText(writeBankYaml('KH2', all, ['một ghi chú']))
    if (!file.ok) throw new Error(file.reason.key)
    expect(file.value.items.map(({ item }) => parsed(item))).toEqual(all)
  })

  it('writes no key that goes without saying', () => {
    const [question] = bank
    if (!question) throw new Error('empty bank')
    const item = writeItem({ ...question, hint: '', procedures: [], purpose: 'exam' })
    expect(Object.keys(item)).not.toContain('hint')
    expect(Object.keys(item)).not.toContain('procedures')
    expect(Object.keys(item)).not.toContain('purpose')
    expect(Object.keys(item).slice(0, 4)).toEqual(['id', 'type', 'objective', 'level'])
    expect(ownCode(item, question.id.replace(/-.*/, ''))).toBe(question.id)
    expect(ownCode(item, 'KH99')).toBeNull()
  })
})

// What Moodle cannot say is made the same on both sides before they are compared.
type Loose = Record<string, unknown>
function sayable(question: QuestionDefinition): Loose {
  const { legal, ...rest } = JSON.parse(JSON.stringify(question)) as Loose & { legal: { id: string }[] }
  const ids = (list: unknown, prefix = '') => (list as Loose[]).map((one, i) => ({ ...one, id: `${prefix}${i}` }))
  const common = { ...rest, legal: legal.map(({ id }) => id) }
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true_false':
      return { ...common, options: ids(rest['options']) }
    case 'ordering':
      return { ...common, items: ids(rest['items']).map((one) => ({ ...one, feedback: '' })) }
    case 'matching':
      return { ...common, pairs: (rest['pairs'] as Loose[]).map((one) => ({ ...one, feedback: '' })), grading: '' }
    case 'gap_fill': {
      const gaps = rest['gaps'] as { id: string; accept: string[]; kind: string }[]
      const stem = gaps.reduce((text, { id }, i) => text.replace(`[[${id}]]`, `[[${i}]]`), String(rest['stem']))
      return { ...common, stem, gaps: gaps.map((gap, i) => ({ ...gap, id: String(i), accept: gap.kind === 'number' ? gap.accept.map((one) => one.replaceAll('.', '')) : gap.accept })), ignore: '' }
    }
    case 'short_answer':
      return { ...common, ignore: '', feedbackByAnswer: (rest['feedbackByAnswer'] as { match: string[]; feedback: string }[]).flatMap(({ match, feedback }) => match.map((one) => [one, feedback])).sort() }
    case 'essay':
      return { ...common, criteria: '', markers: '' }
    default:
      return common
  }
}

function throughMoodle(question: QuestionDefinition): QuestionDefinition {
  const { text } = writeMoodle(question, write)
  const root = parseXml(moodleFile([text ?? ''], ['a -- b']))
  if (!root.ok) throw new Error(JSON.stringify(root.reason))
  const { items } = readMoodle(root.value)
  const [item] = items
  if (!item || items.length !== 1) throw new Error('not one question')
  expect(item.notes.filter(({ severity }) => severity === 'fault')).toEqual([])
  return parsed({ must_be_right: false, legal: [], ...item.item })
}

describe('Moodle XML', () => {
  it('brings back every question of the bank that it can say', () => {
    const sent = [...bank, ...examples.values()].filter((question) => writeMoodle(question, write).text !== null)
    expect(sent.length).toBeGreaterThan(100)
    for (const question of sent) expect(asShown(sayable(throughMoodle(question))), question.id).toEqual(asShown(sayable(question)))
  })

  it('names the kinds it cannot say', () => {
    const left = [...examples.values()].filter((question) => writeMoodle(question, write).text === null).map(({ kind }) => kind)
    expect(left.sort()).toEqual(['case', 'dossier_check', 'due_date'])
  })
})

/** What QTI has no place for, made the same on both sides. */
function sayableInQti(question: QuestionDefinition): Loose {
  const { purpose: _purpose, hint: _hint, points: _points, feedbackByAnswer: _by, unit: _unit, unitAlso: _also, ignore: _ignore, ...rest } = sayable(question)
  if (question.kind === 'ordering') return { ...rest, grading: '' }
  if (question.kind === 'matching') return { ...rest, grading: (question as unknown as Loose)['grading'] }
  return question.kind === 'gap_fill' ? { ...rest, gaps: (rest['gaps'] as Loose[]).map((gap) => ({ ...gap, feedback: '' })) } : question.kind === 'essay' ? { ...rest, minWords: 0, maxWords: 0 } : rest
}

function throughQti(question: QuestionDefinition, version: '2.1' | '3.0'): QuestionDefinition {
  const root = parseXml(writeQti(question, version, write).text ?? '')
  if (!root.ok) throw new Error(JSON.stringify(root.reason))
  expect(isQtiItem(root.value)).toBe(true)
  const back = readQtiItem(root.value, { file: 'x', tags: tagsOf(question), pictureKey: (source) => source.replace(PICTURES, '') })
  expect(back.notes.filter(({ severity, key }) => severity === 'fault' || key === 'lostProcessing')).toEqual([])
  return parsed({ must_be_right: false, legal: [], ...back.item })
}

describe.each(['2.1', '3.0'] as const)('QTI %s', (version) => {
  it('brings back every question of the bank that it can say', () => {
    const sent = [...bank, ...examples.values()].filter((question) => question.kind !== 'true_false' && writeQti(question, version, write).text !== null)
    expect(new Set(sent.map(({ kind }) => kind)).size).toBe(8)
    for (const question of sent) expect(asShown(sayableInQti(throughQti(question, version))), question.id).toEqual(asShown(sayableInQti(question)))
  })
})

const word = fc.constantFrom('hồ sơ', 'Mẫu 01', 'a < b', 'x & y', '50%', '“trích”', '{ngoặc}', '2 * 3 = 6', 'C#', '~1', 'a:b', '\\', '[[', ']]>', '-- không', '`mã`', '1. một', '# đề', 'đúng/sai', '=', '<b>', '&amp;', 'T')
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
/** Texts as questions hold them: words with their signs marked, and some real markup. */
const text = fc.oneof({ weight: 4, arbitrary: phrase.map(textSource) }, phrase.map((words) => `**${textSource(words).replace(/\n/g, ' ')}** và *thêm*`), fc.tuple(phrase, phrase).map(([a, b]) => `${textSource(a)}\n\n${textSource(b)}`))
const distinct = (count: number) => fc.uniqueArray(text, { minLength: count, maxLength: count, selector: (one) => one.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') + one.length })
const common = fc.record({ objective: fc.constantFrom('2.1a', '2.3b'), level: fc.constantFrom('N', 'H', 'V'), must_be_right: fc.boolean(), points: fc.constantFrom(1, 2, 0.5), purpose: fc.constantFrom('exam', 'practice'), legal: fc.constantFrom([], [{ id: 'nd-61-2018', state: 'pending' }]), hint: fc.oneof(fc.constant(''), text), stem: text })
const item = fc.oneof(
  fc.tuple(common, distinct(6)).map(([head, texts]) => ({ ...head, type: 'single', options: [0, 1, 2].map((i) => ({ id: 'abc'[i], text: texts[i], feedback: texts[i + 3], ...(i === 1 ? { correct: true } : {}) })) })),
  fc.tuple(common, distinct(6)).map(([head, texts]) => ({ ...head, type: 'multiple', floor: 0, options: ['1/3', '2/3', '-1/2'].map((fraction, i) => ({ id: 'abc'[i], text: texts[i], fraction, feedback: texts[i + 3] })) })),
  fc.tuple(common, text, text, fc.boolean()).map(([head, a, b, yes]) => ({ ...head, type: 'true_false', options: [{ id: 'dung', text: 'Đúng', feedback: a, ...(yes ? { correct: true } : {}) }, { id: 'sai', text: 'Sai', feedback: b, ...(yes ? {} : { correct: true }) }] })),
  fc.tuple(common, text, text, fc.integer({ min: -1000, max: 1000 })).map(([head, right, wrong, answer]) => ({ ...head, type: 'numeric', answer, tolerance: 0.5, unit: 'đồng', feedback_right: right, feedback_by_answer: [{ value: answer + 7, feedback: wrong }], feedback_wrong: wrong })),
  fc.tuple(common, text, text).map(([head, right, wrong]) => ({ ...head, type: 'short_answer', accept: ['mẫu 02', { text: 'phiếu *', fraction: '1/2' }, 'a = {b} ~ c # d'], feedback_right: right, feedback_by_answer: [{ match: ['mẫu 01'], feedback: wrong }], feedback_wrong: wrong })),
  fc.tuple(common, text).map(([head, feedback]) => ({ ...head, type: 'matching', pairs: ['một', 'hai', 'ba'].map((left, i) => ({ left, right: `Mẫu ${i}`, feedback })), extra_right: ['Mẫu 9'] })),
)
const withCode = (one: Loose) => ({ id: 'KH2-Q901', ...one })

describe('laws of the exchange', () => {
  it('the source of a text read from its HTML has the same tree', () => {
    fc.assert(fc.property(text, (source) => {
      const html = writeHtml(treeOf(source), (file) => file)
      expect(html).not.toMatch(/<(?!\/?(?:p|strong|em|code|br)\b)/)
      const back = richTextSource(readHtml(html).tree)
      expect(writeHtml(treeOf(back), (file) => file)).toBe(html)
    }), { numRuns: 400 })
  })

  it('our question → YAML → our question', () => {
    fc.assert(fc.property(item, (one) => {
      const question = parsed(withCode(one))
      const file = readYamlText(writeBankYaml('KH2', [question], []))
      expect(file.ok && file.value.items.map((back) => parsed(back.item))).toEqual([question])
    }), { numRuns: 200 })
  })

  it('our question → Moodle XML → our question, for what both can say', () => {
    fc.assert(fc.property(item, (one) => {
      const question = parsed(withCode(one))
      expect(asShown(sayable(throughMoodle(question)))).toEqual(asShown(sayable(question)))
    }), { numRuns: 300 })
  })

  it('our question → GIFT → our question, for what both can say', () => {
    fc.assert(fc.property(item, (one) => {
      const question = parsed({ ...withCode(one), points: 1, hint: '', ...(one.type === 'numeric' ? { unit: '' } : {}) })
      const { items, faults } = readGift(writeGift(question, write).text ?? '')
      expect(faults).toEqual([])
      expect(items.flatMap(({ notes }) => notes)).toEqual([])
      expect(items.map((back) => asShown(sayable(parsed({ must_be_right: false, legal: [], ...back.item }))))).toEqual([asShown(sayable(question))])
    }), { numRuns: 300 })
  })

  it('HTML of any kind is read, and what comes of it is never markup of another kind', () => {
    fc.assert(fc.property(fc.array(fc.oneof(word, fc.constantFrom('<p>', '</p>', '<ul>', '<li>', '</ul>', '<table>', '<tr>', '<td>', '</table>', '<script>', '</script>', '<img src="a.png" alt="b">', '<a href="javascript:x">', '<a href="https://x.vn">', '</a>', '<br>', '<!--', '-->', '&nbsp;', '<b', '"', '{1+1}', '<Foo />')), { maxLength: 25 }).map((parts) => parts.join('')), (html) => {
      expect(parseHtml(html)).toBeDefined()
      const source = richTextSource(readHtml(html).tree)
      expect(hasMarkup(source) ? read(source).faults.filter(({ key }) => key !== 'textNode' && key !== 'linkEmpty') : []).toEqual([])
    }), { numRuns: 500 })
  })
})

/** Texts by what they show: another way to write the same markup is the same text. */
function asShown(value: unknown): unknown {
  if (typeof value === 'string') return writeHtml(treeOf(value), () => 'picture').replace(/\s+/g, ' ')
  if (Array.isArray(value)) return value.map(asShown)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asShown(one)]))
}

it('the documentation shows every example as it is', async () => {
  const page = await readFile('docs/question-format.md', 'utf8')
  for (const name of await readdir('content/question-examples')) expect(page, name).toContain(`\`\`\`yaml\n${await readFile(`content/question-examples/${name}`, 'utf8')}\`\`\``)
})
