/** The units of the main post each of some officers holds on a day, the unit first and then those above it: one query however many there are. */
import type { Day } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'

/** By officer; who holds no main post on the day has no entry. */
export async function findUnitsOnDay(tx: Pick<Transaction, '$queryRaw'>, officerIds: readonly string[], day: Day): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ officerId: string; path: string[] }[]>`
    WITH RECURSIVE above AS (
      SELECT p.officer_id, p.unit_id, 0 AS height FROM posting p
      WHERE p.officer_id = ANY(${[...officerIds]}::uuid[]) AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${day}::date AND (p.valid_to IS NULL OR p.valid_to > ${day}::date)
      UNION ALL
      SELECT a.officer_id, v.parent_id, a.height + 1 FROM above a JOIN unit_version v ON v.unit_id = a.unit_id AND v.valid_from <= ${day}::date AND (v.valid_to IS NULL OR v.valid_to > ${day}::date)
      WHERE v.parent_id IS NOT NULL AND a.height < 10
    ) SELECT officer_id AS "officerId", array_agg(unit_id::text ORDER BY height) AS path FROM above GROUP BY officer_id`
  return new Map(rows.map(({ officerId, path }) => [officerId, path]))
}
