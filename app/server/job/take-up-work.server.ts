/**
 * The claim of a background job: the oldest row of a table that is in a state of work and that nobody works on, marked as worked
 * on from now under a claim of its own. Work whose worker died (no sign of life for half a minute) is taken up again under
 * another claim; should the first one only have been slow, it finds its claim gone and writes nothing more (decision 103).
 */
import { Prisma } from '@prisma/client'
import { type Transaction, db } from '~/server/db.server'
import { newId } from '~/server/id.server'

const SILENT_MS = 30_000
const SIGN_EVERY_MS = 10_000
/** Nothing takes that long: whoever still signs then hangs. */
const LONGEST_MS = 1_800_000
const STEP = { maxWait: 30_000, timeout: 120_000 }

/** Tables whose rows go through planning, applying and undoing. */
export type WorkTable = 'roster_import' | 'evidence_import' | 'reorganisation'
export type Claimed = { readonly table: WorkTable; readonly id: string; readonly claim: string }
export type TakenUp<State extends string> = Claimed & { readonly state: State }

/** Somebody else has taken the work up meanwhile, or it was ended: it is no longer this worker's. */
export class TakenElsewhere extends Error {}

/** Out: what to work on, or undefined when there is nothing left. */
export async function takeUpWork<State extends string>(table: WorkTable, now: Date): Promise<TakenUp<State> | undefined> {
  const [rows, claim] = [Prisma.raw(table), newId()]
  const [next] = await db().$queryRaw<{ id: string; state: State }[]>`
    UPDATE ${rows} SET worked_at = ${now}, claim = ${claim}::uuid WHERE id = (
      SELECT id FROM ${rows} WHERE state IN ('planning', 'applying', 'undoing') AND (worked_at IS NULL OR worked_at < ${new Date(now.getTime() - SILENT_MS)}) ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, state`
  return next && { table, claim, ...next }
}

/** Does a piece of work and signs its life meanwhile, also during one long statement or while a file is read. `every`: milliseconds. */
export async function whileSigning<Out>({ table, id, claim }: Claimed, work: () => Promise<Out>, every = SIGN_EVERY_MS): Promise<Out> {
  const end = Date.now() + LONGEST_MS
  const sign = () => db().$executeRaw`UPDATE ${Prisma.raw(table)} SET worked_at = ${new Date()} WHERE id = ${id}::uuid AND claim = ${claim}::uuid AND state IN ('planning', 'applying', 'undoing')`
  // A sign that fails is one sign less; the work itself says what is wrong.
  const timer = setInterval(() => void (Date.now() < end && sign().catch(() => undefined)), every)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** One step of a plan, written while the claim holds; nobody can take the work up until it is committed. Throws TakenElsewhere. */
export function underClaim<Out>({ table, id, claim }: Claimed, write: (tx: Transaction) => Promise<Out>): Promise<Out> {
  return db().$transaction(async (tx) => {
    const held = await tx.$queryRaw<object[]>`SELECT id FROM ${Prisma.raw(table)} WHERE id = ${id}::uuid AND claim = ${claim}::uuid AND state = 'planning' FOR NO KEY UPDATE`
    if (held.length === 0) throw new TakenElsewhere()
    return write(tx)
  }, STEP)
}
