import { describe, expect, test } from 'vitest'
import { lessonPassages } from './lesson-passages'
import { lessonWording, sentenceLength } from './lesson-prose'
import type { LessonNode } from './lesson-tree'
import { easeOutliers } from './reading-ease'
import { unlinkedTerms } from './unlinked-terms'

const at = (line: number) => ({ start: { line, column: 1 } })
const text = (value: string, line = 1): LessonNode => ({ type: 'text', value, position: at(line) })
const paragraph = (...children: LessonNode[]): LessonNode => ({ type: 'paragraph', children })
const heading = (value: string): LessonNode => ({ type: 'heading', depth: 2, children: [text(value)] })
const element = (name: string, attributes: Record<string, string>, ...children: LessonNode[]): LessonNode => ({
  type: name === 'Term' ? 'mdxJsxTextElement' : 'mdxJsxFlowElement', name, children, position: at(9),
  attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
})
const term = (id: string, value: string) => element('Term', { id }, text(value))
const root = (...children: LessonNode[]): LessonNode => ({ type: 'root', children })

const terms = [
  { code: 'dossier', vietnamese: 'hồ sơ' }, { code: 'dossier_component', vietnamese: 'thành phần hồ sơ' }, { code: 'rank', vietnamese: 'ngạch' },
  { code: 'fees', vietnamese: 'phí, lệ phí' }, { code: 'cadre', vietnamese: 'cán bộ' },
]

describe('terms used before they are linked', () => {
  const found = (...children: LessonNode[]) => unlinkedTerms(root(...children), terms).map(({ key, values, at: { line } }) => [key, values['id'], line])
  test.each<[string, LessonNode[], unknown[]]>([
    ['never linked', [paragraph(text('Nhận hồ sơ.', 4))], [['termUnlinked', 'dossier', 4]]],
    ['linked later', [paragraph(text('Hồ sơ đủ.', 4)), paragraph(term('dossier', 'hồ sơ'))], [['termUnlinked', 'dossier', 4]]],
    ['linked first', [paragraph(term('dossier', 'hồ sơ'), text(' và hồ sơ.'))], []],
    ['inside a longer term', [paragraph(term('dossier_component', 'thành phần hồ sơ')), paragraph(text('Thành phần hồ sơ công bố.'))], []],
    ['a longer term itself', [paragraph(text('thành phần hồ sơ', 3))], [['termUnlinked', 'dossier_component', 3]]],
    ['a part of another word', [paragraph(text('hồ sơn'))], []],
    ['one syllable, two terms in one, an everyday word', [paragraph(text('ngạch; phí, lệ phí; cán bộ'))], []],
    ['in a heading, a question or a summary', [heading('Hồ sơ'), element('Check', {}, paragraph(text('hồ sơ'))), element('Summary', {}, paragraph(text('hồ sơ')))], []],
    ['in a callout', [element('Callout', { title: 'x' }, paragraph(text('Giữ hồ sơ', 7)))], [['termUnlinked', 'dossier', 7]]],
  ])('%s', (_, children, expected) => expect(found(...children)).toEqual(expected))
})

test('the wording of text and of shown attributes is looked at, legal rows and days are not', () => {
  const lesson = root(
    paragraph(text('Dòng một\nkhoá học', 5)),
    element('Figure', { src: '2026-03-05.svg', alt: 'Uỷ ban', caption: 'Hai  cách' }),
    element('WorkedExample', { title: 'Ngày', received: '2026-03-05' }),
    element('LegalBasis', { id: 'a', about: 'Uỷ ban' }),
  )
  expect(lessonWording(lesson).map(({ key, at: { line } }) => [key, line])).toEqual([['tonePlacement', 6], ['doubleSpace', 9], ['tonePlacement', 9]])
})

describe('reading ease', () => {
  test('is the mean sentence of the paragraphs', () => {
    expect(sentenceLength(root(heading('Đầu đề dài dài dài dài'), paragraph(text('Một hai ba bốn. Một hai ba bốn năm sáu! Vâng.'))))).toBe(5)
    expect(sentenceLength(root())).toBe(0)
  })
  const lessons = (...lengths: number[]) => lengths.map((sentence, i) => ({ number: `1.${i + 1}`, sentence }))
  test.each<[number[], string[]]>([
    [[10, 11, 12, 10, 9], []],
    [[10, 11, 17, 10, 9], ['1.3']],
    [[10, 11, 6, 10, 9], ['1.3']],
    [[10, 30], []],
    [[], []],
  ])('%j', (lengths, expected) => expect(easeOutliers(lessons(...lengths)).map(({ number }) => number)).toEqual(expected))
})

test('passages are the opening and the sections, without questions and legal rows', () => {
  const lesson = root(
    paragraph(text('Mở đầu')), heading('Phần một'), paragraph(text('Lời '), term('dossier', 'hồ sơ'), text('.')),
    element('Steps', {}, element('Step', { title: 'Hỏi' }, paragraph(text('Việc')))), element('Check', {}, paragraph(text('Câu hỏi'))),
    heading('Phần một'), element('LegalBasis', { id: 'a' }),
  )
  expect(lessonPassages(lesson)).toEqual([
    { section: '', heading: '', text: 'Mở đầu' },
    { section: 'phan-mot', heading: 'Phần một', text: 'Lời hồ sơ. Hỏi · Việc' },
    { section: 'phan-mot-2', heading: 'Phần một', text: '' },
  ])
})
