/** Competencies with their behaviours and certificate types, in the order in which pages and files show them. */
import { db } from '~/server/db.server'

export async function findStandardCatalogue() {
  const [competencies, certificates] = await Promise.all([
    db().competency.findMany({ orderBy: [{ ordinal: 'asc' }, { code: 'asc' }], select: { id: true, code: true, group: true, name: true, levels: { orderBy: { level: 'asc' }, select: { level: true, behaviour: true } } } }),
    db().certificateType.findMany({ orderBy: { code: 'asc' }, select: { id: true, code: true, name: true } }),
  ])
  return { competencies, certificates }
}

export type StandardCatalogue = Awaited<ReturnType<typeof findStandardCatalogue>>
