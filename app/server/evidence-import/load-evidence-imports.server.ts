/** The page of lists of proofs: those of the units in one's charge, newest first, and the units a list may be for. */
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import type { ImportState } from '~/domain/roster/roster-import'
import { findScope } from '~/server/compliance/find-scope.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { db } from '~/server/db.server'
import { loadUnits } from '~/server/roster/load-units.server'

const PAGE = 20

export async function loadEvidenceImports(by: Actor, page: number, now: Date) {
  const today = dayOfInstant(now)
  const scope = await findScope({ actor: by, act: 'recordFacts', asOf: today })
  const [trees, units] = [await Promise.all(scope.map(async ({ unitId }) => (await findUnitTrees(unitId, [today])).get(today) ?? [])), await loadUnits()]
  const own = trees.flat()
  const where = { unitId: { in: own.map(({ unitId }) => unitId) } }
  const [total, found] = await Promise.all([
    db().evidenceImport.count({ where }),
    db().evidenceImport.findMany({ where, orderBy: { createdAt: 'desc' }, skip: (page - 1) * PAGE, take: PAGE, select: { id: true, unitId: true, fileName: true, actorName: true, state: true, createdAt: true } }),
  ])
  return {
    units: own.map(({ unitId }) => ({ unitId, name: units.phrase(unitId, today) })),
    imports: found.map((one) => ({ ...one, state: one.state as ImportState, unit: units.phrase(one.unitId, today) })),
    total, page, size: PAGE,
  }
}
