import { readdirSync, readFileSync } from 'node:fs'
import i18next from 'i18next'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { headingId } from './heading-id'
import { weakestState } from './law-chip'
import { lessonComponents } from './lesson-components'
import { LessonContext, type LessonContextValue } from './lesson-context'

const { Ask, Callout, Card, Check, Compare, Day, DayCount, DecisionTree, Dialogue, DoNow, Download, Field, Figure, Flashcards, FormFacsimile, h2: Heading, LegalBasis, Line, Objectives, Option, ProcedureCard, Right, Step, Steps, Summary, table: Table, Term, Video, WorkedExample, Wrong } = lessonComponents

// Read as files: components may not import the catalogues.
const catalogue = (language: string): Record<string, string> => JSON.parse(readFileSync(new URL(`../../messages/${language}/lesson.json`, import.meta.url), 'utf8')) as Record<string, string>
const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({ lng: 'vi', resources: { vi: { lesson: catalogue('vi') } }, keySeparator: false, interpolation: { escapeValue: false }, initImmediate: false })

function context(): LessonContextValue {
  let checks = 0
  return {
    objectives: [{ id: '1', text: 'Tính đúng ngày hẹn trả.' }],
    legal: {
      a: { id: 'a', ref: 'Bộ luật Dân sự 2015, Điều 147', about: 'Ngày nhận không đếm', from: '', to: '', state: 'reviewed' },
      b: { id: 'b', ref: 'Quyết định 14/2010/QĐ-TTg', about: 'Sáng thứ bảy', from: '2010-03-12', to: '', state: 'pending' },
    },
    glossary: { working_day: { vietnamese: 'Ngày làm việc', definition: 'Thứ hai đến thứ sáu.' } },
    procedures: { '1.004873': { name: 'Xác nhận tình trạng hôn nhân', authority: 'UBND cấp xã', limit: '3 ngày làm việc', papers: ['Tờ khai'], fee: 'Không thu', state: 'sourced' } },
    figure: (src) => ({ href: `/f/${src}`, width: 360, height: 506 }),
    asset: (src) => `/f/${src}`,
    checkNumber: () => ++checks,
    checkCount: 6,
  }
}
const html = (element: ReactElement) => renderToStaticMarkup(<I18nextProvider i18n={i18n}><LessonContext.Provider value={context()}>{element}</LessonContext.Provider></I18nextProvider>)
const count = (markup: string, pattern: RegExp) => [...markup.matchAll(pattern)].length

const check = <Check id="k1"><p>Hẹn ngày nào?</p>{'\n'}<Option why="Đếm cả ngày nhận.">A</Option><Option correct why="Đúng.">B</Option><Option why="Thừa.">C</Option></Check>

describe('Check', () => {
  const markup = html(check)
  it('marks exactly one option as right and gives every option its explanation', () => {
    expect(count(markup, /<input[^>]*is-right/g)).toBe(1)
    expect(count(markup, /class="why"/g)).toBe(3)
    expect(count(markup, /type="radio" name="tu-kiem-tra-k1"[^>]*required/g)).toBe(3)
  })
  it('sends nothing, keeps the stem apart from the options, and can be taken back', () => {
    expect(markup).toContain('method="dialog"')
    expect(markup).toMatch(/class="stem"[^>]*><p>Hẹn ngày nào\?<\/p>\s*<\/div>/)
    expect(markup).toContain('type="reset"')
  })
  it('is numbered in the order of the lesson', () => {
    expect(html(<>{check}<Check id="k2"><Option correct why="">A</Option></Check></>)).toMatch(/câu 1 trên 6[\s\S]*câu 2 trên 6/)
  })
})

