import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { evaluate } from '~/domain/compliance/evaluate'
import type { PostingFact } from '~/domain/compliance/person-facts'
import type { StandardVersion } from '~/domain/standard/standard'
import { ConcurrentPosts } from './concurrent-posts'

// Read as files: components may not import the catalogues.
const catalogue = (name: string) => JSON.parse(readFileSync(`app/messages/vi/${name}.json`, 'utf8')) as Record<string, string>
const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({ lng: 'vi', defaultNS: 'compliance', ns: ['compliance', 'standing', 'path'], resources: { vi: { compliance: catalogue('compliance'), standing: catalogue('standing'), path: catalogue('path') } }, keySeparator: false, interpolation: { escapeValue: false }, initImmediate: false })

const ASOF = '2026-06-30'
const standard: StandardVersion = { id: 's', positionId: 'P', number: 1, span: { from: '2020-01-01', to: null }, decision: 'QĐ 1', requirements: [{ id: 'r', ordinal: 1, kind: 'certificate', certificateTypeId: 'T', code: 'CC1', name: 'Kỹ năng một cửa' }, { id: 'q', ordinal: 2, kind: 'education', education: 'dai_hoc' }] }
const post = (id: string, kind: PostingFact['kind'], positionId: string): PostingFact => ({ id, unitId: 'U', positionId, kind, span: { from: '2020-01-01', to: null }, supersededAt: null })
const item = (id: string, positionName: string) => ({ id, unitName: 'Hàng Bạc', unitType: 'phuong', positionName, kind: 'concurrent' as const, from: '2020-01-01', to: null, decision: '' })

function draw(postings: readonly PostingFact[]): string {
  const tree = evaluate({ person: { officerId: 'o', postings, evidence: [] }, standards: new Map([['P', [standard]]]), asOf: ASOF, expiringDays: 90 })
  return renderToStaticMarkup(<I18nextProvider i18n={i18n}><ConcurrentPosts standing={{ asOf: ASOF, tree, postings: [item('b', 'Công chức tư pháp'), item('c', 'Thủ quỹ')], evidence: [] }} /></I18nextProvider>)
}

describe('concurrent posts', () => {
  const html = draw([post('a', 'main', 'P'), post('b', 'concurrent', 'P'), post('c', 'concurrent', 'none')])
  it('fold the requirements of each away under its name and count', () => {
    expect(html).toMatch(/<details class="fold"><summary><b>Công chức tư pháp, Phường Hàng Bạc<\/b> <span class="meta num">0\/2/)
    expect(html).toContain('Kỹ năng một cửa')
    expect(html).toContain('Theo QĐ 1')
    expect(html).not.toContain('<details class="fold" open')
  })
  it('say that they do not count', () => expect(html).toContain('không tính vào kết luận ở trên và tỷ lệ đạt chuẩn của đơn vị'))
  it('say so where a post has no standard', () => expect(html).toMatch(/<b>Thủ quỹ, Phường Hàng Bạc<\/b> <span class="meta">Vị trí chưa có tiêu chuẩn áp dụng ngày 30\/6\/2026/))
  it('are nothing where there is none', () => expect(draw([post('a', 'main', 'P')])).toBe(''))
})
