/** The page of imports: those of the units in one's charge, newest first, and the units a list may be for. */
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import type { ImportState } from '~/domain/roster/roster-import'
import { findScope } from '~/server/compliance/find-scope.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { db } from '~/server/db.server'
import { loadUnits } from './load-units.server'

const PAGE = 20

export async function loadImports(by: Actor, page: number, now: Date) {
  const today = dayOfInstant(now)
  const scope = await findScope({ actor: by, act: 'importRoster', asOf: today })
  const trees = await Promise.all(scope.map(async ({ unitId }) => (await findUnitTrees(unitId, [today])).get(today) ?? []))
  const units = await loadUnits()
  const own = trees.flat()
  const where = { unitId: { in: own.map(({ unitId }) => unitId) } }
  const [total, found] = await Promise.all([
    db().rosterImport.count({ where }),
    db().rosterImport.findMany({ where, orderBy: { createdAt: 'desc' }, skip: (page - 1) * PAGE, take: PAGE, select: { id: true, unitId: true, fileName: true, actorName: true, state: true, createdAt: true, total: true } }),
  ])
  return {
    units: own.map(({ unitId }) => ({ unitId, name: units.phrase(unitId, today) })),
    imports: found.map((one) => ({ ...one, state: one.state as ImportState, unit: units.phrase(one.unitId, today) })),
    total, page, size: PAGE,
  }
}
