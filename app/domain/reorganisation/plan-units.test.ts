import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { unitIndex } from '../roster/match-unit'
import { assignPeople } from './assign-people'
import { findMappingHeader, mappingFields } from './mapping-field'
import { planUnits } from './plan-units'
import { readMappingRow } from './read-mapping-row'
import type { ExistingUnit, MappingField, MappingRow } from './reorganisation'

const unit = (unitId: string, parentId: string | null, type: string, level: string, name: string, validTo: string | null = null): ExistingUnit => ({ unitId, parentId, type, level, name, code: null, validTo })
const UNITS = [
  unit('city', null, 'thanh_pho', 'city', 'Hà Nội'), unit('hk', 'city', 'quan', 'district', 'Hoàn Kiếm'), unit('bd', 'city', 'quan', 'district', 'Ba Đình'),
  unit('bac', 'hk', 'phuong', 'commune', 'Hàng Bạc'), unit('gai', 'hk', 'phuong', 'commune', 'Hàng Gai'), unit('xa', 'bd', 'phuong', 'commune', 'Phúc Xá'), unit('late', 'bd', 'phuong', 'commune', 'Trúc Bạch', '2027-01-01'),
  unit('desk', 'bac', 'mot_cua', 'desk', 'Bộ phận một cửa'),
]
const around = { units: new Map(UNITS.map((one) => [one.unitId, one])), index: unitIndex(UNITS), later: [], rootId: 'city', phrase: (id: string) => id }
const line = (row: number, from: string, to: string, more: Partial<MappingRow> = {}): MappingRow => ({ row, from, fromParent: '', to, toParent: '', code: null, staff: [], positions: [], rest: false, ...more })
const plan = (...rows: MappingRow[]) => planUnits(rows, around)
const kinds = (...rows: MappingRow[]) => Object.fromEntries(plan(...rows).outcomes.map(({ key, kind, changes }) => [key, changes.length > 0 ? `${kind} ${changes.join()}` : kind]))

describe('what becomes of units', () => {
  it.each<[string, MappingRow[], Record<string, string>]>([
    ['merge into a new unit', [line(2, 'Phường Hàng Bạc', 'Phường Hồ Gươm'), line(3, 'Phường Hàng Gai', 'Hồ Gươm')], { 'new:1': 'created', bac: 'closed', gai: 'closed', desk: 'along reparent' }],
    ['merge into one that goes on', [line(2, 'Hàng Gai', 'Phường Hàng Bạc')], { bac: 'kept', gai: 'closed' }],
    ['rename', [line(2, 'Hàng Gai', 'Phường Hồ Gươm')], { gai: 'changed rename' }],
    ['retype and move', [line(2, 'Hàng Gai', 'Xã Hàng Gai', { toParent: 'Quận Ba Đình' })], { gai: 'changed retype,reparent' }],
    ['split', [line(2, 'Hàng Gai', 'Phường A'), line(3, 'Hàng Gai', 'Phường B')], { 'new:1': 'created', 'new:2': 'created', gai: 'closed' }],
    ['a part moves and the unit goes on', [line(2, 'Hàng Gai', 'Hàng Gai', { rest: true }), line(3, 'Hàng Gai', 'Phường Phúc Xá', { toParent: 'Ba Đình' })], { gai: 'kept', xa: 'kept' }],
    ['dissolve', [line(2, 'Hàng Gai', '')], { gai: 'closed' }],
    ['establish', [line(2, '', 'Phường Mới', { toParent: 'Quận Ba Đình' })], { 'new:1': 'created' }],
    ['districts go and communes go along', [line(2, 'Quận Hoàn Kiếm', 'Quận Mới'), line(3, 'Quận Ba Đình', 'Quận Mới')], { 'new:1': 'created', hk: 'closed', bd: 'closed', bac: 'along reparent', gai: 'along reparent', xa: 'along reparent', late: 'along reparent' }],
    ['names go round', [line(2, 'Hàng Bạc', 'Phường Hàng Gai'), line(3, 'Hàng Gai', 'Phường Hàng Bạc')], { bac: 'changed rename', gai: 'changed rename' }],
  ])('%s', (_, rows, expected) => expect(kinds(...rows)).toEqual(expected))
})

