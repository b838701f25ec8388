/**
 * A signed standing: its totals, whether rows and hash still agree, and what a recomputation for the same day says now, row by
 * row with the facts learnt since. Compared in the database; a page of differences is read.
 */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { LaterFact } from '~/domain/snapshot/later-fact'
import { type CountedRow, rowChange, type RowChange } from '~/domain/snapshot/row-change'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { getPastRight } from '~/server/compliance/get-past-right.server'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { Prisma } from '@prisma/client'
import { countedRows } from './counted-rows.server'
import { findLaterFacts } from './find-later-facts.server'
import { FIRST_HASH, hashRows } from './hash-rows.server'

export const DIFFERENCES_A_PAGE = 50

export type Difference = { readonly officerId: string; readonly staffCode: string; readonly fullName: string; readonly change: RowChange; readonly then: CountedRow | null; readonly now: CountedRow | null; readonly facts: readonly LaterFact[] }
export type SnapshotView = {
  readonly id: string
  readonly number: number
  readonly path: readonly UnitOnDay[]
  /** First day on which the unit is no more; null: it is in force. */
  readonly endedOn: Day | null
  readonly asOf: Day
  readonly signedAt: Date
  readonly signerName: string
  readonly note: string
  readonly people: number
  readonly met: number
  readonly hash: string
  readonly previousHash: string
  /** The rows give this hash again, and the one before it is the unit's own. */
  readonly intact: boolean
  readonly now: { readonly people: number; readonly met: number }
  readonly differences: readonly Difference[]
  readonly different: number
  readonly page: number
}

type Row = { readonly officerId: string; readonly staffCode: string; readonly fullName: string; readonly then: CountedRow | null; readonly now: CountedRow | null; readonly total: number }

const shape = (alias: string) => Prisma.raw(`CASE WHEN ${alias}.officer_id IS NULL THEN NULL ELSE json_build_object('unitId', ${alias}.unit_id, 'positionId', ${alias}.position_id, 'meets', ${alias}.meets, 'metCount', ${alias}.met_count, 'totalCount', ${alias}.total_count) END`)

export async function loadSnapshot({ by, id, page, today }: { by: Actor; id: string; page: number; today: Day }): Promise<Result<SnapshotView, Refusal | 'not_found'>> {
  const row = await db().standingSnapshot.findUnique({ where: { id } })
  if (!row) return err('not_found')
  const asOf = fromColumn(row.asOf)
  const then = await getUnitPath(row.unitId, asOf)
  const past = await getPastRight({ by, act: 'viewUnitStanding', unitId: row.unitId, today })
  if (past === null) return err('not_found')
  const decision = past.decision.ok ? past.decision : may(by, 'viewUnitStanding', { unitPath: then.map(({ unitId }) => unitId) })
  if (!decision.ok) return err(decision.reason === 'scope' ? 'not_found' : decision.reason)
  // By what is known now the unit may have ended before the day that was signed.
  const path = then.length > 0 ? then : past.path
  const units = ((await findUnitTrees(row.unitId, [asOf])).get(asOf) ?? []).map(({ unitId }) => unitId)
  const signed = Prisma.sql`SELECT * FROM standing_snapshot_row WHERE snapshot_id = ${id}::uuid`
  const offset = (page - 1) * DIFFERENCES_A_PAGE
  const [again, before, counted, rows] = await Promise.all([
    hashRows(db(), signed, row.previousHash),
    db().standingSnapshot.findFirst({ where: { unitId: row.unitId, number: row.number - 1 }, select: { hash: true } }),
    db().$queryRaw<{ people: number; met: number }[]>`SELECT count(*)::int AS people, count(*) FILTER (WHERE meets)::int AS met FROM (${countedRows(units, asOf)}) r`,
    db().$queryRaw<Row[]>`
      SELECT coalesce(s.officer_id, c.officer_id)::text AS "officerId", coalesce(s.staff_code, o.staff_code) AS "staffCode", coalesce(s.full_name, o.full_name) AS "fullName", ${shape('s')} AS "then", ${shape('c')} AS "now", count(*) OVER ()::int AS total
      FROM (${signed}) s FULL JOIN (${countedRows(units, asOf)}) c ON c.officer_id = s.officer_id JOIN officer o ON o.id = coalesce(s.officer_id, c.officer_id)
      WHERE (s.unit_id, s.position_id, s.meets, s.met_count, s.total_count) IS DISTINCT FROM (c.unit_id, c.position_id, c.meets, c.met_count, c.total_count)
      ORDER BY s.meets IS NOT DISTINCT FROM c.meets, o.sort_key COLLATE "C", o.id LIMIT ${DIFFERENCES_A_PAGE} OFFSET ${offset}`,
  ])
  const facts = await reasonsOf(rows.map(({ officerId }) => officerId), row.signedAt, asOf)
  return ok({
    id, number: row.number, path, endedOn: past.endedOn, asOf, signedAt: row.signedAt, signerName: row.signerName, note: row.note, people: row.people, met: row.met, hash: row.hash, previousHash: row.previousHash,
    intact: again === row.hash && row.previousHash === (before?.hash ?? FIRST_HASH),
    now: counted[0] ?? { people: 0, met: 0 },
    differences: rows.flatMap(({ total: _total, ...one }) => {
      const change = rowChange(one.then, one.now)
      return change === null ? [] : [{ ...one, change, facts: facts.get(one.officerId) ?? [] }]
    }),
    different: rows[0]?.total ?? 0, page,
  })
}

/** A fact is dated when its work begins; what took long and was not in yet when the figures were signed is dated before. */
const LONGEST_WORK_MS = 24 * 3_600_000

async function reasonsOf(officerIds: readonly string[], signedAt: Date, asOf: Day): Promise<Map<string, LaterFact[]>> {
  const after = await findLaterFacts(officerIds, signedAt, asOf)
  const without = officerIds.filter((id) => !after.has(id))
  return without.length === 0 ? after : new Map([...after, ...(await findLaterFacts(without, new Date(signedAt.getTime() - LONGEST_WORK_MS), asOf))])
}
