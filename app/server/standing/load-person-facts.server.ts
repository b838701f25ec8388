/**
 * The facts that standing is judged by, for one or many officers, in two queries however many there are.
 * A query is a Prisma.Sql and is run by whoever holds the connection: a transaction of Prisma, or a plain pg
 * client on the bulk path. Days are read as text, so that no driver turns them into instants.
 */
import { Prisma } from '@prisma/client'
import type pg from 'pg'
import type { PersonFacts, PostingFact } from '~/domain/compliance/person-facts'
import type { Evidence, EvidenceGrade, EvidenceSource } from '~/domain/evidence/evidence'
import type { Education } from '~/domain/standard/education'
import type { Transaction } from '~/server/db.server'

export type RunQuery = <Row>(query: Prisma.Sql) => Promise<Row[]>

export function queriesOf(tx: Pick<Transaction, '$queryRaw'>): RunQuery {
  return <Row>(query: Prisma.Sql) => tx.$queryRaw<Row[]>(query)
}

export function queriesOn(client: pg.ClientBase): RunQuery {
  return async <Row>(query: Prisma.Sql) => (await client.query({ text: query.text, values: query.values })).rows as Row[]
}

type PostingRow = { id: string; officer_id: string; unit_id: string; position_id: string; kind: 'main' | 'concurrent'; valid_from: string; valid_to: string | null }
type EvidenceRow = {
  id: string
  officer_id: string
  kind: Evidence['kind']
  competency_id: string | null
  level: number | null
  certificate_type_id: string | null
  education: Education | null
  source: EvidenceSource
  grade: EvidenceGrade
  valid_from: string
  valid_to: string | null
  certificate_id: string | null
  revoked_on: string | null
  superseded_at: string | null
}

/**
 * Facts of the officers asked for, in the order of the ids; an officer without facts has empty lists.
 * Superseded postings are left out. Superseded evidence is left out too, unless asked for (it only explains).
 */
export async function loadPersonFacts(run: RunQuery, officerIds: readonly string[], options: { superseded?: boolean } = {}): Promise<PersonFacts[]> {
  const ids = [...officerIds]
  const postings = await run<PostingRow>(Prisma.sql`
    SELECT id, officer_id, unit_id, position_id, kind, valid_from::text, valid_to::text
    FROM posting WHERE officer_id = ANY(${ids}::uuid[]) AND superseded_at IS NULL`)
  const evidence = await run<EvidenceRow>(Prisma.sql`
    SELECT e.id, e.officer_id, e.kind, e.competency_id, e.level, e.certificate_type_id, e.education, e.source, e.grade,
      e.valid_from::text, e.valid_to::text, e.certificate_id, r.revoked_on::text, e.superseded_at::text
    FROM evidence e LEFT JOIN certificate_revocation r ON r.certificate_id = e.certificate_id
    WHERE e.officer_id = ANY(${ids}::uuid[]) AND (e.superseded_at IS NULL OR ${options.superseded === true})`)
  const facts = new Map(ids.map((officerId) => [officerId, { officerId, postings: [] as PostingFact[], evidence: [] as Evidence[] }]))
  for (const row of postings) facts.get(row.officer_id)?.postings.push(postingOf(row))
  for (const row of evidence) facts.get(row.officer_id)?.evidence.push(evidenceOf(row))
  return [...facts.values()]
}

function postingOf(row: PostingRow): PostingFact {
  return { id: row.id, unitId: row.unit_id, positionId: row.position_id, kind: row.kind, span: { from: row.valid_from, to: row.valid_to }, supersededAt: null }
}

/** The constraint evidence_shape says which columns are filled for which kind. */
function evidenceOf(row: EvidenceRow): Evidence {
  const dated = {
    id: row.id,
    span: { from: row.valid_from, to: row.valid_to },
    source: row.source,
    grade: row.grade,
    certificateId: row.certificate_id,
    revokedOn: row.revoked_on,
    supersededAt: row.superseded_at,
  }
  switch (row.kind) {
    case 'competency':
      return { ...dated, kind: row.kind, competencyId: row.competency_id as string, level: row.level as number }
    case 'certificate':
      return { ...dated, kind: row.kind, certificateTypeId: row.certificate_type_id as string }
    case 'education':
      return { ...dated, kind: row.kind, education: row.education as Education }
  }
}
