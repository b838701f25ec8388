/**
 * What the figures of the programme rest on: members with the stages that stand and the posts they held in communes, in one
 * query. A post in a division or desk of a commune is a post in the commune. In: the units whose members are seen, by the
 * quota they count for or the post they hold on the day; null: everybody's.
 */
import type { Day } from '~/domain/kernel/day'
import type { MemberFacts } from '~/domain/programme/progress'
import type { Stage } from '~/domain/programme/stage'
import { pool } from '~/server/db.server'

const FACTS = `
SELECT m.id::text AS "memberId", m.unit_id::text AS "unitId",
  (SELECT coalesce(json_agg(json_build_object('stage', s.stage, 'on', s.happened_on::text) ORDER BY s.number), '[]') FROM programme_stage s WHERE s.member_id = m.id AND s.superseded_at IS NULL) AS entries,
  (SELECT coalesce(json_agg(json_build_object('unitId', c.id, 'span', json_build_object('from', p.valid_from::text, 'to', p.valid_to::text)) ORDER BY p.valid_from), '[]')
     FROM posting p
     LEFT JOIN LATERAL (SELECT v.parent_id FROM unit_version v WHERE v.unit_id = p.unit_id ORDER BY v.valid_from DESC LIMIT 1) above ON true
     JOIN unit c ON c.level = 'commune' AND c.id IN (p.unit_id, above.parent_id)
    WHERE p.officer_id = m.officer_id AND p.kind = 'main' AND p.superseded_at IS NULL) AS "communePosts"
FROM programme_member m
WHERE m.programme_id = $1 AND ($2::uuid[] IS NULL OR m.unit_id = ANY($2::uuid[]) OR EXISTS (
  SELECT FROM posting p WHERE p.officer_id = m.officer_id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.unit_id = ANY($2::uuid[]) AND p.valid_from <= $3::date AND (p.valid_to IS NULL OR p.valid_to > $3::date)))`

type Row = Omit<MemberFacts, 'entries'> & { readonly entries: readonly { readonly stage: Stage; readonly on: Day }[] }

export async function findMemberFacts(programmeId: string, unitIds: readonly string[] | null, day: Day): Promise<MemberFacts[]> {
  return (await pool().query<Row>({ name: 'programme-facts', text: FACTS, values: [programmeId, unitIds, day] })).rows
}
