/** One reorganisation that the actor may see: of a city in his or her charge. Without its file. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { BasisState, ReorganisationState } from '~/domain/reorganisation/reorganisation'
import { getUnitPath, isId } from '~/server/compliance/get-unit-path.server'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import type { ReadMapping } from './read-mapping.server'
import type { StoredPlan } from './stored-plan.server'

const SHOWN = {
  id: true, unitId: true, userId: true, actorName: true, name: true, basisNumber: true, basisDate: true, basisIssuer: true, reviewState: true, effectiveOn: true, fileName: true, state: true, fault: true, done: true, total: true,
  mapping: true, plan: true, digest: true, createdAt: true, plannedAt: true, confirmedAt: true, confirmedName: true, appliedAt: true, undoneAt: true, undoneName: true, undoReason: true, discardedAt: true, discardedName: true,
} as const

export type ReorganisationView = {
  readonly id: string; readonly unitId: string; readonly userId: string; readonly actorName: string; readonly name: string
  readonly basis: { readonly number: string; readonly date: Day; readonly issuer: string }; readonly reviewState: BasisState; readonly effectiveOn: Day
  readonly fileName: string; readonly state: ReorganisationState; readonly fault: string | null; readonly done: number; readonly total: number
  readonly mapping: ReadMapping | null; readonly plan: StoredPlan | null; readonly digest: string | null
  readonly createdAt: Date; readonly plannedAt: Date | null; readonly confirmedAt: Date | null; readonly confirmedName: string | null; readonly appliedAt: Date | null
  readonly undoneAt: Date | null; readonly undoneName: string | null; readonly undoReason: string | null
  readonly discardedAt: Date | null; readonly discardedName: string | null
}
export type GetReorganisation = { readonly by: Actor; readonly id: string; readonly now: Date }

export async function getReorganisation({ by, id, now }: GetReorganisation): Promise<Result<ReorganisationView, 'role' | 'notFound'>> {
  const found = isId(id) ? await db().reorganisation.findUnique({ where: { id }, select: SHOWN }) : null
  if (found === null) return err('notFound')
  const path = await getUnitPath(found.unitId, dayOfInstant(now))
  const decision = may(by, 'reorganiseUnits', { unitPath: path.map(({ unitId }) => unitId) })
  if (!decision.ok) return err(decision.reason === 'role' ? 'role' : 'notFound')
  const { basisNumber, basisDate, basisIssuer, effectiveOn, mapping, plan, reviewState, state, ...rest } = found
  return ok({
    ...rest, basis: { number: basisNumber, date: fromColumn(basisDate), issuer: basisIssuer }, effectiveOn: fromColumn(effectiveOn),
    reviewState: reviewState as BasisState, state: state as ReorganisationState, mapping: mapping as ReadMapping | null, plan: plan as StoredPlan | null,
  })
}
