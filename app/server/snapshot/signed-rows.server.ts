/** The rows of a signed standing, and where they differ from a recomputation for the same day, as SQL. */
import { Prisma } from '@prisma/client'
import type { Count } from '~/domain/compliance/share-class'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { countedRows } from './counted-rows.server'

export function signedRows(id: string): Prisma.Sql {
  return Prisma.sql`SELECT * FROM standing_snapshot_row WHERE snapshot_id = ${id}::uuid`
}

const shape = (alias: string) => Prisma.raw(`CASE WHEN ${alias}.officer_id IS NULL THEN NULL ELSE json_build_object('unitId', ${alias}.unit_id, 'positionId', ${alias}.position_id, 'meets', ${alias}.meets, 'metCount', ${alias}.met_count, 'totalCount', ${alias}.total_count) END`)

export type DifferingRow = { readonly id: string; readonly unitIds: readonly string[]; readonly asOf: Day }

/** Who is counted otherwise now, with how many they are in all: those whose standing turned first, then by name. */
export function differingRows({ id, unitIds, asOf }: DifferingRow): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(s.officer_id, c.officer_id)::text AS "officerId", coalesce(s.staff_code, o.staff_code) AS "staffCode", coalesce(s.full_name, o.full_name) AS "fullName", ${shape('s')} AS "then", ${shape('c')} AS "now", count(*) OVER ()::int AS total
    FROM (${signedRows(id)}) s FULL JOIN (${countedRows(unitIds, asOf)}) c ON c.officer_id = s.officer_id JOIN officer o ON o.id = coalesce(s.officer_id, c.officer_id)
    WHERE (s.unit_id, s.position_id, s.meets, s.met_count, s.total_count) IS DISTINCT FROM (c.unit_id, c.position_id, c.meets, c.met_count, c.total_count)
    ORDER BY s.meets IS NOT DISTINCT FROM c.meets, o.sort_key COLLATE "C", o.id`
}

/** How many people some rows are of, and who of them meet the standard. */
export async function countRows(rows: Prisma.Sql): Promise<Count> {
  const [counted] = await db().$queryRaw<Count[]>`SELECT count(*)::int AS people, count(*) FILTER (WHERE meets)::int AS met FROM (${rows}) r`
  return counted ?? { people: 0, met: 0 }
}
