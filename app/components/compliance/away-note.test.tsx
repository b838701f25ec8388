import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Absence } from '~/domain/compliance/absence'
import { evaluate } from '~/domain/compliance/evaluate'
import { AwayNote } from './away-note'

// Read as a file: components may not import the catalogues.
const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({ lng: 'vi', defaultNS: 'compliance', ns: ['compliance'], resources: { vi: { compliance: JSON.parse(readFileSync('app/messages/vi/compliance.json', 'utf8')) as Record<string, string> } }, keySeparator: false, interpolation: { escapeValue: false }, initImmediate: false })

const leave = (id: string, from: string, to: string | null): Absence => ({ id, kind: 'leave', decision: `QĐ ${id}`, span: { from, to }, supersededAt: null })
const told = (absences: readonly Absence[]) => {
  const post = { id: 'p', unitId: 'U', positionId: 'P', kind: 'main' as const, span: { from: '2020-01-01', to: null }, supersededAt: null }
  const tree = evaluate({ person: { officerId: 'o', postings: [post], evidence: [], absences }, standards: new Map(), asOf: '2024-06-01', expiringDays: 90 })
  return renderToStaticMarkup(<I18nextProvider i18n={i18n}><AwayNote tree={tree} /></I18nextProvider>)
}

it('names the decisions of a leave that was extended', () => {
  const html = told([leave('1', '2024-01-01', '2024-09-01'), leave('2', '2024-09-01', '2025-03-01')])
  expect(html).toContain('không tính trong số liệu của đơn vị.')
  expect(html).toContain('QĐ 1 (từ 01/01/2024 đến hết 31/8/2024); QĐ 2 (từ 01/9/2024 đến hết 28/02/2025).')
})

it('says no more than that somebody is away for one decision, and nothing for who is there', () => {
  expect(told([leave('1', '2024-01-01', '2024-09-01')])).toBe('<p class="meta mt-3">Đang vắng mặt (nghỉ), vẫn tính trong số liệu của đơn vị.</p>')
  expect(told([])).toBe('')
})
