/** The list that HR may fill in: what may stand in it said above, every field under its own heading, and one invented example. */
import { EVIDENCE_FIELDS, type EvidenceField } from '~/domain/evidence-import/evidence-field'
import type { SubjectCatalogue } from '~/domain/evidence-import/match-subject'
import { toXlsx } from '~/server/export/xlsx.server'
import { findSubjects } from './find-subjects.server'

export type EvidenceTemplateWords = {
  readonly name: string
  readonly lines: readonly string[]
  /** a line with the codes there are of a kind */
  readonly codes: (kind: keyof SubjectCatalogue, codes: string) => string
  readonly heading: (field: EvidenceField) => string
  readonly example: (field: EvidenceField) => string
}

export async function makeEvidenceTemplate({ name, lines, codes, heading, example }: EvidenceTemplateWords): Promise<Buffer> {
  const catalogue = await findSubjects()
  const known = (['certificate', 'competency', 'document'] as const).map((kind) => codes(kind, catalogue[kind].map(({ code, name: called }) => `${code} (${called})`).join('; ')))
  return toXlsx({ name, lines: [...lines, ...known], columns: EVIDENCE_FIELDS.map((field) => ({ header: heading(field), width: field === 'subject' || field === 'issuer' ? 36 : 22 })), rows: [EVIDENCE_FIELDS.map(example)] })
}
