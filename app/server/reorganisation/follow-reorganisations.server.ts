/**
 * Reorganisations carried out ahead of their day: on the day, what hangs on the units that ended goes to their successors.
 * Each in its own transaction, once; undone meanwhile, nothing is left to do. One after the other by their days: one that
 * fails holds back those after it, which may stand on it.
 */
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { recordEvent } from '~/server/audit/record-event.server'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { carryDependents } from './carry-dependents.server'
import type { CarriedDependents, StoredPlan } from './stored-plan.server'

const SYSTEM = { userId: null, name: 'system' }

/** Out: how many were followed. */
export async function followReorganisations(now: Date): Promise<number> {
  const today = dayOfInstant(now)
  const due = await db().$queryRaw<{ id: string }[]>`SELECT id FROM reorganisation WHERE state = 'applied' AND effective_on <= ${today}::date AND plan ? 'dependents' AND NOT plan->'made' ? 'carried' ORDER BY effective_on, applied_at`
  for (const { id } of due) await follow(id, now)
  return due.length
}

async function follow(id: string, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM reorganisation WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    const { state, plan: stored, effectiveOn } = await tx.reorganisation.findUniqueOrThrow({ where: { id }, select: { state: true, plan: true, effectiveOn: true } })
    const plan = stored as unknown as StoredPlan
    if (state !== 'applied' || plan.made === undefined || plan.made.carried !== undefined) return
    const carried = await carryDependents(tx, plan, fromColumn(effectiveOn))
    await tx.reorganisation.update({ where: { id }, data: { plan: { ...plan, made: { ...plan.made, carried } } as unknown as object } })
    if (countCarried(carried) > 0) await recordEvent(tx, { at: now, actor: SYSTEM, action: 'reorganisation.follow', subjectType: 'reorganisation', subjectId: id, detail: carriedDetail(carried) })
  }, { timeout: 60_000, maxWait: 15_000 })
}

/** Whether what hangs on the units goes with them at once: their day has come. */
export function isDue(on: Day, now: Date): boolean {
  return on <= dayOfInstant(now)
}

/** For the audit log: how many of each. */
export function carriedDetail({ quotas, members, assignments }: CarriedDependents): { quotas: number; members: number; assignments: number } {
  return { quotas: quotas.length, members: members.length, assignments: assignments.length }
}

function countCarried(carried: CarriedDependents): number {
  return Object.values(carriedDetail(carried)).reduce((sum, count) => sum + count, 0)
}
