/**
 * The signed standings of a unit, latest first, and the day proposed for the next one; of a unit that has ended too. Beside
 * them the units that went into this one and were signed: their figures are looked for here.
 */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { forerunnersOf } from '~/domain/org/successor'
import { proposedDay } from '~/domain/snapshot/snapshot-rules'
import { findUnitChanges } from '~/server/compliance/find-unit-changes.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { getPastRight } from '~/server/compliance/get-past-right.server'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { type OpenRewrite, findOpenRewrite } from './find-open-rewrite.server'

export type SnapshotRow = { readonly id: string; readonly number: number; readonly asOf: Day; readonly people: number; readonly met: number; readonly hash: string; readonly signedAt: Date; readonly signerName: string }
export type FormerUnit = { readonly unitId: string; readonly name: string; readonly type: string; readonly signed: number }
export type Snapshots = {
  readonly path: readonly UnitOnDay[]
  /** First day on which the unit is no more; null: it is in force. */
  readonly endedOn: Day | null
  readonly rows: readonly SnapshotRow[]
  readonly former: readonly FormerUnit[]
  readonly proposed: Day
  readonly maySign: boolean
  /** Of a rewriting under way, for whose end signing has to wait. */
  readonly rewriting: OpenRewrite | null
}

export const MOST_SNAPSHOTS = 240

export async function findSnapshots({ by, unitId, today }: { by: Actor; unitId: string; today: Day }): Promise<Result<Snapshots, Refusal | 'not_found'>> {
  const right = await getPastRight({ by, act: 'viewUnitStanding', unitId, today })
  if (right === null) return err('not_found')
  const { path, endedOn, decision } = right
  if (!decision.ok) return err(decision.reason)
  const proposed = proposedDay(today, endedOn)
  const units = ((await findUnitTrees(unitId, [proposed])).get(proposed) ?? []).map((unit) => unit.unitId)
  const [rows, former, rewriting, sign] = await Promise.all([
    db().standingSnapshot.findMany({ where: { unitId }, orderBy: { number: 'desc' }, take: MOST_SNAPSHOTS }),
    findFormer(unitId, today),
    findOpenRewrite(db(), units),
    getPastRight({ by, act: 'signSnapshot', unitId, today }),
  ])
  return ok({
    path, endedOn, former, rewriting, proposed, maySign: sign?.decision.ok === true,
    rows: rows.map(({ id, number, asOf, people, met, hash, signedAt, signerName }) => ({ id, number, asOf: fromColumn(asOf), people, met, hash, signedAt, signerName })),
  })
}

/** Units whose whole went into this one, under their last names: whoever is in charge here is in charge of what they left. */
async function findFormer(unitId: string, today: Day): Promise<FormerUnit[]> {
  const ids = forerunnersOf(unitId, await findUnitChanges(), today)
  return ids.length === 0 ? [] : db().$queryRaw<FormerUnit[]>`
    SELECT s.unit_id::text AS "unitId", v.name, v.type, count(*)::int AS signed
    FROM standing_snapshot s JOIN LATERAL (SELECT name, type FROM unit_version WHERE unit_id = s.unit_id ORDER BY valid_from DESC LIMIT 1) v ON true
    WHERE s.unit_id = ANY(${ids}::uuid[]) GROUP BY 1, 2, 3 ORDER BY 2, 1`
}