describe('faults, at their line and column', () => {
  it.each<[string, MappingRow[], string]>([
    ['a name that nearly fits', [line(2, 'Phường Hàng Bac', 'Phường X'), line(3, 'Hàng Buc', 'Phường X')], '3 from unitUnknownNear'],
    ['the city', [line(2, 'Hà Nội', 'Thành phố Y')], '2 from unitIsRoot'],
    ['a unit that changes later', [line(2, 'Trúc Bạch', 'Phường Y')], '2 from unitChangesLater'],
    ['no common parent', [line(2, 'Hàng Bạc', 'Phường Y'), line(3, 'Phúc Xá', 'Phường Y')], '2 toParent parentMissing'],
    ['no type', [line(2, '', 'Vùng Mới', { toParent: 'Ba Đình' })], '2 toType typeMissing'],
    ['a commune over a district', [line(2, 'Quận Ba Đình', 'Quận Ba Đình', { toParent: 'Phường Hàng Gai' })], '2 toParent parentLevel'],
    ['the same name twice', [line(2, 'Phúc Xá', 'Phường Hàng Gai', { toParent: 'Hoàn Kiếm' }), line(3, 'Hàng Gai', 'Phường Z'), line(4, '', 'Phường Z', { toParent: 'Quận Ba Đình' })], ''],
    ['a desk of a split unit', [line(2, 'Hàng Bạc', 'Phường A'), line(3, 'Hàng Bạc', 'Phường B')], '2 from childLeft'],
    ['lists where nothing is split', [line(2, 'Hàng Gai', 'Phường A', { staff: ['1'] })], '2 staff staffWithoutSplit'],
    ['dissolved and mapped', [line(2, 'Hàng Gai', ''), line(3, 'Hàng Gai', 'Phường A')], '2 to dissolvedAndMapped'],
    ['nothing', [line(2, 'Hàng Gai', 'Phường Hàng Gai')], '0 null nothingChanges'],
  ])('%s', (_, rows, expected) => {
    const faults = plan(...rows).faults.map(({ row, column, key }) => `${row} ${column} ${key}`)
    if (expected !== '') expect(faults).toContain(expected)
    else expect(faults).toEqual([])
  })
})

test('events that past days are read by', () => {
  const { events } = plan(line(2, 'Hàng Bạc', 'Phường Mới'), line(3, 'Hàng Gai', 'Phường Mới'), line(4, 'Phúc Xá', 'Phường Một'), line(5, 'Phúc Xá', 'Phường Hai'))
  expect(events.filter(({ type }) => type !== 'reparent')).toEqual([{ type: 'split', from: ['xa'], to: ['new:2', 'new:3'] }, { type: 'merge', from: ['bac', 'gai'], to: ['new:1'] }])
})

describe('the file', () => {
  test('headings as written, and a bare “Trực thuộc” by its place', () => {
    expect(mappingFields(['STT', 'Đơn vị cũ', 'Loại', 'Trực thuộc', 'Đơn vị mới', 'Loại', 'Trực thuộc', 'Mã đơn vị mới', 'Mã cán bộ', 'Vị trí việc làm', 'Nhận phần còn lại'])).toEqual([null, 'from', 'fromType', 'fromParent', 'to', 'toType', 'toParent', 'code', 'staff', 'positions', 'rest'])
    expect(findMappingHeader([['PHƯƠNG ÁN'], ['Đơn vị hiện nay', 'Đơn vị sau sắp xếp']])).toBe(1)
    expect(findMappingHeader([['Họ tên', 'Chức vụ']])).toBeNull()
  })
  test('a line', () => {
    const cells: Partial<Record<MappingField, string>> = { from: 'Hàng Bạc', fromType: 'Phường', to: 'Phường A', toType: 'Phường', staff: '001; 002,003', positions: 'vt01', rest: 'x', code: '7' }
    expect(readMappingRow(5, (field) => cells[field] ?? '')).toEqual({ entry: { row: 5, from: 'Phường Hàng Bạc', fromParent: '', to: 'Phường A', toParent: '', code: '7', staff: ['001', '002', '003'], positions: ['VT01'], rest: true }, faults: [{ row: 5, column: 'code', key: 'codeUnread', values: { text: '7' } }] })
    expect(readMappingRow(6, () => '')).toBeNull()
  })
})

test('of any people and any lists, each posting of an old unit goes to one place or is told as left', () => {
  const person = fc.record({ code: fc.integer({ min: 1, max: 12 }), position: fc.constantFrom('VT01', 'VT02', 'VT03') })
  fc.assert(fc.property(fc.array(person, { maxLength: 20 }), fc.subarray(['1', '2', '3', '4']), fc.subarray(['VT01', 'VT02']), fc.boolean(), (people, staff, positions, rest) => {
    const postings = people.map(({ code, position }, at) => ({ postingId: `p${at}`, officerId: `o${code}`, staffCode: String(code), unitId: 'gai', positionCode: position }))
    const destinations = new Map([['gai', [{ key: 'a', row: 2, staff, positions, rest: false }, { key: 'b', row: 3, staff: [], positions: [], rest }]]])
    const { moves } = assignPeople({ destinations }, postings, new Set(['VT01', 'VT02', 'VT03']))
    expect(moves.map(({ postingId }) => postingId)).toEqual(postings.map(({ postingId }) => postingId))
    for (const [at, { to }] of moves.entries()) expect(to).toBe(staff.includes(postings[at]?.staffCode ?? '') || positions.includes(postings[at]?.positionCode ?? '') ? 'a' : rest ? 'b' : null)
  }))
})
