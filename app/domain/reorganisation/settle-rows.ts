/**
 * The lines of a mapping with what they leave unsaid: which existing unit is meant, and of each new unit its type and the
 * unit above it. Lines that name the same new unit may say its type and its parent once; where nothing is said, what the
 * old units have in common holds. Units repeat their names across a city, so doubt is a fault, never a guess.
 * Source: units-2025.md §3; docs/decisions/043.
 */
import { normaliseTonePlacement, searchKey } from '../kernel/vietnamese-text'
import { type UnitIndex, matchUnit, pathIn, readUnitName } from '../roster/match-unit'
import type { ExistingUnit, LaterUnit, MappingFault, MappingField, MappingRow } from './reorganisation'

export type Surroundings = { readonly units: ReadonlyMap<string, ExistingUnit>; readonly index: UnitIndex; /** of the whole tree */ readonly later: readonly LaterUnit[]; readonly rootId: string; /** a unit as faults name it */ readonly phrase: (unitId: string) => string }

/** parent: the text of the cell, or the id of the unit that the old ones stand under. */
export type SettledTarget = { readonly name: string; readonly type: string; readonly parent: { readonly text: string } | { readonly unitId: string } }
export type SettledRow = { readonly entry: MappingRow; readonly source: ExistingUnit | null; readonly target: SettledTarget | null }

/** What makes two lines name the same new unit. */
export function targetKey({ name, type, parent }: SettledTarget): string {
  return [type, exactName(name), 'text' in parent ? searchKey(parent.text) : parent.unitId].join('|')
}

/** One spelling of a name for comparison: letter case and the place of the tone do not matter, marks do. */
export function exactName(name: string): string {
  return normaliseTonePlacement(name).toLowerCase()
}

/** In: lines read without a fault, and the units before the day. Out: the lines settled, in order, and faults of those that cannot be. */
export function settleRows(entries: readonly MappingRow[], around: Surroundings): { readonly rows: readonly SettledRow[]; readonly faults: readonly MappingFault[] } {
  const faults: MappingFault[] = []
  const fail = (row: number, column: MappingField, key: string, values: MappingFault['values'] = {}) => void faults.push({ row, column, key, values })
  const found = entries.map((entry) => ({ entry, source: sourceOf(entry, around, fail), named: entry.to === '' ? null : nameOf(entry.to) })).filter(({ entry, source }) => entry.from === '' || source !== null)
  const named = found.flatMap(({ entry, source, named: own }) => (own === null ? [] : [{ entry, source, named: own }]))
  const targets = new Map(groupBy(named, (one) => exactName(one.named.name)).flatMap((lines) => settleTargets(lines, fail)))
  const rows = found.filter(({ entry, named: own }) => own === null || targets.has(entry)).map(({ entry, source }) => ({ entry, source, target: targets.get(entry) ?? null }))
  return { rows, faults }
}

/** Type and parent of the lines that give a new unit the same name. */
function settleTargets(sameName: readonly Found[], fail: Fail): [MappingRow, SettledTarget][] {
  const typed = settle(sameName, (one) => one.named.type, (one) => one.source?.type ?? null, ({ entry }) => fail(entry.row, 'toType', 'typeMissing', { text: entry.to }))
  return groupBy([...typed], ([, type]) => type).flatMap((sameType) => {
    const lines = sameType.map(([one]) => one)
    const placed = settle(lines, (one) => parentText(one.entry), (one) => one.source?.parentId ?? null, ({ entry }) => fail(entry.row, 'toParent', 'parentMissing', { text: entry.to }))
    return [...placed].map(([one, parent]): [MappingRow, SettledTarget] => [one.entry, { name: lines[0]?.named.name ?? '', type: sameType[0]?.[1] ?? '', parent: parent.startsWith(STATED) ? { text: textOf(parent, lines) } : { unitId: parent } }])
  })
}

type Found = { readonly entry: MappingRow; readonly source: ExistingUnit | null; readonly named: { readonly type: string | null; readonly name: string } }
type Fail = (row: number, column: MappingField, key: string, values?: MappingFault['values']) => void

/** Before the key of a parent that a cell states; ids have none. */
const STATED = 'text:'
const parentText = ({ toParent }: MappingRow) => (toParent === '' ? null : `${STATED}${searchKey(toParent)}`)
/** The cell as it was typed, of the first line that says it. */
const textOf = (parent: string, lines: readonly Found[]) => lines.find((one) => parentText(one.entry) === parent)?.entry.toParent ?? ''

/** Lines of one thing that may be said once: the one value stated, else the one value that the old units share, else a fault. */
function settle(lines: readonly Found[], stated: (line: Found) => string | null, shared: (line: Found) => string | null, fail: (line: Found) => void): Map<Found, string> {
  const said = new Set(lines.flatMap((line) => stated(line) ?? []))
  const common = new Set(lines.flatMap((line) => shared(line) ?? []))
  const [only] = said.size === 1 ? said : said.size === 0 && common.size === 1 ? common : []
  const settled = new Map<Found, string>()
  for (const line of lines) {
    const value = stated(line) ?? only
    if (value === undefined) fail(line)
    else settled.set(line, value)
  }
  return settled
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups.values()]
}

/** Words of types that belong to the name: "Sở Nội vụ". */
const OWN_WORDS: readonly (readonly [RegExp, string])[] = [[/^so /, 'so'], [/^phong /, 'phong'], [/\bmot cua\b/, 'mot_cua']]

function nameOf(text: string): { readonly type: string | null; readonly name: string } {
  const read = readUnitName(text)
  return read.type === null ? { type: OWN_WORDS.find(([pattern]) => pattern.test(searchKey(text)))?.[1] ?? null, name: read.name } : read
}

function sourceOf({ row, from, fromParent }: MappingRow, around: Surroundings, fail: Fail): ExistingUnit | null {
  if (from === '') return null
  const unit = existingOf(from, fromParent, around, (key, values) => fail(row, 'from', key, values))
  if (unit === null) return null
  if (unit.unitId === around.rootId) return refusal(() => fail(row, 'from', 'unitIsRoot'))
  if (unit.validTo !== null) return refusal(() => fail(row, 'from', 'unitChangesLater', { text: from, day: unit.validTo ?? '' }))
  return unit
}

function refusal(fail: () => void): null {
  fail()
  return null
}

/** The one existing unit within the root that a text means; null with a fault told otherwise. */
export function existingOf(text: string, parent: string, { units, index, rootId, phrase }: Surroundings, fail: (key: string, values: MappingFault['values']) => void): ExistingUnit | null {
  const match = matchUnit(text, parent, index)
  if (match.ok && pathIn(match.unit.unitId, index).includes(rootId)) return units.get(match.unit.unitId) ?? null
  if (match.ok) fail('unitOutside', { text })
  else {
    const near = match.suggestions.map(({ unitId }) => phrase(unitId)).join('; ')
    fail(near === '' ? match.reason : `${match.reason}Near`, { text, near })
  }
  return null
}
