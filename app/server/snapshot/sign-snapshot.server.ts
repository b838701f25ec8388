/**
 * Signs the standing of a unit and all below it on a day that is over: rows, totals and the hash are made inside the database
 * in one transaction, however many people there are. The hash is SHA-256 over the hash before, a line of
 * the totals and one a person, in the order of their ids; two who sign at once are ordered by the unit's lock, and the second is told. Rows are read once, so
 * that totals, hash and rows are of one moment. While the people of the unit are still to be computed anew nothing is
 * signed; and what would ask for that waits until the signing is done. So does a reorganisation, and one under way is waited
 * for: which units there are is read after that. Locks, in this order: standing_rewrite, the unit, the rebuild (never waited
 * for), the audit log. Whoever changes units or asks for a rewriting takes standing_rewrite before anything else.
 */
import { Prisma } from '@prisma/client'
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { HASH_RULE, hashHeader } from '~/domain/snapshot/hash-header'
import { signFault, type SignFault } from '~/domain/snapshot/snapshot-rules'
import { recordEvent } from '~/server/audit/record-event.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { getPastRight } from '~/server/compliance/get-past-right.server'
import { fromColumn, toColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'
import { isLockTimeout } from '~/server/lock-fault.server'
import { newId } from '~/server/id.server'
import { countedRows } from './counted-rows.server'
import { findOpenRewrite } from './find-open-rewrite.server'
import { FIRST_HASH, hashRows } from './hash-rows.server'

const countedOnce = Prisma.sql`SELECT * FROM counted_once`

export type SignSnapshot = { readonly by: Actor; readonly unitId: string; readonly asOf: Day; readonly note: string; readonly now: Date; /** How long work that is under way is waited for. */ readonly waitMs?: number }

type Refused = Refusal | SignFault | 'recomputing' | 'working' | 'not_found'

const PATIENCE_MS = 15_000

export async function signSnapshot(question: SignSnapshot): Promise<Result<{ id: string }, Refused>> {
  try {
    return await sign(question)
  } catch (error) {
    if (isLockTimeout(error)) return err('working')
    throw error
  }
}

async function sign({ by, unitId, asOf, note, now, waitMs = PATIENCE_MS }: SignSnapshot): Promise<Result<{ id: string }, Refused>> {
  const today = dayOfInstant(now)
  const right = await getPastRight({ by, act: 'signSnapshot', unitId, today })
  if (right === null) return err('not_found')
  if (!right.decision.ok) return err(right.decision.reason)
  return db().$transaction(async (tx) => {
    // Whoever has asked for a rewriting, and not committed, is waited for; whoever asks now, or has done a batch, waits.
    await tx.$queryRaw`SELECT set_config('lock_timeout', ${String(waitMs)}, true)`
    await tx.$executeRaw`LOCK TABLE standing_rewrite IN SHARE MODE`
    await tx.$queryRaw`SELECT set_config('lock_timeout', '0', true)`
    await tx.$queryRaw`SELECT id FROM unit WHERE id = ${unitId}::uuid FOR NO KEY UPDATE`
    const units = ((await findUnitTrees(unitId, [asOf], tx)).get(asOf) ?? []).map((unit) => unit.unitId)
    if ((await findOpenRewrite(tx, units)) !== null) return err('recomputing')
    await tx.$executeRaw`CREATE TEMP TABLE counted_once (officer_id uuid, unit_id uuid, position_id uuid, meets boolean, met_count smallint, total_count smallint) ON COMMIT DROP`
    await tx.$executeRaw`INSERT INTO counted_once ${countedRows(units, asOf)}`
    const last = await tx.standingSnapshot.findFirst({ where: { unitId }, orderBy: { number: 'desc' } })
    const counted = await count(tx)
    const fault = signFault({ asOf, today, last: last && fromColumn(last.asOf), people: counted.people })
    if (fault !== null) return err(fault)
    const id = newId()
    const previousHash = last?.hash ?? FIRST_HASH
    const totals = { rule: HASH_RULE, unitId, number: (last?.number ?? 0) + 1, ...counted }
    const hash = await hashRows(tx, countedOnce, previousHash, hashHeader({ ...totals, asOf }))
    await tx.standingSnapshot.create({ data: { id, ...totals, asOf: toColumn(asOf), hash, previousHash, note: note.trim(), signedAt: now, signedById: by.userId, signerName: by.displayName } })
    await tx.$executeRaw`
      INSERT INTO standing_snapshot_row (snapshot_id, officer_id, staff_code, full_name, sort_key, unit_id, position_id, meets, met_count, total_count)
      SELECT ${id}::uuid, r.officer_id, o.staff_code, o.full_name, o.sort_key, r.unit_id, r.position_id, r.meets, r.met_count, r.total_count
      FROM (${countedOnce}) r JOIN officer o ON o.id = r.officer_id`
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'snapshot.sign', subjectType: 'snapshot', subjectId: id, detail: { unitId, asOf, ...counted, hash } })
    return ok({ id })
  }, { timeout: 60_000 })
}

async function count(tx: Transaction): Promise<{ people: number; met: number }> {
  const [row] = await tx.$queryRaw<{ people: number; met: number }[]>`SELECT count(*)::int AS people, count(*) FILTER (WHERE meets)::int AS met FROM (${countedOnce}) r`
  return row ?? { people: 0, met: 0 }
}
