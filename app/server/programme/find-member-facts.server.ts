/**
 * What the figures of the programme rest on: members with the stages that stand and the posts they held in communes, in one
 * query. In: the units whose members are seen, by the quota they count for or the post they hold on the day; null:
 * everybody's.
 */
import type { Day } from '~/domain/kernel/day'
import type { MemberFacts } from '~/domain/programme/progress'
import type { Stage } from '~/domain/programme/stage'
import { pool } from '~/server/db.server'
import { COMMUNE_POSTS } from './commune-posts-sql.server'

const FACTS = `
SELECT m.id::text AS "memberId", m.unit_id::text AS "unitId",
  (SELECT coalesce(json_agg(json_build_object('stage', s.stage, 'on', s.happened_on::text) ORDER BY s.number), '[]') FROM programme_stage s WHERE s.member_id = m.id AND s.superseded_at IS NULL) AS entries,
  (SELECT coalesce(json_agg(json_build_object('unitId', c.id, 'span', json_build_object('from', p.valid_from::text, 'to', p.valid_to::text)) ORDER BY p.valid_from), '[]') FROM ${COMMUNE_POSTS}) AS "communePosts",
  here.yes AS "here"
FROM programme_member m CROSS JOIN LATERAL (SELECT $2::uuid[] IS NULL OR EXISTS (
  SELECT FROM posting p WHERE p.officer_id = m.officer_id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.unit_id = ANY($2::uuid[]) AND p.valid_from <= $3::date AND (p.valid_to IS NULL OR p.valid_to > $3::date)) AS yes) here
WHERE m.programme_id = $1 AND (here.yes OR m.unit_id = ANY($2::uuid[]))`

type Row = Omit<MemberFacts, 'entries'> & { readonly entries: readonly { readonly stage: Stage; readonly on: Day }[]; /** Holds a main post in the units on the day. */ readonly here: boolean }

export async function findMemberFacts(programmeId: string, unitIds: readonly string[] | null, day: Day): Promise<Row[]> {
  return (await pool().query<Row>({ name: 'programme-facts', text: FACTS, values: [programmeId, unitIds, day] })).rows
}
