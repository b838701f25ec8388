/** Versions whose consequence for the officers is not yet wholly written: position and how far. */
import { db } from '~/server/db.server'

export type Rewrite = { readonly code: string; readonly name: string; readonly done: number; readonly total: number }

export async function findRewrites(code?: string): Promise<Rewrite[]> {
  const rows = await db().standardPublication.findMany({
    where: { finishedAt: null, ...(code === undefined ? {} : { standard: { position: { code } } }) },
    select: { done: true, total: true, standard: { select: { position: { select: { code: true, name: true } } } } },
  })
  return rows.map(({ done, total, standard }) => ({ ...standard.position, done, total: Math.max(done, total) }))
}
