/** Names of what waivers are of, by subject (domain/compliance/suffices); schooling and hours have none. */
import { db } from '~/server/db.server'

export async function findSubjectNames(subjects: readonly string[]): Promise<Map<string, string>> {
  const of = (kind: string) => subjects.flatMap((subject) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : []))
  const [competencies, certificates, documents] = [of('competency'), of('certificate'), of('document')]
  const names = new Map<string, string>()
  if (competencies.length > 0) for (const { id, code, name } of await db().competency.findMany({ where: { id: { in: competencies } }, select: { id: true, code: true, name: true } })) names.set(`competency:${id}`, `${code} ${name}`)
  if (certificates.length > 0) for (const { id, code, name } of await db().certificateType.findMany({ where: { id: { in: certificates } }, select: { id: true, code: true, name: true } })) names.set(`certificate:${id}`, `${code} ${name}`)
  if (documents.length > 0) for (const { code, name } of await db().documentType.findMany({ where: { code: { in: documents } } })) names.set(`document:${code}`, name)
  return names
}
