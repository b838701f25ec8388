/**
 * The facts that standing is judged by, for one or many officers, in two queries however many there are.
 * A query is a Prisma.Sql and is run by whoever holds the connection: a transaction of Prisma, or a plain pg
 * client on the bulk path. Days are read as text, so that no driver turns them into instants.
 * Two times: with `knownAt` a row counts as it was known then: recorded by that moment, and superseded only if that too
 * had been recorded by it; a revocation likewise.
 */
import { Prisma } from '@prisma/client'
import type pg from 'pg'
import type { Absence } from '~/domain/compliance/absence'
import type { PersonFacts, PostingFact } from '~/domain/compliance/person-facts'
import type { Waiver } from '~/domain/compliance/waiver'
import type { Evidence, EvidenceGrade, EvidenceSource } from '~/domain/evidence/evidence'
import type { Day } from '~/domain/kernel/day'
import type { Education } from '~/domain/standard/education'
import type { Transaction } from '~/server/db.server'

export type RunQuery = <Row>(query: Prisma.Sql) => Promise<Row[]>

export function queriesOf(tx: Pick<Transaction, '$queryRaw'>): RunQuery {
  return <Row>(query: Prisma.Sql) => tx.$queryRaw<Row[]>(query)
}

export function queriesOn(client: pg.ClientBase | pg.Pool): RunQuery {
  return async <Row>(query: Prisma.Sql) => (await client.query({ text: query.text, values: query.values })).rows as Row[]
}

type EvidenceRow = {
  id: string
  officer_id: string
  kind: Evidence['kind']
  competency_id: string | null
  level: number | null
  certificate_type_id: string | null
  education: Education | null
  hours: number | null
  document_type: string | null
  source: EvidenceSource
  grade: EvidenceGrade
  valid_from: string
  valid_to: string | null
  certificate_id: string | null
  revoked_on: string | null
  superseded_at: string | null
}

type DatedRow = { id: string; officer_id: string; valid_from: string; valid_to: string | null } & (
  | { what: 'posting'; unit_id: string; position_id: string; kind: PostingFact['kind'] }
  | { what: 'waiver'; subject: string; reason: string; decision: string }
  | { what: 'absence'; kind: Absence['kind']; decision: string }
)

type Loaded = PersonFacts & { readonly postings: PostingFact[]; readonly evidence: Evidence[]; readonly waivers: Waiver[]; readonly absences: Absence[] }

export type FactsAsked = {
  /** Superseded evidence too: it counts for nothing and only explains. */
  readonly superseded?: boolean
  /** As known at this moment; left out = now. */
  readonly knownAt?: Date | undefined
  /** Only evidence that holds on this day: all that decides whether a requirement is met on it, and a part of what explains it. */
  readonly holdingOn?: Day | undefined
}

/**
 * Facts of the officers asked for, in the order of the ids; an officer without facts has empty lists. Superseded rows are
 * left out, evidence among them unless asked for.
 */
export async function loadPersonFacts(run: RunQuery, officerIds: readonly string[], { superseded = false, knownAt, holdingOn }: FactsAsked = {}): Promise<Loaded[]> {
  const ids = [...officerIds]
  const known = knownAt?.toISOString() ?? 'infinity'
  const stands = (row: string) => {
    const name = Prisma.raw(row)
    return Prisma.sql`${name}.officer_id = ANY(${ids}::uuid[]) AND ${name}.recorded_at <= ${known}::timestamptz AND (${name}.superseded_at IS NULL OR ${name}.superseded_at > ${known}::timestamptz)`
  }
  const holds = holdingOn === undefined ? Prisma.empty : Prisma.sql`AND e.valid_from <= ${holdingOn}::date AND (e.valid_to IS NULL OR e.valid_to > ${holdingOn}::date) AND (r.revoked_on IS NULL OR r.revoked_on > ${holdingOn}::date)`
  const dated = await run<DatedRow>(Prisma.sql`
    SELECT 'posting' AS what, id, officer_id, valid_from::text, valid_to::text, unit_id, position_id, kind, NULL AS subject, NULL AS reason, NULL AS decision FROM posting p WHERE ${stands('p')}
    UNION ALL SELECT 'waiver', id, officer_id, valid_from::text, valid_to::text, NULL, NULL, NULL, subject, reason, decision FROM waiver w WHERE ${stands('w')}
    UNION ALL SELECT 'absence', id, officer_id, valid_from::text, valid_to::text, NULL, NULL, kind, NULL, NULL, decision FROM absence a WHERE ${stands('a')}`)
  const evidence = await run<EvidenceRow>(Prisma.sql`
    SELECT e.id, e.officer_id, e.kind, e.competency_id, e.level, e.certificate_type_id, e.education, e.hours, e.document_type, e.source, e.grade,
      e.valid_from::text, e.valid_to::text, e.certificate_id, r.revoked_on::text,
      CASE WHEN e.superseded_at <= ${known}::timestamptz THEN e.superseded_at::text END AS superseded_at
    FROM evidence e LEFT JOIN certificate_revocation r ON r.certificate_id = e.certificate_id AND r.recorded_at <= ${known}::timestamptz
    WHERE e.officer_id = ANY(${ids}::uuid[]) AND e.recorded_at <= ${known}::timestamptz AND (e.superseded_at IS NULL OR e.superseded_at > ${known}::timestamptz OR ${superseded}) ${holds}`)
  const facts = new Map(ids.map((officerId): [string, Loaded] => [officerId, { officerId, postings: [], evidence: [], waivers: [], absences: [] }]))
  for (const row of dated) {
    const [person, span] = [facts.get(row.officer_id), { from: row.valid_from, to: row.valid_to }]
    const standing = { id: row.id, span, supersededAt: null }
    if (row.what === 'posting') person?.postings.push({ ...standing, unitId: row.unit_id, positionId: row.position_id, kind: row.kind })
    else if (row.what === 'waiver') person?.waivers.push({ ...standing, subject: row.subject, reason: row.reason, decision: row.decision })
    else person?.absences.push({ ...standing, kind: row.kind, decision: row.decision })
  }
  for (const row of evidence) facts.get(row.officer_id)?.evidence.push(evidenceOf(row))
  return [...facts.values()]
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
    case 'training_hours':
      return { ...dated, kind: row.kind, hours: row.hours as number }
    case 'document':
      return { ...dated, kind: row.kind, documentType: row.document_type as string }
  }
}
