/**
 * The tree of units as content states it: one table for each structure that has been in force, and the table of which
 * old commune went into which new one. Codes are attributes of their time, never keys: Hanoi used 95 of 126 commune
 * codes again for other places. Source: units-2025.md §1–§4.
 */
import { z } from 'zod'
import { type DataFault, fault } from '../content/fault'
import { isDay } from '../kernel/day'

const text = z.string().min(1)
const day = z.string().refine(isDay)
const csvName = z.string().regex(/^[a-z0-9-]+\.csv$/)

const structureSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  units: csvName,
  /** which unit of the structure before went into which of this one; the first structure has none */
  mapping: csvName.optional(),
  validFrom: day,
  legalBasis: text,
  /** whether loading content puts it in force when nothing else is asked */
  inForce: z.boolean(),
})

export const structureFileSchema = z.strictObject({ structures: z.array(structureSchema).min(1) })
export type UnitStructureFile = z.output<typeof structureSchema>

export const UNIT_TYPES = ['thanh_pho', 'quan', 'huyen', 'thi_xa', 'phuong', 'xa', 'thi_tran'] as const
export type UnitType = (typeof UNIT_TYPES)[number]
export type TerritoryLevel = 'city' | 'district' | 'commune'

const LEVEL_OF: Readonly<Record<UnitType, TerritoryLevel>> = {
  thanh_pho: 'city', quan: 'district', huyen: 'district', thi_xa: 'district', phuong: 'commune', xa: 'commune', thi_tran: 'commune',
}

/** The level of government of a type of territory. */
export function levelOfType(type: UnitType): TerritoryLevel {
  return LEVEL_OF[type]
}

export type UnitRow = { readonly code: string; readonly name: string; readonly type: UnitType; readonly parent: string | null; readonly line: number }
export type MappingRow = { readonly from: string; readonly to: string; readonly share: string; readonly mark: string; readonly note: string; readonly line: number }

export type UnitStructure = UnitStructureFile & { readonly rows: readonly UnitRow[]; readonly moves: readonly MappingRow[] }

/** What happened to units when a structure came into force. `from` and `to` are codes of the old and the new structure. */
export type UnitEventContent = {
  readonly key: string
  readonly type: 'merge' | 'split' | 'dissolve'
  readonly from: readonly { readonly code: string; readonly share: string }[]
  readonly to: readonly string[]
}

/**
 * The events of a structure: one merge for each new commune, of every old one that gave to it; one split for each old
 * commune that went to more than one place or is marked `part`; one dissolution of the districts that have no successor.
 */
export function structureEvents(structure: UnitStructure, before: UnitStructure): UnitEventContent[] {
  const targets = [...new Set(structure.moves.map((move) => move.to))]
  const sources = [...new Set(structure.moves.map((move) => move.from))]
  const merges = targets.map((to) => ({
    key: `${structure.key}:merge:${to}`,
    type: 'merge' as const,
    from: structure.moves.filter((move) => move.to === to).map((move) => ({ code: move.from, share: `${move.share}; ${move.mark}: ${move.note}` })),
    to: [to],
  }))
  const splits = sources.flatMap((from) => {
    const moves = structure.moves.filter((move) => move.from === from)
    if (moves.length === 1 && moves[0]?.share !== 'part') return []
    const share = moves.map((move) => `${move.to}: ${move.share}; ${move.mark}: ${move.note}`).join(' | ')
    return [{ key: `${structure.key}:split:${from}`, type: 'split' as const, from: [{ code: from, share }], to: moves.map((move) => move.to) }]
  })
  return [...merges, ...splits, ...dissolution(structure, before)]
}

function dissolution(structure: UnitStructure, before: UnitStructure): UnitEventContent[] {
  if (structure.rows.some((row) => levelOfType(row.type) === 'district')) return []
  const from = before.rows.filter((row) => levelOfType(row.type) === 'district').map((row) => ({ code: row.code, share: '' }))
  return from.length === 0 ? [] : [{ key: `${structure.key}:dissolve:district`, type: 'dissolve', from, to: [] }]
}

/** Structures in order of day, keys once, only the first without a mapping. */
export function checkStructures(structures: readonly UnitStructureFile[]): DataFault[] {
  return structures.flatMap((structure, i) => {
    const earlier = structures[i - 1]
    const sound = earlier === undefined ? structure.mapping === undefined : structure.mapping !== undefined && earlier.validFrom < structure.validFrom
    return [
      ...(structures.findIndex((other) => other.key === structure.key) < i ? [fault(['structures', i], 'duplicateId', { id: structure.key })] : []),
      ...(sound ? [] : [fault(['structures', i], 'structureOrder', { key: structure.key })]),
    ]
  })
}

export type RowFault = { readonly line: number; readonly column: 'parent' | 'name' | 'from_code' | 'to_code'; readonly fault: DataFault }

const PARENT_LEVELS: Readonly<Record<TerritoryLevel, readonly TerritoryLevel[]>> = { city: [], district: ['city'], commune: ['district', 'city'] }

/** Parents that exist and are of a higher level; the same type and name only once under one parent. */
export function checkUnitRows(rows: readonly UnitRow[]): RowFault[] {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const identity = [row.parent, row.type, row.name].join('|')
    const twice = seen.has(identity)
    seen.add(identity)
    const found: RowFault[] = twice ? [{ line: row.line, column: 'name', fault: fault([], 'unitNameTwice', { name: row.name }) }] : []
    const parent = row.parent === null ? undefined : byCode.get(row.parent)
    const level = levelOfType(row.type)
    if (level !== 'city' && parent === undefined) found.push({ line: row.line, column: 'parent', fault: fault([], 'unitParentMissing', { parent: row.parent ?? '' }) })
    if (parent !== undefined && !PARENT_LEVELS[level].includes(levelOfType(parent.type))) found.push({ line: row.line, column: 'parent', fault: fault([], 'unitParentLevel', { parent: parent.name }) })
    return found
  })
}

/** Every move names communes that exist before and after; every new commune receives something. */
export function checkMoves(structure: UnitStructure, before: UnitStructure): RowFault[] {
  const communes = (one: UnitStructure) => new Set(one.rows.filter((row) => levelOfType(row.type) === 'commune').map((row) => row.code))
  const [old, fresh] = [communes(before), communes(structure)]
  const wrong = structure.moves.flatMap((move): RowFault[] => [
    ...(old.has(move.from) ? [] : [{ line: move.line, column: 'from_code' as const, fault: fault([], 'unitMappingMissing', { code: move.from }) }]),
    ...(fresh.has(move.to) ? [] : [{ line: move.line, column: 'to_code' as const, fault: fault([], 'unitMappingMissing', { code: move.to }) }]),
  ])
  const from = new Set(structure.moves.map((move) => move.from))
  const to = new Set(structure.moves.map((move) => move.to))
  const left = [...[...old].filter((code) => !from.has(code)), ...[...fresh].filter((code) => !to.has(code))]
  return [...wrong, ...left.map((code): RowFault => ({ line: 1, column: 'from_code', fault: fault([], 'unitMappingMissing', { code }) }))]
}
