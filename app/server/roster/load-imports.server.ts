/** The page of imports: those of the units in one's charge that one may open (get-import), newest first, and the units a list may be for. */
import { Prisma } from '@prisma/client'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import type { ImportState } from '~/domain/roster/roster-import'
import { findScope } from '~/server/compliance/find-scope.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { db } from '~/server/db.server'
import { loadUnits } from './load-units.server'

const PAGE = 20

type ListedImport = { readonly id: string; readonly unitId: string; readonly fileName: string; readonly actorName: string; readonly state: ImportState; readonly createdAt: Date; readonly total: number }

export async function loadImports(by: Actor, page: number, now: Date) {
  const today = dayOfInstant(now)
  const scope = await findScope({ actor: by, act: 'importRoster', asOf: today })
  const trees = await Promise.all(scope.map(async ({ unitId }) => (await findUnitTrees(unitId, [today])).get(today) ?? []))
  const units = await loadUnits()
  const own = trees.flat()
  const ownIds = own.map(({ unitId }) => unitId)
  const top = (await getTopRight(by, 'importRoster', today)).ok
  const chosen = Prisma.sql`FROM roster_import WHERE unit_id = ANY(${ownIds}::uuid[]) AND (${top}::boolean OR scope <@ ${ownIds}::uuid[])`
  const [total, found] = await Promise.all([
    db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n ${chosen}`,
    db().$queryRaw<ListedImport[]>`SELECT id, unit_id AS "unitId", file_name AS "fileName", actor_name AS "actorName", state, created_at AS "createdAt", total ${chosen} ORDER BY created_at DESC, id LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`,
  ])
  return {
    units: own.map(({ unitId }) => ({ unitId, name: units.phrase(unitId, today) })),
    imports: found.map((one) => ({ ...one, unit: units.phrase(one.unitId, today) })),
    total: total[0]?.n ?? 0, page, size: PAGE,
  }
}
