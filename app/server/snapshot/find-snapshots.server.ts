/** The signed standings of a unit, latest first, and the day proposed for the next one. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { lastMonthEnd } from '~/domain/snapshot/snapshot-rules'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type SnapshotRow = { readonly id: string; readonly number: number; readonly asOf: Day; readonly people: number; readonly met: number; readonly hash: string; readonly signedAt: Date; readonly signerName: string }
export type Snapshots = { readonly path: readonly UnitOnDay[]; readonly rows: readonly SnapshotRow[]; readonly proposed: Day; readonly maySign: boolean }

export const MOST_SNAPSHOTS = 240

export async function findSnapshots({ by, unitId, today }: { by: Actor; unitId: string; today: Day }): Promise<Result<Snapshots, Refusal | 'not_found'>> {
  const path = await getUnitPath(unitId, today)
  if (path.length === 0) return err('not_found')
  const unitPath = path.map((unit) => unit.unitId)
  const decision = may(by, 'viewUnitStanding', { unitPath })
  if (!decision.ok) return err(decision.reason)
  const rows = await db().standingSnapshot.findMany({ where: { unitId }, orderBy: { number: 'desc' }, take: MOST_SNAPSHOTS })
  return ok({
    path, proposed: lastMonthEnd(today), maySign: may(by, 'signSnapshot', { unitPath }).ok,
    rows: rows.map(({ id, number, asOf, people, met, hash, signedAt, signerName }) => ({ id, number, asOf: fromColumn(asOf), people, met, hash, signedAt, signerName })),
  })
}
