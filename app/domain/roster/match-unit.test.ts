import { describe, expect, it } from 'vitest'
import { editDistance } from './close-match'
import { matchPosition } from './match-position'
import { matchUnit, unitIndex } from './match-unit'

const unit = (unitId: string, name: string, type: string, parentId: string | null, code: string | null = null) => ({ unitId, name, type, parentId, code })
const index = unitIndex([
  unit('hn', 'Hà Nội', 'thanh_pho', null, '01'), unit('hk', 'Hoàn Kiếm', 'quan', 'hn', '002'), unit('bd', 'Ba Đình', 'quan', 'hn', '001'), unit('tt', 'Thanh Trì', 'huyen', 'hn'), unit('hm', 'Hoàng Mai', 'quan', 'hn'),
  unit('hb', 'Hàng Bạc', 'phuong', 'hk', '00061'), unit('pt1', 'Phúc Tân', 'phuong', 'hk'), unit('tt2', 'Thanh Trì', 'phuong', 'hm'), unit('ly1', 'Liên Hà', 'xa', 'tt'), unit('ly2', 'Liên Hà', 'xa', 'bd'),
])

describe('units', () => {
  it.each([
    ['Phường Hàng Bạc', '', 'hb'], ['UBND phường Hàng Bạc', '', 'hb'], ['P. Hàng Bạc, Q. Hoàn Kiếm', '', 'hb'], ['hang bac', '', 'hb'], ['Hàng Bạc - Hoàn Kiếm', '', 'hb'], ['00061', '', 'hb'], ['61', '', 'hb'],
    ['Huyện Thanh Trì', '', 'tt'], ['Phường Thanh Trì', '', 'tt2'], ['Liên Hà', 'Huyện Thanh Trì', 'ly1'], ['xã Liên Hà, quận Ba Đình', '', 'ly2'], ['Quận Hoàn Kiếm', 'Thành phố Hà Nội', 'hk'],
  ])('%s under "%s"', (text, above, unitId) => expect(matchUnit(text, above, index)).toMatchObject({ ok: true, unit: { unitId } }))
  it.each([
    ['Thanh Trì', 'unitAmbiguous', ['tt', 'tt2']], ['Xã Liên Hà', 'unitAmbiguous', ['ly1', 'ly2']], ['Phường Hàng Bặc', null, null], ['Phường Hàng Bac1', 'unitUnknown', ['hb']], ['Phường Xyz', 'unitUnknown', []], ['Xã Hàng Bạc', 'unitUnknown', ['hb', 'hm']],
  ] as const)('%s: %s', (text, reason, near) => {
    const match = matchUnit(text, '', index)
    if (reason === null) return expect(match.ok).toBe(true)
    expect(match).toMatchObject({ ok: false, reason })
    expect(match.ok ? [] : match.suggestions.map(({ unitId }) => unitId)).toEqual(near)
  })
})

const positions = [{ id: '1', code: 'VT01', name: 'Công chức tiếp nhận và trả kết quả – bộ phận một cửa cấp xã' }, { id: '2', code: 'VT03', name: 'Công chức Tư pháp – hộ tịch' }]
describe('posts', () => {
  it.each([['VT01', '1'], ['vt03', '2'], ['VT03 - Tư pháp', '2'], ['Công chức Tư pháp - hộ tịch', '2'], ['CÔNG CHỨC TƯ PHÁP – HỘ TỊCH', '2']])('%s', (text, id) => expect(matchPosition(text, positions)).toMatchObject({ ok: true, position: { id } }))
  it('suggests', () => {
    expect(matchPosition('Tư pháp hộ tịch', positions)).toMatchObject({ ok: false, suggestions: [{ id: '2' }] })
    expect(matchPosition('Lái xe', positions)).toEqual({ ok: false, suggestions: [] })
  })
})

it.each([['', '', 0], ['abc', 'abc', 0], ['abc', 'acb', 1], ['abc', 'abd', 1], ['abc', '', 3]])('edits of %s and %s: %s', (a, b, n) => expect(editDistance(a, b)).toBe(n))
