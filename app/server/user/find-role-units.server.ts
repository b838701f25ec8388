/** Units of today whose name answers a search without diacritics, for giving a role in one of them. */
import type { Day } from '~/domain/kernel/day'
import { searchKey, searchRank, words } from '~/domain/kernel/vietnamese-text'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

const SHOWN = 12

export type FoundUnit = { unitId: string; name: string; type: string; parent: { name: string; type: string } | null }

export async function findRoleUnits(search: string, today: Day): Promise<{ units: FoundUnit[]; more: boolean }> {
  const wanted = words(searchKey(search)).slice(0, 8)
  if (wanted.length === 0) return { units: [], more: false }
  const on = toColumn(today)
  const inForce = { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }
  const found = await db().unitVersion.findMany({
    where: { AND: [inForce, ...wanted.map((word) => ({ searchKey: { contains: word } }))] },
    select: { unitId: true, name: true, type: true, parent: { select: { versions: { where: inForce, select: { name: true, type: true }, take: 1 } } } },
    take: 400,
  })
  const ranked = found
    .map((row) => ({ row, rank: searchRank(search, row.name) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.row.name.length - b.row.name.length || (a.row.name < b.row.name ? -1 : 1))
  const units = ranked.slice(0, SHOWN).map(({ row }) => ({ unitId: row.unitId, name: row.name, type: row.type, parent: row.parent?.versions[0] ?? null }))
  return { units, more: ranked.length > SHOWN }
}
