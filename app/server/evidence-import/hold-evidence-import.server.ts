/** One hand at a time on a list of proofs, and how far it is. */
import { setImmediate as breath } from 'node:timers/promises'
import type { Actor } from '~/domain/access/role'
import { type Transaction, db } from '~/server/db.server'

export const LONG = { maxWait: 30_000, timeout: 900_000 }

/** Who said to apply or to undo. */
export type Decider = Pick<Actor, 'userId' | 'officerId'> & { readonly name: string }
export type HeldImport = { readonly id: string; readonly unitId: string; readonly mode: string | null; readonly by: Decider }

/** Null: somebody else is at it, or it is done. Held to the end of the transaction. */
export async function holdImport(tx: Transaction, id: string, state: string): Promise<HeldImport | null> {
  const [lock] = await tx.$queryRaw<{ got: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${`evidence ${id}`}, 0)) AS got`
  if (lock?.got !== true) return null
  const found = await tx.evidenceImport.findUniqueOrThrow({ where: { id }, select: { unitId: true, mode: true, state: true, deciderName: true, decider: { select: { id: true, officerId: true } } } })
  if (found.state !== state || found.decider === null) return null
  return { id, unitId: found.unitId, mode: found.mode, by: { userId: found.decider.id, officerId: found.decider.officerId, name: found.deciderName ?? '' } }
}

/** Seen by others at once, whatever the transaction of the work is doing. */
export async function reportProgress(id: string, done: number): Promise<void> {
  await db().$executeRaw`UPDATE evidence_import SET done = LEAST(${done}::int, total), worked_at = ${new Date()} WHERE id = ${id}::uuid`
  await breath()
}
