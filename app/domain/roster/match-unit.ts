/**
 * Which unit a roster means: by type, name and the unit above it ("UBND phường Hàng Bạc, Q. Hoàn Kiếm"), never by name alone
 * where several have it, and by official code of the day. A name that nearly fits is suggested, not taken.
 * Source: units-2025.md §3 (names repeat across the city; codes are re-used).
 */
import { normaliseTonePlacement, searchKey } from '../kernel/vietnamese-text'
import { closest } from './close-match'

export type UnitChoice = { readonly unitId: string; readonly parentId: string | null; readonly name: string; readonly type: string; readonly code: string | null }
export type UnitIndex = { readonly all: readonly KeyedUnit[]; readonly byName: ReadonlyMap<string, readonly KeyedUnit[]>; readonly byCode: ReadonlyMap<string, KeyedUnit>; readonly byId: ReadonlyMap<string, KeyedUnit> }
export type UnitMatch = { readonly ok: true; readonly unit: UnitChoice } | { readonly ok: false; readonly reason: 'unitUnknown' | 'unitAmbiguous'; readonly suggestions: readonly UnitChoice[] }
type KeyedUnit = UnitChoice & { readonly key: string; readonly exact: string }
type Wanted = { readonly type: string | null; readonly key: string; readonly exact: string }

/** Words for types, long ones first: "tp" is a city, "tx" a town under a province. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(thanh pho|tp\.?) /, 'thanh_pho'], [/^(thi tran|tt\.?) /, 'thi_tran'], [/^(thi xa|tx\.?) /, 'thi_xa'],
  [/^(phuong |p\. ?)/, 'phuong'], [/^(quan |q\. ?)/, 'quan'], [/^(huyen |h\. ?)/, 'huyen'], [/^(xa |x\. ?)/, 'xa'],
]
const OFFICE = /^(ubnd|uy ban nhan dan|u\.b\.n\.d|hdnd|hdnd ?[-&]? ?ubnd|dang uy)\b\.? ?/

/** In: every unit of the day. Out: what matching looks things up in. */
export function unitIndex(units: readonly UnitChoice[]): UnitIndex {
  const all = units.map((unit) => ({ ...unit, key: searchKey(unit.name), exact: exactKey(unit.name) }))
  const byName = new Map<string, KeyedUnit[]>()
  for (const unit of all) byName.set(unit.key, [...(byName.get(unit.key) ?? []), unit])
  return { all, byName, byCode: new Map(all.flatMap((unit) => (unit.code === null ? [] : [[unit.code, unit] as const]))), byId: new Map(all.map((unit) => [unit.unitId, unit])) }
}

const exactKey = (text: string) => normaliseTonePlacement(text).toLowerCase()

function wantedOf(text: string): Wanted {
  let [key, exact] = [searchKey(text), exactKey(text).replace(/[‘’ʼ]/g, "'")]
  const office = OFFICE.exec(key)
  if (office) [key, exact] = [key.slice(office[0].length), exact.slice(office[0].length)]
  const found = TYPES.find(([pattern]) => pattern.test(key))
  const cut = found ? (found[0].exec(key)?.[0].length ?? 0) : 0
  return { type: found?.[1] ?? null, key: key.slice(cut).trim(), exact: exact.slice(cut).trim() }
}

/** What a text calls a unit: the type when its word comes first, and the name without it. In: cleaned text. */
export function readUnitName(text: string): { readonly type: string | null; readonly name: string } {
  const { type, exact } = wantedOf(text)
  return { type, name: text.slice(text.length - exact.length).trim() }
}

/** In: the cell, and the cell of the unit above ('' when there is none). Out: the one unit, or why not and what is near. */
export function matchUnit(text: string, parentText: string, index: UnitIndex): UnitMatch {
  const coded = byCode(text.trim(), index)
  if (coded !== undefined) return { ok: true, unit: coded }
  const { wanted, above } = readPlace(text, parentText, index)
  const named = (index.byName.get(wanted.key) ?? []).filter((unit) => fits(unit, wanted) && above.every((one) => isUnder(unit, one, index)))
  const exact = named.filter((unit) => unit.exact === wanted.exact)
  const [only, ...others] = exact.length > 0 ? exact : named
  if (only !== undefined && others.length === 0) return { ok: true, unit: only }
  if (only !== undefined) return { ok: false, reason: 'unitAmbiguous', suggestions: [only, ...others].slice(0, 5) }
  const near = index.all.filter((unit) => above.every((one) => isUnder(unit, one, index)))
  return { ok: false, reason: 'unitUnknown', suggestions: closest(wanted.key, near.length > 0 ? near : index.all, ({ key }) => key) }
}

/** What is looked for, and what it stands under. A name may hold a comma of its own, so the whole text is tried first. */
function readPlace(text: string, parentText: string, index: UnitIndex): { readonly wanted: Wanted; readonly above: readonly Wanted[] } {
  const whole = wantedOf(text)
  const [first, ...rest] = text.split(/\s*[,;]\s*|\s+[-–]\s+/u).filter((part) => part !== '')
  const isWhole = index.byName.has(whole.key)
  const above = [...(isWhole ? [] : rest), ...(parentText === '' ? [] : [parentText])].map(wantedOf)
  return { wanted: isWhole ? whole : wantedOf(first ?? text), above }
}

/** Official codes lose their leading zeros when a spreadsheet takes them for numbers. */
function byCode(text: string, index: UnitIndex): KeyedUnit | undefined {
  return /^\d{2,5}$/.test(text) ? (index.byCode.get(text) ?? index.byCode.get(text.padStart(5, '0'))) : undefined
}

function fits(unit: KeyedUnit, wanted: Wanted): boolean {
  return wanted.type === null || unit.type === wanted.type
}

function isUnder(unit: KeyedUnit, wanted: Wanted, index: UnitIndex): boolean {
  for (let at = unit.parentId, depth = 0; at !== null && depth < 16; depth++) {
    const parent = index.byId.get(at)
    if (parent === undefined) return false
    if (parent.key === wanted.key && fits(parent, wanted)) return true
    at = parent.parentId
  }
  return false
}

/** The unit and those above it, nearest first: what the policy asks for. */
export function pathIn(unitId: string, index: UnitIndex): string[] {
  const path: string[] = []
  for (let unit = index.byId.get(unitId); unit !== undefined && path.length < 16; unit = unit.parentId === null ? undefined : index.byId.get(unit.parentId)) path.push(unit.unitId)
  return path
}
