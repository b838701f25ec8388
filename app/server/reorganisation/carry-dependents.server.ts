/**
 * What hangs on units that end goes to what takes them over (domain/reorganisation/follow-dependents), and back when it is
 * undone. Asked of the facts as they are then: what came to a unit by a reorganisation before this one goes on with it.
 */
import type { Day } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'
import type { CarriedDependents, CarriedQuota, StoredPlan } from './stored-plan.server'

type Pair = { readonly from: string; readonly to: string }
type Gone = Pair & { readonly id: string }

/** Call on the day or after it, in the transaction that says so; the units of the plan are written. */
export async function carryDependents(tx: Transaction, plan: Pick<StoredPlan, 'units' | 'events'>, on: Day): Promise<CarriedDependents> {
  const closed = new Set(plan.units.filter(({ kind }) => kind === 'closed').map(({ id }) => id))
  const pairs = JSON.stringify(plan.events.flatMap(({ type, from, to: [to] }) => (type !== 'merge' || to === undefined ? [] : from.filter((id) => closed.has(id)).map((id): Pair => ({ from: id, to })))))
  const split = plan.events.flatMap(({ type, from }) => (type === 'split' ? from.filter((id) => closed.has(id)) : []))
  const quotas = await carryQuotas(tx, pairs, on)
  // A member counts for the unit directly below the one that runs the programme.
  const merged = await tx.$queryRaw<Gone[]>`
    UPDATE programme_member m SET unit_id = r."to" FROM json_to_recordset(${pairs}::json) AS r("from" uuid, "to" uuid), programme p, unit_version v
    WHERE m.unit_id = r."from" AND p.id = m.programme_id AND p.target_on >= ${on}::date AND v.unit_id = r."to" AND v.parent_id = p.unit_id AND v.valid_from <= ${on}::date AND (v.valid_to IS NULL OR v.valid_to > ${on}::date)
    RETURNING m.id, r."from", r."to"`
  const apart = await tx.$queryRaw<Gone[]>`
    WITH RECURSIVE above AS (
      SELECT m.id, m.programme_id, m.unit_id AS was, p.unit_id FROM programme_member m JOIN posting p ON p.officer_id = m.officer_id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${on}::date AND (p.valid_to IS NULL OR p.valid_to > ${on}::date)
      WHERE m.unit_id = ANY(${split}::uuid[])
      UNION SELECT a.id, a.programme_id, a.was, v.parent_id FROM above a JOIN unit_version v ON v.unit_id = a.unit_id AND v.valid_from <= ${on}::date AND (v.valid_to IS NULL OR v.valid_to > ${on}::date) WHERE v.parent_id IS NOT NULL
    )
    UPDATE programme_member m SET unit_id = a.unit_id FROM above a, programme p, unit_version v
    WHERE m.id = a.id AND p.id = a.programme_id AND p.target_on >= ${on}::date AND v.unit_id = a.unit_id AND v.parent_id = p.unit_id AND v.valid_from <= ${on}::date AND (v.valid_to IS NULL OR v.valid_to > ${on}::date)
    RETURNING m.id, a.was AS "from", a.unit_id AS "to"`
  const assignments = await tx.$queryRaw<Gone[]>`
    UPDATE assignment a SET unit_id = r."to" FROM json_to_recordset(${pairs}::json) AS r("from" uuid, "to" uuid) WHERE a.unit_id = r."from" AND a.cancelled_at IS NULL RETURNING a.id, r."from", r."to"`
  return { quotas, members: [...merged, ...apart], assignments }
}

/** Places are added to those that the successor has; of several that come together each is kept for the way back. */
async function carryQuotas(tx: Transaction, pairs: string, on: Day): Promise<CarriedQuota[]> {
  const gone = await tx.$queryRaw<Omit<CarriedQuota, 'had'>[]>`
    DELETE FROM programme_quota q USING json_to_recordset(${pairs}::json) AS r("from" uuid, "to" uuid), programme p, unit_version v
    WHERE q.unit_id = r."from" AND p.id = q.programme_id AND p.target_on >= ${on}::date AND v.unit_id = r."to" AND v.parent_id = p.unit_id AND v.valid_from <= ${on}::date AND (v.valid_to IS NULL OR v.valid_to > ${on}::date)
    RETURNING q.programme_id AS "programmeId", r."from", r."to", q.quota`
  const had = await tx.programmeQuota.findMany({ where: { unitId: { in: gone.map(({ to }) => to) } } })
  await tx.$executeRaw`
    INSERT INTO programme_quota (programme_id, unit_id, quota) SELECT "programmeId", "to", sum(quota)::int FROM json_to_recordset(${JSON.stringify(gone)}::json) AS r("programmeId" uuid, "to" uuid, quota int) GROUP BY "programmeId", "to"
    ON CONFLICT (programme_id, unit_id) DO UPDATE SET quota = programme_quota.quota + EXCLUDED.quota`
  return gone.map((one) => ({ ...one, had: had.find(({ programmeId, unitId }) => programmeId === one.programmeId && unitId === one.to)?.quota ?? null }))
}

/** Back again. Members and assignments that somebody sent elsewhere since stay there; places that changed since stop it. */
export async function bringBackDependents(tx: Transaction, { quotas, members, assignments }: CarriedDependents): Promise<void> {
  await tx.$executeRaw`UPDATE programme_member m SET unit_id = r."from" FROM json_to_recordset(${JSON.stringify(members)}::json) AS r(id uuid, "from" uuid, "to" uuid) WHERE m.id = r.id AND m.unit_id = r."to"`
  await tx.$executeRaw`UPDATE assignment a SET unit_id = r."from" FROM json_to_recordset(${JSON.stringify(assignments)}::json) AS r(id uuid, "from" uuid, "to" uuid) WHERE a.id = r.id AND a.unit_id = r."to"`
  for (const { programmeId, unitId, left, had } of quotasLeft(quotas)) {
    const where = { programmeId, unitId, quota: left }
    const { count } = had === null ? await tx.programmeQuota.deleteMany({ where }) : await tx.programmeQuota.updateMany({ where, data: { quota: had } })
    if (count !== 1) throw new Error('changedSince')
  }
  await tx.programmeQuota.createMany({ data: quotas.map(({ programmeId, from, quota }) => ({ programmeId, unitId: from, quota })) })
}

/** What a successor had before, and has since. */
export function quotasLeft(quotas: readonly CarriedQuota[]): { programmeId: string; unitId: string; had: number | null; left: number }[] {
  const sums = new Map<string, { programmeId: string; unitId: string; had: number | null; left: number }>()
  for (const { programmeId, to, quota, had } of quotas) {
    const key = `${programmeId} ${to}`
    sums.set(key, { programmeId, unitId: to, had, left: (sums.get(key)?.left ?? had ?? 0) + quota })
  }
  return [...sums.values()]
}
