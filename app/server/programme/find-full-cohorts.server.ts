/**
 * The cohorts in which people who are to come have no seats: one entry for each person. In the caller's transaction, which
 * holds the lock of the programme: of two at once the second is judged on what the first one took.
 */
import type { Transaction } from '~/server/db.server'
import { holdsSeatSql } from './holds-seat-sql.server'

/** Out: names of cohorts without seats enough, by name. */
export async function findFullCohorts(tx: Transaction, coming: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT c.name FROM (SELECT id, count(*) AS more FROM unnest(${[...coming]}::uuid[]) AS x (id) GROUP BY id) come JOIN programme_cohort c USING (id)
    WHERE come.more + (SELECT count(*) FROM programme_member m WHERE m.cohort_id = c.id AND ${holdsSeatSql}) > c.seats ORDER BY c.name`
  return rows.map(({ name }) => name)
}
