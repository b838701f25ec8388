import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type Case, certificate, course, education, pathOf, session } from '../../../tests/factories/path-case'
import type { PathAct } from '~/domain/compliance/path-act'
import { ShortestPath } from './shortest-path'

// Read as files: components may not import the catalogues.
const catalogue = (name: string) => JSON.parse(readFileSync(`app/messages/vi/${name}.json`, 'utf8')) as Record<string, string>
const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({ lng: 'vi', defaultNS: 'path', ns: ['path', 'compliance', 'standing'], resources: { vi: { path: catalogue('path'), compliance: catalogue('compliance'), standing: catalogue('standing') } }, keySeparator: false, interpolation: { escapeValue: false }, initImmediate: false })

const sat = course('KH1', 'CC', [], { test: { minutes: 40, attempts: 2, waitDays: 7, opensOn: null, closesOn: null, inSession: true } })
const asked: Case = { requirements: [certificate('CC')], courses: [sat], own: { KH1: { sessions: [session('2026-12-20')] } } }

function draw(given: Case, act: Omit<PathAct, 'created'> | null = null, enrolled: readonly string[] | null = null): string {
  return renderToStaticMarkup(<I18nextProvider i18n={i18n}><ShortestPath own path={pathOf(given)} enrolled={enrolled} act={act} enrolAction="/record/enrol" paceHref={(pace) => `/record?pace=${pace}`} /></I18nextProvider>)
}

describe('the shortest path on a page', () => {
  it('sends the pace it was computed with, and names the class session of the click', () => {
    const html = draw({ ...asked, pace: 8 })
    expect(html).toMatch(/<form[^>]*action="\/record\/enrol"[^>]*><input type="hidden" name="pace" value="8"\/>/)
    expect(html).toContain('Cùng lúc ghi tên vào ca thi: KH1, Ca 1, P201, ngày 20/12/2026.')
  })

  it('says of one click what was refused, by name and reason, beside what was done', () => {
    const refused = { listed: [], refused: [
      { course: 'KH1', title: 'Một cửa', reason: 'full' as const, session: 'Ca 1', until: null },
      { course: 'KH2', title: 'Lưu trữ', reason: 'still_certified' as const, session: null, until: '2027-01-31' },
    ] }
    const html = draw(asked, refused, ['Một cửa'])
    expect(html).toContain('Đã ghi danh 1 khóa')
    expect(html).toContain('2 việc chưa làm được')
    expect(html).toContain('<li>KH1 Một cửa, Ca 1: ca thi vừa hết chỗ.</li>')
    expect(html).toContain('<li>KH2 Lưu trữ: đang có chứng nhận còn hạn đến hết ngày 31/01/2027, chưa đến lúc học lại.</li>')
    expect(draw(asked, refused, [])).not.toContain('Đã ghi danh 1 khóa')
  })

  it('says that there was nothing to do where all was taken up before', () => {
    expect(draw(asked, { listed: [], refused: [] }, [])).toContain('Không có gì để ghi danh thêm')
  })

  it('says by when a new appointee must have each step, and where the pace is too slow', () => {
    const graced: Case = { requirements: [certificate('CC'), education], courses: [course('KH1', 'CC', [])], since: '2026-11-20', graceDays: 12 }
    expect(draw(graced)).toContain('<b>Phải xong trước ngày 02/12/2026; theo nhịp học này thì chậm hơn.</b>')
    expect(draw({ ...graced, graceDays: 60 })).toContain('<b>Phải xong trước ngày 19/01/2027.</b>')
  })

  it('names whose move a paper is that is too weak, without asking to hand it in', () => {
    const html = draw({ requirements: [{ ...education, minGrade: 'B' }] })
    expect(html).toContain('mà giấy tờ nộp chỉ được ghi hạng C')
    expect(html).toContain('Việc của: bộ phận nhân sự.')
    expect(html).not.toContain('Nộp văn bằng')
  })
})
