/** Questions of several parts as HTML: names of fields that the kinds read, labels, texts with markup; no script needed. */
import i18next from 'i18next'
import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, test } from 'vitest'
import type { ShownReview } from '~/domain/attempt/shown-review'
import type { CaseLearnerQuestion, DossierCheckLearnerQuestion, LearnerQuestion } from '~/domain/question/learner-question'
import { kindOf } from '~/domain/question/registry'
import type { RichText } from '~/domain/question/rich-text'
import { QuestionFor, ReviewFor } from './question-for'
import { QuestionTexts } from './rich-text'

const messages = (name: string) => JSON.parse(readFileSync(`app/messages/vi/${name}.json`, 'utf8')) as Record<string, string>
const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({ lng: 'vi', initImmediate: false, interpolation: { escapeValue: false }, resources: { vi: { question: messages('question'), lesson: messages('lesson'), reader: messages('reader') } } })
const html = (node: JSX.Element, texts: Readonly<Record<string, RichText>> = {}) => renderToStaticMarkup(<I18nextProvider i18n={i18n}><QuestionTexts texts={texts}>{node}</QuestionTexts></I18nextProvider>)
const names = (text: string) => [...new Set([...text.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name ?? ''))]

const fact = (text: string) => ({ text, state: 'pending' as const })
const dossier: DossierCheckLearnerQuestion = {
  kind: 'dossier_check', stem: 'Hồ sơ?', procedure: '1.001193', asOf: '2026-03-05',
  card: { code: '1.001193', name: 'Đăng ký khai sinh', asOf: '2026-03-05', validFrom: '2016-01-01', validTo: null, authority: fact('UBND cấp xã'), limit: fact('Trong ngày'), papers: [{ use: 'show', ...fact('Căn cước') }], fee: fact('Không thu'), notes: [] },
  papers: [{ id: 'to-khai', name: 'Tờ khai', brought: 'Đã ký' }], verdicts: [{ id: 'complete', text: 'Đủ' }, { id: 'missing', text: 'Thiếu' }], decisions: [{ id: 'nhan', text: 'Nhận' }],
}
const single = (stem: string): LearnerQuestion => ({ kind: 'single', stem, options: [{ id: 'a', text: 'A' }, { id: 'b', text: '*B*' }] })
const cases: CaseLearnerQuestion = { kind: 'case', stem: 'Tình huống', parts: [{ id: 'X-1', question: single('Một?') }, { id: 'X-2', question: dossier }, { id: 'X-3', question: { kind: 'due_date', stem: 'Ngày?' } }] }

test('a dossier: a group of radio buttons for each paper, what was answered, and the card folded', () => {
  const shown = html(<QuestionFor question={dossier} response={{ papers: { 'to-khai': 'missing' }, decision: null }} />)
  expect(names(shown)).toEqual(['papers.to-khai', 'decision'])
  expect(shown).toMatch(/<fieldset[^>]*aria-describedby="brought-to-khai"><legend>Tờ khai<\/legend>/)
  expect(shown.match(/checked=""/g)).toHaveLength(1)
  expect(shown).toMatch(/value="missing"[^>]*checked|checked[^>]*value="missing"/)
  expect(shown).toMatch(/<details[^>]*><summary>Thủ tục 1.001193 [^<]*Đăng ký khai sinh<\/summary>/)
  expect(shown).toContain('Căn cước (xuất trình)')
  expect(html(<QuestionFor question={{ ...dossier, card: null }} response={null} />)).toContain('Danh mục không có thẻ')
})

test('a case: its parts share the form under names and ids of their own, which the kind reads again', () => {
  const form = { 'p1.choice': 'b', 'p2.papers.to-khai': 'complete', 'p3.date': 'mai' }
  const response = kindOf('case')?.parseResponse(form)
  const shown = html(<QuestionFor question={cases} response={response?.ok ? response.value : null} />)
  expect(names(shown)).toEqual(['p1.choice', 'p2.papers.to-khai', 'p2.decision', 'p3.date'])
  const ids = [...shown.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(shown.match(/checked=""/g)).toHaveLength(2)
  expect(shown).toContain('value="mai"')
})

test('an essay: criteria, a field that says how long it may be, and a place for the count', () => {
  const shown = html(<QuestionFor question={{ kind: 'essay', stem: 'Viết.', minWords: 60, maxWords: 120, criteria: [{ id: 'a', text: 'Nêu lý do', maximum: 2 }] }} response={{ text: 'Kính gửi' }} />)
  expect(shown).toMatch(/<textarea[^>]*name="text"[^>]*maxLength="8000"[^>]*aria-describedby="answer-essay-hint"[^>]*>Kính gửi<\/textarea>/)
  expect(shown).toContain('Nên viết từ 60 đến 120 chữ')
  expect(shown).toMatch(/<p class="meta" hidden="" data-syllables="answer-essay"/)
})

test('texts with markup are shown as trees, others as words: markup in them is nothing', () => {
  const texts: Readonly<Record<string, RichText>> = {
    'Xem **bảng**': [{ type: 'table', head: [[{ type: 'text', text: '<Giấy>' }]], rows: [[[{ type: 'link', url: 'https://a.vn/?x="y"', children: [{ type: 'text', text: 'trang' }] }]]] }, { type: 'image', file: 'a.svg', alt: 'Sơ đồ "A"', asset: { hash: 'f00', width: 360, height: 200 } }],
    '*B*': [{ type: 'paragraph', children: [{ type: 'emphasis', children: [{ type: 'text', text: 'B' }] }] }],
  }
  const shown = html(<QuestionFor question={single('Xem **bảng**')} response={null} />, texts)
  expect(shown).toContain('<th scope="col">&lt;Giấy&gt;</th>')
  expect(shown).toContain('<a href="https://a.vn/?x=&quot;y&quot;" target="_blank" rel="noopener noreferrer">')
  expect(shown).toContain('<img class="text-picture" src="/course-files/f00/a.svg" alt="Sơ đồ &quot;A&quot;" width="360" height="200"')
  expect(shown).toContain('<em>B</em>')
  expect(html(<QuestionFor question={single('<b>Mẫu</b> **02**\n\nHai')} response={null} />)).toContain('<p>&lt;b&gt;Mẫu&lt;/b&gt; **02**</p><p>Hai</p>')
})

test('reviews: a case part by part, each with its outcome', () => {
  const part: ShownReview = { kind: 'single', stem: 'Một?', answered: true, right: false, fraction: 0, feedback: null, options: [{ id: 'a', text: 'A', chosen: true, right: false, feedback: 'vì A' }, { id: 'b', text: 'B', chosen: false, right: null, feedback: null }] }
  const shown = html(<ReviewFor ordinal={3} review={{ ...part, kind: 'case', stem: 'Tình huống', options: [], parts: [{ id: 'X-1', review: part }, { id: 'X-2', review: { ...part, right: true } }] }} />)
  expect(shown).toMatch(/Câu a\)[\s\S]*Chưa đúng[\s\S]*vì A[\s\S]*Câu b\)[\s\S]*Đúng/)
  expect(shown).toContain('id="q3-1-a"')
  expect(shown).toContain('id="q3-2-a"')
})
