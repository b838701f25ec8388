/**
 * Which column of a mapping file holds what, told from its heading: "Đơn vị cũ", "Loại", "Trực thuộc", "Đơn vị mới"… A bare
 * "Loại" or "Trực thuộc" belongs to the unit named before it. Source: tables of resolutions on administrative units;
 * docs/decisions/043.
 */
import { headingKey } from '../roster/roster-field'
import type { MappingField } from './reorganisation'

const OLD = /\b(cu|hien (tai|nay|co)|truoc( sap xep)?)\b/
const NEW = /\b(moi|sau( sap xep)?|hinh thanh)\b/
const ABOUT: readonly (readonly ['type' | 'parent' | 'unit', RegExp])[] = [
  ['type', /^loai\b|\bloai (hinh )?don vi/],
  ['parent', /truc thuoc|cap tren|chu quan/],
  ['unit', /don vi|^ten\b|^(xa|phuong)\b/],
]
/** First those that say it themselves. */
const PLAIN: readonly (readonly [MappingField, RegExp])[] = [
  ['rest', /con lai|mac dinh/],
  ['code', /^ma (so )?(don vi|dvhc|xa|phuong)|^ma( so)? (moi|sau)|^ma$/],
  ['staff', /ma (so )?(can bo|cbcc|cong chuc|nhan vien|ho so)|so hieu|^can bo/],
  ['positions', /vi tri|chuc danh|chuc vu/],
]

/** The field of each column, each field once; null for a column that is none. In: the headings of one row. */
export function mappingFields(headings: readonly string[]): (MappingField | null)[] {
  const taken = new Set<MappingField>()
  return headings.map((heading) => {
    const field = fieldOf(headingKey(heading), taken.has('to'))
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

function fieldOf(key: string, afterNew: boolean): MappingField | null {
  const plain = PLAIN.find(([, pattern]) => pattern.test(key))?.[0]
  if (plain !== undefined) return plain
  const about = ABOUT.find(([, pattern]) => pattern.test(key))?.[0]
  if (about === undefined) return null
  if (about === 'unit') return NEW.test(key) ? 'to' : OLD.test(key) ? 'from' : null
  return SIDES[about][isOfNew(key, afterNew) ? 'to' : 'from']
}

const SIDES = { type: { from: 'fromType', to: 'toType' }, parent: { from: 'fromParent', to: 'toParent' } } as const

/** What does not say whose it is belongs to the unit named before it. */
function isOfNew(key: string, afterNew: boolean): boolean {
  return NEW.test(key) || (afterNew && !OLD.test(key))
}

/** The row of headings: the first that names an old and a new unit. In: the first rows of a sheet as text. */
export function findMappingHeader(rows: readonly (readonly string[])[]): number | null {
  const found = rows.findIndex((cells) => {
    const fields = mappingFields(cells)
    return fields.includes('from') && fields.includes('to')
  })
  return found < 0 ? null : found
}
