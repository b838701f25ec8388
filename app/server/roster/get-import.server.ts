/** One import that the actor may see: of a unit in his or her charge on the day. Without its bytes. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ImportMode, ImportState, Inspection, RosterSettings } from '~/domain/roster/roster-import'
import { getUnitPath, isId } from '~/server/compliance/get-unit-path.server'
import { db } from '~/server/db.server'

const SHOWN = { id: true, unitId: true, userId: true, actorName: true, fileName: true, format: true, state: true, inspection: true, settings: true, mode: true, done: true, total: true, fault: true, createdAt: true, plannedAt: true, appliedAt: true, undoneAt: true } as const

export type RosterImportView = {
  readonly id: string; readonly unitId: string; readonly userId: string; readonly actorName: string; readonly fileName: string; readonly format: string
  readonly state: ImportState; readonly inspection: Inspection; readonly settings: RosterSettings | null; readonly mode: ImportMode | null
  readonly done: number; readonly total: number; readonly fault: string | null
  readonly createdAt: Date; readonly plannedAt: Date | null; readonly appliedAt: Date | null; readonly undoneAt: Date | null
}
export type GetImport = { readonly by: Actor; readonly id: string; readonly now: Date }

export async function getImport({ by, id, now }: GetImport): Promise<Result<RosterImportView, 'role' | 'notFound'>> {
  const found = isId(id) ? await db().rosterImport.findUnique({ where: { id }, select: SHOWN }) : null
  if (found === null) return err('notFound')
  const path = await getUnitPath(found.unitId, dayOfInstant(now))
  const decision = may(by, 'importRoster', { unitPath: path.map(({ unitId }) => unitId) })
  if (!decision.ok) return err(decision.reason === 'role' ? 'role' : 'notFound')
  return ok(found as unknown as RosterImportView)
}
