/** Which units went into which, by day: the events that successors are told by. Some hundreds of rows in all. */
import type { UnitChange } from '~/domain/org/successor'
import { db } from '~/server/db.server'

/** Renames and moves of a unit that goes on are no change of identity. */
export async function findUnitChanges(): Promise<UnitChange[]> {
  return db().$queryRaw<UnitChange[]>`
    SELECT e.effective_on::text AS "on",
      COALESCE(array_agg(m.unit_id::text) FILTER (WHERE m.side = 'from'), '{}') AS "from", COALESCE(array_agg(m.unit_id::text) FILTER (WHERE m.side = 'to'), '{}') AS "to"
    FROM unit_event e JOIN unit_event_member m ON m.event_id = e.id
    WHERE e.type IN ('merge', 'split', 'dissolve')
    GROUP BY e.id, e.effective_on`
}
