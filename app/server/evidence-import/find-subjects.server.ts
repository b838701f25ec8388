/** What rows of a list can prove: types of certificate, competencies, kinds of papers. Some dozens of each. */
import type { SubjectCatalogue } from '~/domain/evidence-import/match-subject'
import { db } from '~/server/db.server'

export async function findSubjects(): Promise<SubjectCatalogue> {
  const [certificates, competencies, documents] = await Promise.all([
    db().certificateType.findMany({ select: { id: true, code: true, name: true, validityMonths: true }, orderBy: { code: 'asc' } }),
    db().competency.findMany({ select: { id: true, code: true, name: true }, orderBy: { ordinal: 'asc' } }),
    db().documentType.findMany({ select: { code: true, name: true }, orderBy: { ordinal: 'asc' } }),
  ])
  return {
    certificate: certificates,
    competency: competencies.map((one) => ({ ...one, validityMonths: 0 })),
    document: documents.map((one) => ({ ...one, id: one.code, validityMonths: 0 })),
  }
}
