import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Candidate, Change } from '~/domain/roster/judge-row'
import { type PlanRow, PlanRows } from './plan-rows'

// Read as a file: components may not import the catalogues.
const catalogue = JSON.parse(readFileSync('app/messages/vi/roster.json', 'utf8')) as Record<string, string>
const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({ lng: 'vi', defaultNS: 'roster', ns: ['roster'], resources: { vi: { roster: catalogue } }, keySeparator: false, interpolation: { escapeValue: false }, initImmediate: false })

function draw(row: Partial<PlanRow> & Pick<PlanRow, 'kind'>, canDecide = true): string {
  const whole: PlanRow = { ordinal: 1, rowNumber: 2, staffCode: 'A1', fullName: 'Lê An', unit: 'x', position: 'y', faults: [], changes: [], candidates: [], ownCode: null, ...row }
  return renderToStaticMarkup(<I18nextProvider i18n={i18n}><PlanRows id="i" kind={whole.kind} rows={[whole]} canDecide={canDecide} /></I18nextProvider>)
}

describe('codes', () => {
  it('of the person and of the list stand beside each other', () => {
    expect(draw({ kind: 'unchanged', staffCode: 'L7', ownCode: 'A1' })).toContain('A1 <span class="meta block">mã trong danh sách: L7</span>')
    expect(draw({ kind: 'unchanged', staffCode: '', ownCode: 'A1' })).toContain('A1 <span class="meta block">danh sách không ghi mã</span>')
    expect(draw({ kind: 'unchanged', staffCode: 'A1' })).not.toContain('danh sách')
  })
  it('of the list are remembered, in a sentence', () => expect(draw({ kind: 'changed', changes: [{ what: 'alias', before: 'A1', after: 'L7' }] })).toContain('<li>Mã trong danh sách: L7, được ghi nhớ là của người có mã A1</li>'))
  it('remembered but not fitting are asked about', () => expect(draw({ kind: 'asked', candidates: [{ id: 'c', staffCode: 'B2', fullName: 'Lê Bình', birth: null, byCode: true }] })).toContain('Lê Bình, mã B2, sinh chưa rõ (mã trong danh sách đã được ghi nhớ là của người này)'))
})

describe('births are shown as far as they are known', () => {
  const birth = (before: string | null, after: string, precision?: Change['precision']): Change => ({ what: 'birth', before, after, ...(precision && { precision }) })
  it.each([
    ['a year made precise', birth('1960-01-01', '1960-01-01', { before: 'year', after: 'day' }), 'Ngày sinh: 1960 → 01/01/1960'],
    ['a month made precise', birth('1960-03-01', '1960-03-05', { before: 'month', after: 'day' }), 'Ngày sinh: 03/1960 → 05/03/1960'],
    ['another year', birth('1985-03-05', '1986-01-01', { before: 'day', after: 'year' }), 'Ngày sinh: 05/03/1985 → 1986'],
    ['none before', birth('', '1986-01-01', { before: 'day', after: 'year' }), 'Ngày sinh: (chưa có) → 1986'],
    ['not told', birth(null, '1986-01-01', { before: 'day', after: 'year' }), 'Ngày sinh: (không hiển thị) → 1986'],
    ['of a plan that did not keep it', birth('1960-01-01', '1960-02-01'), 'Ngày sinh: 01/01/1960 → 01/02/1960'],
  ])('%s', (_, change, text) => expect(draw({ kind: 'changed', changes: [change] })).toContain(`<li>${text}</li>`))

  const known = (birthDay: string | null, precision?: string): Candidate => ({ id: 'c', staffCode: 'B2', fullName: 'Lê An', birth: birthDay, ...(precision && { precision }) })
  it.each([
    [known('1960-01-01', 'year'), 'sinh 1960'], [known('1960-01-01', 'day'), 'sinh 01/01/1960'], [known('1960-01-01'), 'sinh 01/01/1960'], [known(null), 'sinh chưa rõ'],
  ])('of whom it could be: %j', (candidate, text) => {
    expect(draw({ kind: 'asked', candidates: [candidate] })).toContain(`Là người này: Lê An, mã B2, ${text}</button>`)
    expect(draw({ kind: 'asked', candidates: [candidate] }, false)).toContain(`<li>Lê An, mã B2, ${text}</li>`)
  })
})
