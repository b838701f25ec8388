/**
 * One import that the actor may see: of a unit in his or her charge on the day, and planned with no wider reach than his or
 * her own (decision 093), because its rows show people of the whole of that reach. Without its bytes.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ImportMode, ImportState, Inspection, RosterSettings } from '~/domain/roster/roster-import'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { getUnitPath, isId } from '~/server/compliance/get-unit-path.server'
import { db } from '~/server/db.server'

const SHOWN = { id: true, unitId: true, userId: true, actorName: true, scope: true, fileName: true, format: true, state: true, inspection: true, settings: true, mode: true, done: true, total: true, fault: true, createdAt: true, plannedAt: true, appliedAt: true, undoneAt: true } as const

export type RosterImportView = {
  readonly id: string; readonly unitId: string; readonly userId: string; readonly actorName: string; readonly scope: readonly string[]; readonly fileName: string; readonly format: string
  readonly state: ImportState; readonly inspection: Inspection; readonly settings: RosterSettings | null; readonly mode: ImportMode | null
  readonly done: number; readonly total: number; readonly fault: string | null
  readonly createdAt: Date; readonly plannedAt: Date | null; readonly appliedAt: Date | null; readonly undoneAt: Date | null
}
export type GetImport = { readonly by: Actor; readonly id: string; readonly now: Date }

export async function getImport({ by, id, now }: GetImport): Promise<Result<RosterImportView, 'role' | 'notFound'>> {
  const found = isId(id) ? await db().rosterImport.findUnique({ where: { id }, select: SHOWN }) : null
  if (found === null) return err('notFound')
  const today = dayOfInstant(now)
  const path = await getUnitPath(found.unitId, today)
  const decision = may(by, 'importRoster', { unitPath: path.map(({ unitId }) => unitId) })
  if (!decision.ok) return err(decision.reason === 'role' ? 'role' : 'notFound')
  if (!(await coversScope(by, found.scope, today))) return err('notFound')
  return ok(found as unknown as RosterImportView)
}

/** Whether all that the import may reach is in the actor's charge. A unit that is no more is in that of the top of the tree. */
async function coversScope(by: Actor, scope: readonly string[], today: Day): Promise<boolean> {
  const paths = await Promise.all(scope.map((unitId) => getUnitPath(unitId, today)))
  return paths.every((path) => may(by, 'importRoster', { unitPath: path.map(({ unitId }) => unitId) }).ok) || (await getTopRight(by, 'importRoster', today)).ok
}
