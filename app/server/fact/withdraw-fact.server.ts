/**
 * Withdraws a fact that was recorded by hand, with a reason: entered by mistake it never counted, or it ends after a last
 * day, and then a row up to that day takes its place. Nothing is erased: the old row stays, superseded (design.md §2, 1).
 */
import type { Actor } from '~/domain/access/role'
import type { WithdrawForm } from '~/domain/compliance/fact-form'
import { addDays, dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { notifyPeople } from '~/server/notification/notify-people.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { type FactTable, getFact } from './get-fact.server'
import { type FactRefusal, getFactOfficer } from './get-fact-officer.server'

export type Withdraw = { readonly by: Actor; readonly officerId: string; readonly table: FactTable; readonly factId: string; readonly form: WithdrawForm; readonly now: Date }

export async function withdrawFact({ by, officerId, table, factId, form, now }: Withdraw): Promise<Result<null, FactRefusal | 'last_day_outside'>> {
  const found = await getFactOfficer(by, officerId, dayOfInstant(now))
  if (!found.ok) return found
  return db().$transaction(async (tx) => {
    // Who comes second waits here, and then finds nothing that stands.
    await tx.$queryRaw`SELECT id FROM officer WHERE id = ${officerId}::uuid FOR NO KEY UPDATE`
    const fact = await getFact(table, factId, officerId, tx)
    if (fact === null) return err('not_found')
    const to = form.lastDay === null ? null : addDays(form.lastDay, 1)
    if (to !== null && (to <= fact.from || (fact.to !== null && to > fact.to))) return err('last_day_outside')
    await supersede(tx, { table, factId, reason: form.reason, to: to === null ? null : toColumn(to), now, byId: by.userId })
    await rewriteStanding(tx, [officerId])
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: `${table}.withdraw`, subjectType: table, subjectId: factId, detail: { officerId, kind: fact.what, ...(form.lastDay === null ? {} : { lastDay: form.lastDay }) } })
    await notifyPeople(tx, [{ to: { officerId }, item: { kind: 'fact_withdrawn', values: { what: fact.what, reason: form.reason, by: by.displayName } } }], now)
    return ok(null)
  })
}

type Step = { readonly table: FactTable; readonly factId: string; readonly reason: string; /** first day after the shortened row; null = none takes its place */ readonly to: Date | null; readonly now: Date; readonly byId: string }

async function supersede(tx: Transaction, { table, factId, reason, to, now, byId }: Step): Promise<void> {
  const data = { supersededAt: now, supersededReason: reason }
  const fresh = { id: newId(), validTo: to, recordedAt: now, recordedById: byId, supersededAt: null, supersededReason: null }
  switch (table) {
    case 'evidence': {
      const row = await tx.evidence.update({ where: { id: factId }, data })
      if (to !== null) await tx.evidence.create({ data: { ...row, ...fresh, supersedesId: factId } })
      return
    }
    case 'waiver': {
      const row = await tx.waiver.update({ where: { id: factId }, data })
      if (to !== null) await tx.waiver.create({ data: { ...row, ...fresh } })
      return
    }
    case 'absence': {
      const row = await tx.absence.update({ where: { id: factId }, data })
      if (to !== null) await tx.absence.create({ data: { ...row, ...fresh } })
      return
    }
  }
}
