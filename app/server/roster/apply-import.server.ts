/**
 * Applies a planned import. "All": one transaction, so that a fault or a crash leaves nothing behind. "Valid": 500 rows a
 * transaction, each row marked in the transaction that writes it; after a crash the rest goes on, nothing twice, nothing
 * lost. An advisory lock keeps a second hand off, should the first one only be slow.
 */
import { Prisma } from '@prisma/client'
import { setImmediate as breath } from 'node:timers/promises'
import { recordEvent } from '~/server/audit/record-event.server'
import { type Transaction, db } from '~/server/db.server'
import { tryAgain } from '~/server/job/try-again.server'
import { ChangedSince, applyRows, findRowsToApply } from './apply-rows.server'

const BATCH = 500
const MANY = 1000
const LONG = { maxWait: 30_000, timeout: 900_000 }

export async function applyImport(id: string, now: Date): Promise<'applied' | 'elsewhere'> {
  const { mode } = await db().rosterImport.findUniqueOrThrow({ where: { id }, select: { mode: true } })
  const [{ n: total = 0 } = {}] = await db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM roster_row WHERE import_id = ${id}::uuid AND kind IN ('created', 'changed')`
  await db().rosterImport.update({ where: { id }, data: { total } })
  const outcome = await (mode === 'all' ? applyAll(id, now) : applyValid(id, now))
  // A city's first list turns empty tables into large ones: pages must not wait for the database's own round of statistics.
  if (outcome === 'applied' && total >= MANY) for (const table of ['officer', 'posting', 'standing_span', 'standing_gap', 'standing_quarter']) await db().$executeRaw(Prisma.raw(`ANALYZE ${table}`))
  return outcome
}

/** False: somebody else is at it, or it is done. Held to the end of the transaction. */
export async function hold(tx: Transaction, id: string, state: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ got: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${`roster ${id}`}, 0)) AS got`
  return row?.got === true && (await tx.rosterImport.findUnique({ where: { id }, select: { state: true } }))?.state === state
}

/** Everybody of the rows that write or have written, first and in one order: two imports about the same people never wait for each other crosswise. */
export async function lockOfficers(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`
    SELECT count(*)::int FROM (
      SELECT o.id FROM officer o WHERE o.id IN (SELECT officer_id FROM roster_row WHERE import_id = ${id}::uuid AND kind IN ('created', 'changed')) ORDER BY o.id FOR NO KEY UPDATE) locked`
}

/** Seen by others at once, whatever the transaction of the work is doing. */
export async function reportProgress(id: string, done: number): Promise<void> {
  await db().rosterImport.update({ where: { id }, data: { done, workedAt: new Date() } })
  await breath()
}

async function applyAll(id: string, now: Date): Promise<'applied' | 'elsewhere'> {
  return tryAgain(async (tx) => {
    if (!(await hold(tx, id, 'applying'))) return 'elsewhere'
    await lockOfficers(tx, id)
    let done = 0
    for (let rows = await findRowsToApply(tx, id, BATCH); rows.length > 0; rows = await findRowsToApply(tx, id, BATCH, rows.at(-1)?.ordinal)) {
      await applyRows(tx, id, rows, now)
      await reportProgress(id, (done += rows.length))
    }
    await finish(tx, id, now)
    return 'applied'
  }, LONG)
}

async function applyValid(id: string, now: Date): Promise<'applied' | 'elsewhere'> {
  const [counted] = await db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM roster_row WHERE import_id = ${id}::uuid AND applied_at IS NOT NULL`
  let done = counted?.n ?? 0
  let singly = 0
  for (;;) {
    const most = singly > 0 ? 1 : BATCH
    const step = await tryAgain((tx) => applyBatch(tx, id, most, now), LONG).catch((error: unknown) => {
      if (isConflict(error)) return 'conflict' as const
      throw error
    })
    if (step === 'elsewhere' || step === 'applied') return step
    // Somebody changed something since the dry run: row by row for a while, so that only the row concerned is left out.
    if (step === 'conflict' && most === 1) await refuseNext(id)
    singly = step === 'conflict' && most > 1 ? BATCH : Math.max(0, singly - 1)
    if (step !== 'conflict') await reportProgress(id, (done += step))
  }
}

/** Out: how many rows were applied. */
async function applyBatch(tx: Transaction, id: string, most: number, now: Date): Promise<number | 'elsewhere' | 'applied'> {
  if (!(await hold(tx, id, 'applying'))) return 'elsewhere'
  const rows = await findRowsToApply(tx, id, most)
  if (rows.length === 0) {
    await finish(tx, id, now)
    return 'applied'
  }
  await applyRows(tx, id, rows, now)
  return rows.length
}

/** Exclusion (23P01), uniqueness (23505): a constraint knows what has happened since. */
export function isConflict(error: unknown): boolean {
  return error instanceof ChangedSince || /23P01|23505|posting_one_main|posting_no_twin/.test(error instanceof Error ? `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta ?? '')}` : '')
}

async function refuseNext(id: string): Promise<void> {
  const fault = JSON.stringify([{ column: null, key: 'changedSince', values: {} }])
  await db().$executeRaw(Prisma.sql`
    UPDATE roster_row SET kind = 'refused', judgement = jsonb_set(judgement, '{faults}', ${fault}::jsonb)
    WHERE import_id = ${id}::uuid AND ordinal = (SELECT min(ordinal) FROM roster_row WHERE import_id = ${id}::uuid AND applied_at IS NULL AND kind IN ('created', 'changed'))`)
}

async function finish(tx: Transaction, id: string, now: Date): Promise<void> {
  const kinds = await tx.$queryRaw<{ kind: string; n: number }[]>`SELECT kind, count(*)::int AS n FROM roster_row WHERE import_id = ${id}::uuid GROUP BY kind`
  const { userId, actorName, mode } = await tx.rosterImport.findUniqueOrThrow({ where: { id }, select: { userId: true, actorName: true, mode: true } })
  await tx.rosterImport.update({ where: { id }, data: { state: 'applied', appliedAt: now, workedAt: null } })
  await recordEvent(tx, { at: now, actor: { userId, name: actorName }, action: 'roster.apply', subjectType: 'roster_import', subjectId: id, detail: { mode, ...Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])) } })
}
