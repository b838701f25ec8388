/** Every version of the standards of some positions (or of all), with requirements, in one query. */
import { Prisma } from '@prisma/client'
import type { Education } from '~/domain/standard/education'
import type { EvidenceGrade } from '~/domain/standard/evidence-grade'
import type { Requirement, StandardVersion, StandardsByPosition } from '~/domain/standard/standard'
import type { RunQuery } from './load-person-facts.server'

type Row = {
  id: string
  position_id: string
  number: number
  valid_from: string
  valid_to: string | null
  decision: string
  requirement_id: string | null
  ordinal: number
  kind: Requirement['kind']
  competency_id: string
  level: number
  certificate_type_id: string
  education: Education
  hours: number
  document_type: string
  min_grade: EvidenceGrade | null
  tolerates_one_below: boolean
  grace_days: number
  transition_until: string | null
  code: string
  name: string
}

export async function findStandards(run: RunQuery, positionIds?: readonly string[]): Promise<StandardsByPosition> {
  const asked = positionIds === undefined ? Prisma.empty : Prisma.sql`WHERE s.position_id = ANY(${[...positionIds]}::uuid[])`
  const rows = await run<Row>(Prisma.sql`
    SELECT s.id, s.position_id, s.number, s.valid_from::text, s.valid_to::text, s.decision,
      r.id AS requirement_id, r.ordinal, r.kind, r.competency_id, r.level, r.certificate_type_id, r.education,
      r.hours, r.document_type, r.min_grade, s.tolerates_one_below, s.grace_days, s.transition_until::text,
      COALESCE(c.code, t.code, d.code) AS code, COALESCE(c.name, t.name, d.name) AS name
    FROM position_standard s
    LEFT JOIN standard_requirement r ON r.standard_id = s.id
    LEFT JOIN competency c ON c.id = r.competency_id
    LEFT JOIN certificate_type t ON t.id = r.certificate_type_id
    LEFT JOIN document_type d ON d.code = r.document_type
    ${asked} ORDER BY s.position_id, s.number, r.ordinal`)
  const standards = new Map<string, (StandardVersion & { requirements: Requirement[] })[]>()
  for (const row of rows) {
    const versions = standards.get(row.position_id) ?? []
    standards.set(row.position_id, versions)
    let version = versions.at(-1)
    if (version?.id !== row.id) {
      version = { id: row.id, positionId: row.position_id, number: row.number, span: { from: row.valid_from, to: row.valid_to }, decision: row.decision, requirements: [], toleratesOneBelow: row.tolerates_one_below, graceDays: row.grace_days, transitionUntil: row.transition_until }
      versions.push(version)
    }
    if (row.requirement_id !== null) version.requirements.push(requirementOf(row, row.requirement_id))
  }
  return standards
}

/** The constraint standard_requirement_shape says which columns are filled for which kind. */
function requirementOf(row: Row, id: string): Requirement {
  const { ordinal, code, name } = row
  const minGrade = row.min_grade
  switch (row.kind) {
    case 'competency':
      return { id, ordinal, minGrade, kind: row.kind, competencyId: row.competency_id, code, name, level: row.level }
    case 'certificate':
      return { id, ordinal, minGrade, kind: row.kind, certificateTypeId: row.certificate_type_id, code, name }
    case 'education':
      return { id, ordinal, minGrade, kind: row.kind, education: row.education }
    case 'training_hours':
      return { id, ordinal, minGrade, kind: row.kind, hours: row.hours }
    case 'document':
      return { id, ordinal, minGrade, kind: row.kind, documentType: row.document_type, name }
  }
}