describe('DayCount', () => {
  it('prints the true weekday of every date', () => {
    const markup = html(<DayCount><Day date="2012-03-29" kind="receive" n="0">Nhận hồ sơ</Day><Day date="2012-04-01" kind="off">Chủ nhật</Day><Day date="2012-04-04" kind="due" n="3">Ngày 3: hẹn trả</Day></DayCount>)
    expect([...markup.matchAll(/class="weekday" title="([^"]+)">(\w+)</g)].map((found) => [found[1], found[2]])).toEqual([['thứ năm', 'T5'], ['chủ nhật', 'CN'], ['thứ tư', 'T4']])
    expect(markup).toContain('>29/03</time>')
    expect(markup).toContain('days d3')
  })
  it.each([[1, 2], [8, 8], [10, 5], [15, 8], [20, 8]])('sets %i days in %i columns', (days, columns) => {
    const cells = Array.from({ length: days }, (_, index) => <Day key={index} date={`2012-05-${String(index + 1).padStart(2, '0')}`} kind="count">x</Day>)
    expect(html(<DayCount>{cells}</DayCount>)).toContain(`days d${columns}"`)
  })
  it('shows a date that does not exist as it was written, without a weekday', () => {
    expect(html(<Day date="2012-02-31" kind="off">x</Day>)).toMatch(/<li class="day off"><time[^>]*>2012-02-31</)
  })
})

describe('legal basis', () => {
  it('shows the weakest state among several', () => {
    expect(weakestState([{ state: 'reviewed' }, { state: 'sourced' }])).toBe('sourced')
    expect(weakestState([{ state: 'reviewed' }])).toBe('reviewed')
    expect(html(<Callout kind="law" title="t" basis="a b">x</Callout>)).toContain('Cần cán bộ pháp chế xác nhận')
  })
  it('links a block to the entry at the end of the lesson', () => {
    expect(html(<Callout title="t" basis="a">x</Callout>)).toContain('href="#can-cu-a"')
    expect(html(<LegalBasis id="b" />)).toMatch(/id="can-cu-b"[\s\S]*Quyết định 14\/2010[\s\S]*Từ 12\/03\/2010/)
  })
})

describe('composition', () => {
  it('each Right closes its group', () => {
    const markup = html(<Compare title="x"><Wrong title="1">a</Wrong><Wrong title="2">b</Wrong><Right title="3">c</Right><Wrong title="4">d</Wrong><Right title="5">e</Right></Compare>)
    expect([...markup.matchAll(/class="(compare-group[^"]*)"/g)].map((found) => found[1])).toEqual(['compare-group', 'compare-group pair'])
  })
  it('numbers only the fields that have a note', () => {
    const markup = html(<FormFacsimile form="01" title="Giấy tiếp nhận"><Field label="Cơ quan">UBND xã</Field><Field label="Số điện thoại" note="Đọc lại.">09…</Field><Field label="Số bộ">01</Field></FormFacsimile>)
    expect(markup).toContain('GIẤY TIẾP NHẬN')
    expect(count(markup, /class="pin"/g)).toBe(2)
    expect(markup).not.toContain('<dt>Cơ quan</dt>')
  })
  it('a decision tree leads on by anchors that exist', () => {
    const markup = html(<DecisionTree title="Có đếm không?"><Ask id="a" question="Ngày nhận?" yes="Không đếm." noGo="b" /><Ask id="b" question="Lễ?" yes="Không." no="Đếm." /></DecisionTree>)
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map((found) => found[1])
    const targets = [...markup.matchAll(/href="#([^"]+)"/g)].map((found) => found[1])
    expect(targets).toEqual(['co-dem-khong-b'])
    expect(ids).toEqual(expect.arrayContaining(targets))
  })
  it('a term of the glossary is a link, an unknown one plain text', () => {
    expect(html(<Term id="working_day">ngày làm việc</Term>)).toContain('href="/glossary#working_day"')
    expect(html(<Term id="nothing">chữ</Term>)).toBe('chữ')
  })
  it('headings carry anchors without diacritics', () => {
    expect(html(<Heading>Năm bước trước khi viết <b>ngày</b></Heading>)).toContain('id="nam-buoc-truoc-khi-viet-ngay"')
    expect(headingId('Đường đi: ?')).toBe('duong-di')
  })
})

describe('every component', () => {
  const everything = (
    <>
      <Objectives /><Heading>Mục</Heading><Callout title="t">x</Callout><Steps><Step title="1">x</Step></Steps>{check}
      <Compare title="x"><Wrong title="1">a</Wrong><Right title="3">c</Right></Compare><ProcedureCard code="1.004873" asOf="2025-03-10" /><ProcedureCard code="?" asOf="2025-03-10" />
      <FormFacsimile form="01" title="Giấy"><Field label="a" note="b">c</Field></FormFacsimile><Dialogue title="x"><Line who="Bác Tâm">a</Line><Line who="Cán bộ" tone="use" why="b">c</Line></Dialogue>
      <DecisionTree title="x"><Ask id="a" question="?" yes="1" no="2" /></DecisionTree><WorkedExample title="x" received="2025-03-10" limit="3" stops="2025-03-12/2025-03-18"><DayCount><Day date="2025-03-10" kind="stop">x</Day></DayCount></WorkedExample>
      <Flashcards><Card front="?">đáp</Card></Flashcards><Term id="working_day">x</Term><LegalBasis id="a" /><Figure src="a.svg" alt="a" caption="b" /><Video src="a.mp4" captions="a.vtt" title="x" transcript="Lời" /><Download src="a.pdf" title="x" size="PDF" />
      <Summary><ul><li>x</li></ul></Summary><DoNow>x</DoNow><Table><tbody /></Table>
    </>
  )
  const markup = html(everything)
  it('has no inline style or script, and no message left as its key', () => {
    expect(markup).not.toMatch(/ style=|<script|<style| on\w+=/)
    expect(Object.keys(catalogue('vi')).filter((key) => markup.includes(`>${key}<`))).toEqual([])
  })
  it('prints a flashcard with its answer', () => {
    expect(markup).toMatch(/<div class="printonly" aria-hidden="true">đáp<\/div>/)
  })
  it('has its words in both languages, and no word without use', () => {
    expect(Object.keys(catalogue('en'))).toEqual(Object.keys(catalogue('vi')))
    const source = readdirSync(new URL('./', import.meta.url)).filter((name) => !name.includes('.test.')).map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n')
    const unused = Object.keys(catalogue('vi')).filter((key) => !source.includes(`'${key}'`) && !/^weekday(Short)?\d$/.test(key))
    expect(unused).toEqual([])
  })
})
