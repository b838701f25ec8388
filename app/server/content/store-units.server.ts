/**
 * The unit trees of content in the database. The first structure is established once; later ones when asked for. A row
 * of a loaded table may be corrected (spelling, type, parent); rows come and go only by a new structure.
 */
import { levelOfType, type UnitStructure } from '~/domain/org/unit-structure'
import { searchKey, toNfc } from '~/domain/kernel/vietnamese-text'
import { toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { applyStructure } from './apply-structure.server'
import { establishUnits, structuresInForce } from './establish-structure.server'
import type { Sentence } from './fault-sentence.server'

type Stored = { id: string; unitId: string; officialCode: string | null; name: string; type: string; parentId: string | null }

async function storedRows(tx: Transaction, structure: UnitStructure): Promise<Stored[]> {
  return tx.unitVersion.findMany({
    where: { validFrom: toColumn(structure.validFrom), unit: { level: { in: ['city', 'district', 'commune'] } } },
    select: { id: true, unitId: true, officialCode: true, name: true, type: true, parentId: true },
  })
}

/** Rows that the structure has of its own: a city that lives on belongs to the first one. */
function ownRows(structures: readonly UnitStructure[], structure: UnitStructure) {
  return structure === structures[0] ? structure.rows : structure.rows.filter((row) => levelOfType(row.type) !== 'city')
}

/** Why the units of this content cannot be stored; nothing is written. */
export async function refuseUnits(tx: Transaction, structures: readonly UnitStructure[], wanted: readonly string[], sentence: Sentence): Promise<string[]> {
  const inForce = await structuresInForce(tx)
  const refusals = wanted.filter((key) => !inForce.has(key)).flatMap((key) => {
    const index = structures.findIndex((one) => one.key === key)
    const before = structures[index - 1]?.key
    return index < 0 || (before !== undefined && !inForce.has(before) && !wanted.includes(before)) ? [sentence('structureUnknown', { key })] : []
  })
  for (const structure of structures.filter(({ key }) => inForce.has(key))) {
    const stored = new Set((await storedRows(tx, structure)).map(({ officialCode }) => officialCode))
    const own = ownRows(structures, structure).map(({ code }) => code)
    const different = [...own.filter((code) => !stored.has(code)), ...[...stored].filter((code) => code !== null && !own.includes(code))]
    if (different.length > 0) refusals.push(sentence('unitRowsFrozen', { key: structure.key, codes: different.slice(0, 5).join(', ') }))
  }
  return refusals
}

/** Out: what changed, a sentence each. */
export async function storeUnits(tx: Transaction, structures: readonly UnitStructure[], wanted: readonly string[], context: { actorName: string; at: Date; sentence: Sentence }): Promise<string[]> {
  const inForce = await structuresInForce(tx)
  const report: string[] = []
  for (const structure of structures) {
    if (inForce.has(structure.key)) report.push(...(await correct(tx, structures, structure, context.sentence)))
    else if (wanted.includes(structure.key)) report.push(await begin(tx, structures, structure, context))
  }
  return report
}

async function begin(tx: Transaction, structures: readonly UnitStructure[], structure: UnitStructure, { actorName, at, sentence }: { actorName: string; at: Date; sentence: Sentence }): Promise<string> {
  if (structure !== structures[0]) {
    const applied = await applyStructure(tx, structure.key, { structures, actorName, at })
    return sentence('loadStructure', { key: structure.key, ended: applied?.ended ?? 0, created: applied?.created ?? 0, events: applied?.events ?? 0 })
  }
  await establishUnits(tx, structure, structure.rows)
  const count = (level: string) => structure.rows.filter((row) => levelOfType(row.type) === level).length
  return sentence('loadUnits', { key: structure.key, districts: count('district'), communes: count('commune') })
}

async function correct(tx: Transaction, structures: readonly UnitStructure[], structure: UnitStructure, sentence: Sentence): Promise<string[]> {
  const stored = await storedRows(tx, structure)
  const byCode = new Map(stored.map((row) => [row.officialCode, row]))
  const city = structures[0] && (await storedRows(tx, structures[0])).find(({ parentId }) => parentId === null)
  const parentOf = (code: string | null) => (code === null ? null : (byCode.get(code)?.unitId ?? (city?.officialCode === code ? city.unitId : null)))
  const changed = ownRows(structures, structure).flatMap((row) => {
    const old = byCode.get(row.code)
    const next = { name: toNfc(row.name), type: row.type, parentId: parentOf(row.parent) }
    return old && (old.name !== next.name || old.type !== next.type || old.parentId !== next.parentId) ? [{ id: old.id, next }] : []
  })
  for (const { id, next } of changed) await tx.unitVersion.update({ where: { id }, data: { ...next, searchKey: searchKey(next.name) } })
  return changed.length === 0 ? [] : [sentence('loadUnitsChanged', { key: structure.key, changed: changed.length })]
}
