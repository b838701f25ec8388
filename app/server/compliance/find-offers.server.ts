/** What the courses that are on offer today prove when passed. */
import type { Offer } from '~/domain/compliance/cause-table'
import { db } from '~/server/db.server'

export async function findOffers(): Promise<Offer[]> {
  return db().$queryRaw<Offer[]>`
    SELECT v.certificate_type_id AS "certificateTypeId", v.periods,
      COALESCE(json_agg(json_build_object('competencyId', c.id, 'level', (named->>'level')::int)) FILTER (WHERE c.id IS NOT NULL), '[]') AS competencies
    FROM course_version v
    LEFT JOIN LATERAL jsonb_array_elements(v.definition->'competencies') AS named ON true
    LEFT JOIN competency c ON c.code = named->>'code'
    WHERE v.is_current GROUP BY v.id, v.certificate_type_id`
}
