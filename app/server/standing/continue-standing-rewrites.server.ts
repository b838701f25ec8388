/**
 * Works off the requests of schedule-standing-rewrite: 100 officers a transaction, in id order. The progress is written in
 * the transaction of the batch, and the request stays locked while one is done: a process that dies loses at most one
 * batch, another carries on behind the last officer done, and two processes never do the same batch.
 */
import { Prisma } from '@prisma/client'
import { db, type Transaction } from '~/server/db.server'
import { holdSigning } from './hold-signing.server'
import { queriesOf } from './load-person-facts.server'
import { replaceSpans } from './replace-spans.server'

export const STANDING_REWRITE_JOB = 'standing-rewrite'
/** Small enough that requests served by the same process wait for a fraction of a second at most. */
const BATCH = 100
const TIMEOUT_MS = 60_000

type Request = { id: string; position_id: string; last_officer_id: string | null }

/** Out: how many officers were computed; returns when nothing is left to do. */
export async function continueStandingRewrites(now: Date): Promise<number> {
  let officers = 0
  for (let done = await nextBatch(now); done !== null; done = await nextBatch(now)) officers += done
  return officers
}

/** One batch of the oldest open request that nobody holds; null when there is none. */
function nextBatch(now: Date): Promise<number | null> {
  return db().$transaction(async (tx) => {
    await holdSigning(tx)
    const [request] = await tx.$queryRaw<Request[]>`
      SELECT id, position_id, last_officer_id FROM standing_rewrite WHERE finished_at IS NULL ORDER BY requested_at, id FOR UPDATE SKIP LOCKED LIMIT 1`
    if (request === undefined) return null
    const ids = await officersAfter(tx, request)
    await replaceSpans(queriesOf(tx), ids)
    const last = ids.at(-1) ?? request.last_officer_id
    await tx.standingRewrite.update({ where: { id: request.id }, data: { done: { increment: ids.length }, lastOfficerId: last, ...(ids.length < BATCH ? { finishedAt: now } : {}) } })
    return ids.length
  }, { timeout: TIMEOUT_MS })
}

async function officersAfter(tx: Transaction, { position_id, last_officer_id }: Request): Promise<string[]> {
  const rows = await tx.$queryRaw<{ officer_id: string }[]>(Prisma.sql`
    SELECT DISTINCT officer_id FROM posting WHERE position_id = ${position_id}::uuid AND superseded_at IS NULL
      AND (${last_officer_id}::uuid IS NULL OR officer_id > ${last_officer_id}::uuid) ORDER BY officer_id LIMIT ${BATCH}`)
  return rows.map(({ officer_id }) => officer_id)
}
