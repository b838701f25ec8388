/** What a standard may ask for: competencies with their behaviours, certificate types, kinds of documents, and the tiết a year by setting; in the order in which pages and files show them. */
import { db, type Transaction } from '~/server/db.server'
import { getYearlyHours } from '~/server/standing/get-yearly-hours.server'

export async function findStandardCatalogue(tx: Pick<Transaction, 'countingRule' | 'competency' | 'certificateType' | 'documentType'> = db()) {
  const competencies = await tx.competency.findMany({ orderBy: [{ ordinal: 'asc' }, { code: 'asc' }], select: { id: true, code: true, group: true, name: true, levels: { orderBy: { level: 'asc' }, select: { level: true, behaviour: true } } } })
  const certificates = await tx.certificateType.findMany({ orderBy: { code: 'asc' }, select: { id: true, code: true, name: true } })
  const documents = await tx.documentType.findMany({ orderBy: [{ ordinal: 'asc' }, { code: 'asc' }], select: { code: true, name: true } })
  const codesOf = (rows: readonly { code: string }[]) => rows.map(({ code }) => code)
  return { competencies, certificates, documents, codes: { competencies: codesOf(competencies), certificates: codesOf(certificates), documents: codesOf(documents), yearlyHours: await getYearlyHours(tx) } }
}

export type StandardCatalogue = Awaited<ReturnType<typeof findStandardCatalogue>>
