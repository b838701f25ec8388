/**
 * What a mapping does to units. A unit goes on under its own identity when it is renamed, moved, or takes others in under
 * its own name; otherwise it ends on the day and new units begin. Units below one that ends go along with it to its one
 * successor; where there are several, the file has to name them. Source: units-2025.md §3–§4; docs/decisions/043.
 */
import { levelOfType, UNIT_TYPES, type UnitType } from '../org/unit-structure'
import { checkUnits } from './check-units'
import { plannedEvents } from './planned-events'
import type { Destination, ExistingUnit, MappingFault, MappingRow, UnitFace, UnitOutcome, UnitPlan } from './reorganisation'
import { type SettledRow, type SettledTarget, type Surroundings, exactName, existingOf, settleRows, targetKey } from './settle-rows'

type Target = SettledTarget & { readonly key: string; readonly rows: readonly SettledRow[] }

/** In: lines read without a fault and the units before the day. Out: the plan; faults are empty when it can be carried out. */
export function planUnits(entries: readonly MappingRow[], around: Surroundings): UnitPlan {
  const { rows, faults: unsettled } = settleRows(entries, around)
  const faults: MappingFault[] = [...unsettled]
  const targets = identify(rows, around)
  const destinations = destinationsOf(rows, targets, faults)
  const living = new Set(targets.map(({ key }) => key))
  const successor = (unitId: string): string | null => {
    if (!destinations.has(unitId) || living.has(unitId)) return unitId
    const keys = [...new Set((destinations.get(unitId) ?? []).map(({ key }) => key))]
    return keys.length === 1 ? (keys[0] ?? null) : null
  }
  const called = calledBy(targets)
  const placed = targets.map((target) => outcomeOf(target, placeOf(target, called, around, successor, faults), around))
  const along = alongWith({ around, destinations, living, successor, rows }, faults)
  const closed = [...destinations.keys()].filter((unitId) => !living.has(unitId)).flatMap((unitId): UnitOutcome[] => {
    const unit = around.units.get(unitId)
    return unit === undefined ? [] : [{ key: unitId, kind: 'closed', before: faceOf(unit), after: null, changes: [] }]
  })
  const outcomes = [...placed, ...along, ...closed]
  const rowOf = new Map([...targets.map(({ key, rows: own }) => [key, own[0]?.entry.row ?? 0] as const), ...rows.flatMap(({ source, entry }) => (source === null || living.has(source.unitId) ? [] : [[source.unitId, entry.row] as const]))])
  if (unsettled.length === 0) faults.push(...checkUnits(outcomes, around.units, around.later, rowOf))
  if (faults.length === 0 && outcomes.every(({ kind }) => kind === 'kept') && [...destinations.values()].every((own) => own.length < 2)) faults.push({ row: 0, column: null, key: 'nothingChanges', values: {} })
  return { outcomes, events: plannedEvents(outcomes, destinations), destinations, faults }
}

/** The new units, each under the identity it goes on with, or under a key of its own. */
function identify(rows: readonly SettledRow[], around: Surroundings): Target[] {
  const groups = new Map<string, SettledRow[]>()
  for (const row of rows) if (row.target !== null) groups.set(targetKey(row.target), [...(groups.get(targetKey(row.target)) ?? []), row])
  const wanted = new Map<string, Set<string>>()
  for (const { source, target } of rows) if (source !== null && target !== null) wanted.set(source.unitId, (wanted.get(source.unitId) ?? new Set()).add(targetKey(target)))
  const going = (unitId: string) => wanted.get(unitId)
  let made = 0
  return [...groups].flatMap(([key, own]) => {
    const target = own[0]?.target
    if (!target) return []
    const kept = identityOf(key, target, sourcesOf(own), going, around)
    return [{ ...target, key: kept?.unitId ?? `new:${(made += 1)}`, rows: own }]
  })
}

function sourcesOf(rows: readonly SettledRow[]): ExistingUnit[] {
  return [...new Map(rows.flatMap(({ source }) => (source === null ? [] : [[source.unitId, source] as const]))).values()]
}

/** The unit that goes on as this new one: one of that very name that nothing sends elsewhere, or the only unit that goes there and goes nowhere else. */
function identityOf(key: string, target: SettledTarget, sources: readonly ExistingUnit[], going: (unitId: string) => ReadonlySet<string> | undefined, around: Surroundings): ExistingUnit | null {
  const same = sameNamed(target, around)
  if (same !== null && going(same.unitId)?.has(key) !== false) return same
  const [sole, ...others] = sources
  return sole !== undefined && others.length === 0 && going(sole.unitId)?.size === 1 && sole.level === levelOf(target.type) ? sole : null
}

/** The existing unit of that name, type and parent. */
function sameNamed({ name, type, parent }: SettledTarget, around: Surroundings): ExistingUnit | null {
  const parentId = 'unitId' in parent ? parent.unitId : (existingOf(parent.text, '', around, () => undefined)?.unitId ?? null)
  return parentId === null ? null : ([...around.units.values()].find((unit) => unit.parentId === parentId && unit.type === type && exactName(unit.name) === exactName(name)) ?? null)
}

