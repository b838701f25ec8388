/**
 * Who of those that hold, or were said to hold, a main post in some units on a day has had anything entered, corrected or
 * revoked after a moment. Nobody else's standing can differ between what was known then and what is known now.
 */
import type pg from 'pg'
import { pool } from '~/server/db.server'
import type { Day } from '~/domain/kernel/day'

const CHANGED = `
  WITH people AS MATERIALIZED (
    SELECT DISTINCT officer_id FROM posting WHERE unit_id = ANY($1::uuid[]) AND kind = 'main' AND valid_from <= $2::date AND (valid_to IS NULL OR valid_to > $2::date)
  ), later AS (
    SELECT officer_id FROM posting WHERE greatest(recorded_at, superseded_at) > $3 AND officer_id IN (SELECT officer_id FROM people)
    UNION SELECT officer_id FROM evidence WHERE greatest(recorded_at, superseded_at) > $3 AND officer_id IN (SELECT officer_id FROM people)
    UNION SELECT officer_id FROM waiver WHERE greatest(recorded_at, superseded_at) > $3 AND officer_id IN (SELECT officer_id FROM people)
    UNION SELECT officer_id FROM absence WHERE greatest(recorded_at, superseded_at) > $3 AND officer_id IN (SELECT officer_id FROM people)
    UNION SELECT c.officer_id FROM certificate_revocation r JOIN certificate c ON c.id = r.certificate_id WHERE r.recorded_at > $3 AND c.officer_id IN (SELECT officer_id FROM people)
  )
  SELECT officer_id::text AS id FROM later ORDER BY 1 LIMIT $4`

/** In: the units, the day, the moment, how many at most (null: all), and the connection whose view counts. Out: ids in order. */
export async function findChangedPeople(unitIds: readonly string[], asOf: Day, after: Date, limit: number | null, client: Pick<pg.ClientBase, 'query'> = pool()): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({ name: 'changed-people', text: CHANGED, values: [unitIds, asOf, after, limit] })
  return rows.map(({ id }) => id)
}
