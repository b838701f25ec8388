/**
 * By what the person of a row is judged: the position, or on days of a transition the version of its standard that spares
 * those who have held the position since before. `s` is the row of the projection, as in people-condition.
 */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import type { Transition } from '~/domain/standard/transition'

export type JudgedBy = { readonly key: Prisma.Sql; readonly join: Prisma.Sql }

/** Postings are looked up only where a transition is under way, and only of those who hold such a position. */
export function judgedBy(transitions: readonly Transition[], asOf: Day): JudgedBy {
  if (transitions.length === 0) return { key: Prisma.sql`s.position_id`, join: Prisma.empty }
  const column = (pick: (one: Transition) => string) => transitions.map(pick)
  return {
    key: Prisma.sql`COALESCE(j.standard_id, s.position_id)`,
    join: Prisma.sql`LEFT JOIN LATERAL (
      SELECT t.standard_id FROM unnest(${column(({ positionId }) => positionId)}::uuid[], ${column(({ standardId }) => standardId)}::uuid[], ${column(({ heldBefore }) => heldBefore)}::date[]) AS t (position_id, standard_id, held_before)
      WHERE t.position_id = s.position_id AND (
        SELECT range_agg(daterange(p.valid_from, p.valid_to)) FROM posting p WHERE p.officer_id = s.officer_id AND p.position_id = s.position_id AND p.kind = 'main' AND p.superseded_at IS NULL
      ) @> daterange(t.held_before - 1, ${asOf}::date + 1)
      ORDER BY t.held_before LIMIT 1) j ON true`,
  }
}
