/**
 * Writes the consequence of published standards: the standing of everybody who holds or held the position, 200 people a
 * transaction. How far it came stands in the publication itself and is committed with the batch, so that whoever goes on
 * after a stop goes on from there; of two that run at once, each batch is done by one.
 */
import { Prisma } from '@prisma/client'
import { now } from '~/server/clock.server'
import { db } from '~/server/db.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { replaceSpans } from '~/server/standing/replace-spans.server'

const BATCH = 200

/** Out: how many officers were rewritten. */
export async function rewritePositionStanding(): Promise<number> {
  let officers = 0
  for (let done = await nextBatch(); done !== null; done = await nextBatch()) officers += done
  return officers
}

/** null: nothing is left, or others are at it. */
function nextBatch(): Promise<number | null> {
  return db().$transaction(async (tx) => {
    const [open] = await tx.$queryRaw<{ standard_id: string; position_id: string; last_id: string | null }[]>`
      SELECT p.standard_id::text, s.position_id::text, p.last_id::text FROM standard_publication p JOIN position_standard s ON s.id = p.standard_id
      WHERE p.finished_at IS NULL ORDER BY p.standard_id LIMIT 1 FOR UPDATE OF p SKIP LOCKED`
    if (!open) return null
    const after = open.last_id === null ? Prisma.empty : Prisma.sql`AND officer_id > ${open.last_id}::uuid`
    const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT DISTINCT officer_id::text AS id FROM posting WHERE position_id = ${open.position_id}::uuid AND superseded_at IS NULL ${after} ORDER BY 1 LIMIT ${BATCH}`)
    const ids = rows.map(({ id }) => id)
    await replaceSpans(queriesOf(tx), ids)
    const finished = ids.length < BATCH
    await tx.standardPublication.update({ where: { standardId: open.standard_id }, data: { done: { increment: ids.length }, lastId: ids.at(-1) ?? open.last_id, ...(finished ? { finishedAt: now() } : {}) } })
    return ids.length
  }, { timeout: 60_000 })
}
