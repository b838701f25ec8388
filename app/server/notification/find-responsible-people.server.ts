/**
 * Whom a matter of a unit goes to, by one rule for late learners and for gaps of a sheet: the head of the unit; where it has
 * none, the HR in charge of it, the nearest up the tree; without any HR the nearest head above. A matter about a head goes
 * to the unit above, and nobody is told of himself.
 */
import type { Day } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'

export type Matter = { readonly unitId: string; /** the officer it is about, where it is about one */ readonly aboutId: string | null }
export type Responsible = { readonly userId: string; readonly role: 'head' | 'hr'; /** the unit the role is of */ readonly unitId: string }

/** Out: for each matter, in its place; none only where no unit up to the top has a head or HR. */
export async function findResponsiblePeople(tx: Pick<Transaction, '$queryRaw'>, matters: readonly Matter[], asOf: Day): Promise<Responsible[][]> {
  const rows = await tx.$queryRaw<(Responsible & { place: number })[]>`
    WITH RECURSIVE asked AS (
      SELECT a.n, a.unit_id, a.about_id FROM unnest(${matters.map(({ unitId }) => unitId)}::uuid[], ${matters.map(({ aboutId }) => aboutId)}::uuid[]) WITH ORDINALITY AS a (unit_id, about_id, n)
    ), path AS (
      SELECT n, about_id, unit_id, 0 AS depth FROM asked
      UNION ALL
      SELECT p.n, p.about_id, v.parent_id, p.depth + 1 FROM path p JOIN unit_version v ON v.unit_id = p.unit_id AND v.valid_from <= ${asOf}::date AND (v.valid_to IS NULL OR v.valid_to > ${asOf}::date)
      WHERE v.parent_id IS NOT NULL AND p.depth < 16
    ), charge AS (
      SELECT p.n, p.unit_id, p.depth, r.role, w.id AS user_id, coalesce(w.officer_id = p.about_id, false) AS own FROM path p
      JOIN role_assignment r ON r.unit_id = p.unit_id AND r.role IN ('head', 'hr') AND r.valid_from <= ${asOf}::date AND (r.valid_to IS NULL OR r.valid_to > ${asOf}::date)
      JOIN app_user w ON w.id = r.user_id AND w.disabled_at IS NULL
    ), start AS (
      SELECT n, (EXISTS (SELECT FROM charge c WHERE c.n = asked.n AND c.own AND c.role = 'head' AND c.depth = 0))::int AS depth FROM asked
    ), ranked AS (
      SELECT c.*, rank() OVER (PARTITION BY c.n ORDER BY CASE WHEN c.role = 'head' AND c.depth = s.depth THEN 0 WHEN c.depth >= s.depth AND c.role = 'hr' THEN 1 WHEN c.depth >= s.depth THEN 2 WHEN c.role = 'hr' THEN 3 ELSE 4 END, c.depth) AS rank
      FROM charge c JOIN start s USING (n) WHERE NOT c.own
    )
    SELECT DISTINCT n::int - 1 AS place, user_id AS "userId", role, unit_id AS "unitId" FROM ranked WHERE rank = 1 ORDER BY 1, 2`
  const found = matters.map((): Responsible[] => [])
  for (const { place, ...one } of rows) found[place]?.push(one)
  return found
}
