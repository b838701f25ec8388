/**
 * A signed standing for whoever may see it: by the right over what was kept of the unit (get-past-right), or by the unit's
 * place on the day that was signed. A foreign one is not there.
 */
import type { StandingSnapshot } from '@prisma/client'
import { type Act, may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { getPastRight } from '~/server/compliance/get-past-right.server'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type SignedStanding = Omit<StandingSnapshot, 'asOf'> & {
  readonly asOf: Day
  /** Nearest first: of the day signed, or of the unit's last day. */
  readonly path: readonly UnitOnDay[]
  /** First day on which the unit is no more; null: it is in force. */
  readonly endedOn: Day | null
  /** The unit and all below it on the day signed, as known now. */
  readonly unitIds: readonly string[]
}

export async function getSnapshot({ by, act, id, today }: { readonly by: Actor; readonly act: Act; readonly id: string; readonly today: Day }): Promise<Result<SignedStanding, Refusal | 'not_found'>> {
  const row = await db().standingSnapshot.findUnique({ where: { id } })
  if (!row) return err('not_found')
  const asOf = fromColumn(row.asOf)
  const then = await getUnitPath(row.unitId, asOf)
  const past = await getPastRight({ by, act, unitId: row.unitId, today })
  if (past === null) return err('not_found')
  const decision = past.decision.ok ? past.decision : may(by, act, { unitPath: then.map(({ unitId }) => unitId) })
  if (!decision.ok) return err(decision.reason === 'scope' ? 'not_found' : decision.reason)
  const unitIds = ((await findUnitTrees(row.unitId, [asOf])).get(asOf) ?? []).map(({ unitId }) => unitId)
  // By what is known now the unit may have ended before the day that was signed.
  return ok({ ...row, asOf, path: then.length > 0 ? then : past.path, endedOn: past.endedOn, unitIds })
}
