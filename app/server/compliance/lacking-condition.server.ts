/** Conditions on what a person lacks, as SQL for a list of people: `s` is the person's row of the projection on the day. */
import { Prisma } from '@prisma/client'
import type { MoverGaps } from '~/domain/compliance/cause-table'
import { CODES_A_REQUIREMENT, codesOfCause } from '~/domain/compliance/gap-code'
import type { OfficerFilter } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'

/** The first cause, whose move it is (worked out before: `moved`), and what is lacked. Begins with AND, or is empty. */
export function lackingOn({ cause, lacks }: OfficerFilter, moved: MoverGaps | undefined, asOf: Day): Prisma.Sql {
  const conditions = [...(cause === undefined ? [] : [causedBy(cause)]), ...(moved === undefined ? [] : [movedBy(moved)]), ...(lacks === undefined ? [] : [lacking(lacks)])]
  if (conditions.length === 0) return Prisma.empty
  return Prisma.sql`AND EXISTS (SELECT 1 FROM standing_gap g WHERE g.officer_id = s.officer_id AND g.valid_from <= ${asOf}::date AND (g.valid_to IS NULL OR g.valid_to > ${asOf}::date) AND ${Prisma.join(conditions, ' AND ')})`
}

function causedBy(cause: NonNullable<OfficerFilter['cause']>): Prisma.Sql {
  if (cause === 'no_standard') return Prisma.sql`cardinality(g.leaves) = 0`
  return Prisma.sql`g.leaves[1] % ${CODES_A_REQUIREMENT}::int = ANY(${codesOfCause(cause)}::int[])`
}

function movedBy({ unjudged, gaps }: MoverGaps): Prisma.Sql {
  const [standards, ordinals, bits] = [gaps.map(({ standardId }) => standardId), gaps.map(({ ordinal }) => ordinal), gaps.map(({ remainders }) => remainders)]
  return Prisma.sql`(${unjudged ? Prisma.sql`cardinality(g.leaves) = 0` : Prisma.sql`false`} OR (g.standard_id, g.leaves[1]) IN (
    SELECT m.standard_id, m.ordinal * ${CODES_A_REQUIREMENT}::int + r FROM unnest(${standards}::uuid[], ${ordinals}::int[], ${bits}::int[]) AS m (standard_id, ordinal, bits)
    CROSS JOIN generate_series(0, ${CODES_A_REQUIREMENT - 1}::int) AS r WHERE (m.bits >> r) & 1 = 1))`
}

/** By subject (domain/compliance/suffices): its kind, and what it is of where the kind has several. */
function lacking(subject: string): Prisma.Sql {
  const [kind, id = null] = subject.split(':')
  return Prisma.sql`EXISTS (SELECT 1 FROM unnest(g.leaves) AS leaf (code) JOIN standard_requirement q ON q.standard_id = g.standard_id AND q.ordinal = leaf.code / ${CODES_A_REQUIREMENT}::int
    WHERE q.kind = ${kind} AND (${id}::text IS NULL OR COALESCE(q.competency_id::text, q.certificate_type_id::text, q.document_type) = ${id}))`
}
