/** Positions whose holders' standing is still being written anew after a publication, and how far. */
import { db } from '~/server/db.server'

export type Rewrite = { readonly code: string; readonly name: string; readonly done: number; readonly total: number }

export async function findRewrites(code?: string): Promise<Rewrite[]> {
  const rows = await db().standingRewrite.findMany({
    where: { finishedAt: null, ...(code === undefined ? {} : { position: { code } }) },
    orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
    take: 50,
    select: { done: true, total: true, position: { select: { code: true, name: true } } },
  })
  return rows.map(({ done, total, position }) => ({ ...position, done, total: Math.max(done, total) }))
}