function destinationsOf(rows: readonly SettledRow[], targets: readonly Target[], faults: MappingFault[]): Map<string, Destination[]> {
  const keys = new Map(targets.flatMap(({ key, rows: own }) => own.map((row) => [row, key] as const)))
  const destinations = new Map<string, Destination[]>()
  for (const row of rows) if (row.source !== null) destinations.set(row.source.unitId, [...(destinations.get(row.source.unitId) ?? []), ...destination(row, keys.get(row))])
  for (const row of rows) faults.push(...lineFaults(row, destinations))
  return destinations
}

function lineFaults({ source, target, entry }: SettledRow, destinations: ReadonlyMap<string, readonly Destination[]>): MappingFault[] {
  if (source === null) return []
  const own = destinations.get(source.unitId) ?? []
  const values = { text: entry.from }
  if (target === null && own.length > 0) return [{ row: entry.row, column: 'to', key: 'dissolvedAndMapped', values }]
  const column = entry.staff.length > 0 ? 'staff' : entry.positions.length > 0 ? 'positions' : null
  return column !== null && new Set(own.map(({ key }) => key)).size < 2 ? [{ row: entry.row, column, key: 'staffWithoutSplit', values }] : []
}

function destination({ entry: { row, staff, positions, rest } }: SettledRow, key: string | undefined): Destination[] {
  return key === undefined ? [] : [{ key, row, staff, positions, rest }]
}

type Successor = (unitId: string) => string | null

/** Where a new unit stands: under another new one, or under an existing one or what became of it. */
function placeOf(target: Target, called: Called, around: Surroundings, successor: Successor, faults: MappingFault[]): string | null {
  const row = target.rows[0]?.entry.row ?? 0
  const { parent } = target
  const fail = (key: string, values: MappingFault['values']) => void faults.push({ row, column: 'toParent', key, values })
  const existing = (unitId: string | undefined): string | null => {
    const stands = unitId === undefined ? null : successor(unitId)
    if (unitId !== undefined && stands === null) fail('parentEnds', { text: around.phrase(unitId) })
    return stands
  }
  if ('unitId' in parent) return existing(parent.unitId)
  const [fresh, ...others] = (called.get(exactName(parent.text)) ?? []).filter((one) => one.key !== target.key)
  return fresh !== undefined && others.length === 0 ? fresh.key : existing(existingOf(parent.text, '', around, fail)?.unitId)
}

type Called = ReadonlyMap<string, readonly Target[]>

/** The new units by what a paper may call them: "Quận Tây Hồ", "Tây Hồ". */
function calledBy(targets: readonly Target[]): Called {
  const called = new Map<string, Target[]>()
  for (const target of targets) {
    const name = exactName(target.name)
    for (const key of new Set([name, `${TYPE_WORDS[target.type] ?? ''} ${name}`.trim()])) called.set(key, [...(called.get(key) ?? []), target])
  }
  return called
}

const TYPE_WORDS: Readonly<Record<string, string>> = { thanh_pho: 'thành phố', quan: 'quận', huyen: 'huyện', thi_xa: 'thị xã', phuong: 'phường', xa: 'xã', thi_tran: 'thị trấn' }
const OFFICE_LEVELS: Readonly<Record<string, string>> = { so: 'department', phong: 'division', mot_cua: 'desk' }

function levelOf(type: string): string {
  return UNIT_TYPES.some((one) => one === type) ? levelOfType(type as UnitType) : (OFFICE_LEVELS[type] ?? 'division')
}

function faceOf({ name, type, level, parentId, code }: ExistingUnit): UnitFace {
  return { name, type, level, parentKey: parentId, code }
}

function outcomeOf(target: Target, parentKey: string | null, around: Surroundings): UnitOutcome {
  const unit = around.units.get(target.key)
  const code = target.rows.map(({ entry }) => entry.code).find((one) => one !== null) ?? unit?.code ?? null
  const after: UnitFace = { name: target.name, type: target.type, level: unit?.level ?? levelOf(target.type), parentKey, code }
  if (unit === undefined) return { key: target.key, kind: 'created', before: null, after, changes: [] }
  const before = faceOf(unit)
  const changes = ([['rename', 'name'], ['retype', 'type'], ['reparent', 'parentKey'], ['recode', 'code']] as const).flatMap(([change, what]) => (before[what] === after[what] ? [] : [change]))
  return { key: target.key, kind: changes.length === 0 ? 'kept' : 'changed', before, after, changes }
}

type Along = { readonly around: Surroundings; readonly destinations: ReadonlyMap<string, readonly Destination[]>; readonly living: ReadonlySet<string>; readonly successor: Successor; readonly rows: readonly SettledRow[] }

/** Units that the file does not name and that stand under one that ends. */
function alongWith({ around, destinations, living, successor, rows }: Along, faults: MappingFault[]): UnitOutcome[] {
  const ends = (unitId: string | null) => unitId !== null && destinations.has(unitId) && !living.has(unitId)
  return [...around.units.values()].flatMap((unit): UnitOutcome[] => {
    if (!ends(unit.parentId) || destinations.has(unit.unitId) || living.has(unit.unitId)) return []
    const parentKey = successor(unit.parentId ?? '')
    const row = rows.find(({ source }) => source?.unitId === unit.parentId)?.entry.row ?? 0
    if (parentKey === null) faults.push({ row, column: 'from', key: 'childLeft', values: { text: around.phrase(unit.unitId) } })
    return [{ key: unit.unitId, kind: 'along', before: faceOf(unit), after: { ...faceOf(unit), parentKey }, changes: ['reparent'] }]
  })
}
