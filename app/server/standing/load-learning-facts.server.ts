/**
 * When officers were on courses, and from when a final test stands as failed, each with what the course proves: what the
 * causes of a gap are told by. Two queries however many officers there are; one when none of them ever learnt here.
 * An attempt is failed while its latest result says so: a regrade that passes takes the failure away.
 */
import { Prisma } from '@prisma/client'
import type { LearningFact } from '~/domain/compliance/cause'
import type { RunQuery } from './load-person-facts.server'

type Row = { officer_id: string; kind: LearningFact['kind']; from: string; to: string | null; course_version_id: string }
type Proof = { course_version_id: string; certificate_type_id: string; periods: number; competency_id: string | null; level: number }
type Proven = { certificateTypeId: string; periods: number; competencies: { competencyId: string; level: number }[] }

/** By officer; officers without any are not in it. */
export async function loadLearningFacts(run: RunQuery, officerIds: readonly string[]): Promise<Map<string, LearningFact[]>> {
  const ids = [...officerIds]
  const rows = await run<Row>(Prisma.sql`
    SELECT officer_id, 'enrolled' AS kind, (enrolled_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "from",
      (least(completed_at, withdrawn_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "to", course_version_id
    FROM enrolment WHERE officer_id = ANY(${ids}::uuid[])
    UNION ALL
    SELECT a.officer_id, 'failed', (first.graded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text, NULL, a.course_version_id
    FROM attempt a JOIN attempt_result first ON first.attempt_id = a.id AND first.number = 1
      JOIN LATERAL (SELECT passed FROM attempt_result r WHERE r.attempt_id = a.id ORDER BY number DESC LIMIT 1) latest ON NOT latest.passed
    WHERE a.officer_id = ANY(${ids}::uuid[])`)
  if (rows.length === 0) return new Map()
  const proven = await findProven(run, [...new Set(rows.map((row) => row.course_version_id))])
  const facts = new Map<string, LearningFact[]>()
  for (const { officer_id, kind, from, to, course_version_id } of rows) {
    const fact: LearningFact = { kind, span: { from, to }, ...(proven.get(course_version_id) as Proven) }
    const others = facts.get(officer_id)
    if (others) others.push(fact)
    else facts.set(officer_id, [fact])
  }
  return facts
}

async function findProven(run: RunQuery, versionIds: string[]): Promise<Map<string, Proven>> {
  const rows = await run<Proof>(Prisma.sql`
    SELECT v.id AS course_version_id, v.certificate_type_id, v.periods, c.id AS competency_id, (named->>'level')::int AS level
    FROM course_version v
    LEFT JOIN LATERAL jsonb_array_elements(v.definition->'competencies') AS named ON true
    LEFT JOIN competency c ON c.code = named->>'code'
    WHERE v.id = ANY(${versionIds}::uuid[])`)
  const proven = new Map<string, Proven>()
  for (const { course_version_id, certificate_type_id, periods, competency_id, level } of rows) {
    const one = proven.get(course_version_id) ?? { certificateTypeId: certificate_type_id, periods, competencies: [] }
    if (competency_id !== null) one.competencies.push({ competencyId: competency_id, level })
    proven.set(course_version_id, one)
  }
  return proven
}
