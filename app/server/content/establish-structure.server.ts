/** Writes the units of a structure: one unit and one version a row, children hung on parents by code. */
import { levelOfType, type UnitRow, type UnitStructure } from '~/domain/org/unit-structure'
import { searchKey, toNfc } from '~/domain/kernel/vietnamese-text'
import { toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'

/** In: rows to create; ids of units that go on living, by code. Out: ids of all, by code. */
export async function establishUnits(tx: Transaction, structure: UnitStructure, rows: readonly UnitRow[], living: ReadonlyMap<string, string> = new Map()): Promise<Map<string, string>> {
  const ids = new Map([...living, ...rows.map((row) => [row.code, newId()] as const)])
  const day = toColumn(structure.validFrom)
  const id = (code: string) => {
    const found = ids.get(code)
    if (found === undefined) throw new Error(`no unit has code ${code} in structure ${structure.key}`)
    return found
  }
  await tx.unit.createMany({ data: rows.map((row) => ({ id: id(row.code), level: levelOfType(row.type), createdOn: day })) })
  await tx.unitVersion.createMany({
    data: rows.map((row) => ({
      id: newId(),
      unitId: id(row.code),
      parentId: row.parent === null ? null : id(row.parent),
      name: toNfc(row.name),
      type: row.type,
      officialCode: row.code,
      searchKey: searchKey(row.name),
      validFrom: day,
      legalBasis: structure.legalBasis,
    })),
  })
  await tx.unitEvent.create({ data: { id: newId(), key: establishedKey(structure.key), type: 'establish', effectiveOn: day, legalBasis: structure.legalBasis } })
  return ids
}

/** The event that says a structure is in force. */
export function establishedKey(structure: string): string {
  return `${structure}:establish`
}

/** Keys of the structures in force. */
export async function structuresInForce(tx: Transaction): Promise<Set<string>> {
  const events = await tx.unitEvent.findMany({ where: { type: 'establish' }, select: { key: true } })
  return new Set(events.map(({ key }) => key.replace(/:establish$/, '')))
}
