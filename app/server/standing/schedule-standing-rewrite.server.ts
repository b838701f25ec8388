/**
 * Asks for the standing of everyone who ever held a position to be computed anew in the background: called by whoever
 * publishes a standard, in the same transaction, so that the standard and the request are seen together or not at all.
 * A request that has not begun yet is not written twice. continue-standing-rewrites does the work.
 */
import { Prisma } from '@prisma/client'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'

/** Out: the id of the request, whose row tells how far it is (standing_rewrite: done, total, finished_at). */
export async function scheduleStandingRewrite(tx: Transaction, { positionId, requestedById, now }: { positionId: string; requestedById: string | null; now: Date }): Promise<string> {
  const [waiting] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM standing_rewrite WHERE position_id = ${positionId}::uuid AND finished_at IS NULL AND last_officer_id IS NULL FOR UPDATE SKIP LOCKED LIMIT 1`
  if (waiting) return waiting.id
  const [counted] = await tx.$queryRaw<{ n: number }[]>(Prisma.sql`SELECT count(DISTINCT officer_id)::int AS n FROM posting WHERE position_id = ${positionId}::uuid AND superseded_at IS NULL`)
  const id = newId()
  await tx.standingRewrite.create({ data: { id, positionId, requestedAt: now, requestedById, total: counted?.n ?? 0 } })
  return id
}
