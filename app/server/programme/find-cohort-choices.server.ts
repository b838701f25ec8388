/** The cohorts a member may be put into: those with a free seat, and the one he or she is in. How many are free is told to the unit that runs the programme only (decision 092). The right to the member was asked before. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { db } from '~/server/db.server'
import { holdsSeatSql } from './holds-seat-sql.server'

export type CohortChoices = { readonly cohortId: string; readonly choices: readonly { readonly id: string; readonly name: string; readonly free: number | null }[] }

export async function findCohortChoices(by: Actor, memberId: string): Promise<CohortChoices> {
  const rows = await db().$queryRaw<{ id: string; name: string; free: number; own: boolean; runs: string }[]>`
    SELECT * FROM (
      SELECT c.id, c.name, c.starts_on, GREATEST(0, c.seats - (SELECT count(*)::int FROM programme_member m WHERE m.cohort_id = c.id AND ${holdsSeatSql})) AS free, c.id IS NOT DISTINCT FROM x.cohort_id AS own, p.unit_id AS runs
      FROM programme_member x JOIN programme_cohort c ON c.programme_id = x.programme_id JOIN programme p ON p.id = x.programme_id WHERE x.id = ${memberId}::uuid) c
    WHERE c.free > 0 OR c.own ORDER BY c.starts_on DESC, c.name LIMIT 200`
  return { cohortId: rows.find(({ own }) => own)?.id ?? '', choices: rows.map(({ id, name, free, runs }) => ({ id, name, free: may(by, 'viewProgramme', { unitPath: [runs] }).ok ? free : null })) }
}
