/** One import, when the actor records facts of the unit it is about; without its bytes. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { EvidenceSettings } from '~/domain/evidence-import/evidence-settings'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ImportMode, ImportState, Inspection } from '~/domain/roster/roster-import'
import { getUnitPath, isId } from '~/server/compliance/get-unit-path.server'
import { db } from '~/server/db.server'

const SHOWN = { id: true, unitId: true, actorName: true, fileName: true, state: true, inspection: true, settings: true, mode: true, deciderName: true, done: true, total: true, fault: true, appliedAt: true, undoneAt: true } as const

export type EvidenceImportView = {
  readonly id: string; readonly unitId: string; readonly actorName: string; readonly fileName: string
  readonly state: ImportState; readonly inspection: Inspection; readonly settings: EvidenceSettings | null; readonly mode: ImportMode | null; readonly deciderName: string | null
  readonly done: number; readonly total: number; readonly fault: string | null; readonly appliedAt: Date | null; readonly undoneAt: Date | null
}
export type GetEvidenceImport = { readonly by: Actor; readonly id: string; readonly now: Date }

export async function getEvidenceImport({ by, id, now }: GetEvidenceImport): Promise<Result<EvidenceImportView, 'role' | 'notFound'>> {
  const found = isId(id) ? await db().evidenceImport.findUnique({ where: { id }, select: SHOWN }) : null
  if (found === null) return err('notFound')
  const path = await getUnitPath(found.unitId, dayOfInstant(now))
  const decision = may(by, 'recordFacts', { unitPath: path.map(({ unitId }) => unitId) })
  if (!decision.ok) return err(decision.reason === 'role' ? 'role' : 'notFound')
  return ok(found as unknown as EvidenceImportView)
}
