/** What hangs on some units on a day beside people and rights: places and members of a programme under way, courses assigned, sheets nobody has signed. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import type { HeldDependent } from '~/domain/reorganisation/follow-dependents'
import type { RunQuery } from '~/server/standing/load-person-facts.server'

export function findHeldDependents(run: RunQuery, unitIds: readonly string[], on: Day): Promise<HeldDependent[]> {
  const ids = Prisma.sql`${[...unitIds]}::uuid[]`
  return run<HeldDependent>(Prisma.sql`
    SELECT kind, unit_id AS "unitId", name, run_by AS "runBy", count FROM (
      SELECT 1 AS ordinal, 'quota' AS kind, q.unit_id, p.name, p.unit_id AS run_by, q.quota AS count FROM programme_quota q JOIN programme p ON p.id = q.programme_id WHERE q.unit_id = ANY(${ids}) AND q.quota > 0 AND p.target_on >= ${on}::date
      UNION ALL SELECT 2, 'member', m.unit_id, p.name, p.unit_id, count(*)::int FROM programme_member m JOIN programme p ON p.id = m.programme_id WHERE m.unit_id = ANY(${ids}) AND p.target_on >= ${on}::date GROUP BY m.unit_id, p.id
      UNION ALL SELECT 3, 'programme', p.unit_id, p.name, NULL, 1 FROM programme p WHERE p.unit_id = ANY(${ids}) AND p.target_on >= ${on}::date
      UNION ALL SELECT 4, 'assignment', a.unit_id, coalesce(v.title, c.code), NULL, count(*)::int FROM assignment a JOIN course c ON c.id = a.course_id LEFT JOIN course_version v ON v.course_id = c.id AND v.is_current
        WHERE a.unit_id = ANY(${ids}) AND a.cancelled_at IS NULL GROUP BY a.unit_id, c.id, v.title
      UNION ALL SELECT 5, 'sheet', s.unit_id, '', NULL, count(*)::int FROM unit_sheet s WHERE s.unit_id = ANY(${ids}) AND s.signed_at IS NULL GROUP BY s.unit_id
    ) held ORDER BY ordinal, name, unit_id`)
}
