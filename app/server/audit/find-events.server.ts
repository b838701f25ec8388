/** Audit events for the operator, newest first, by keyset: a page begins after the last number of the one before. */
import type { Prisma } from '@prisma/client'
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { addDays, type Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'

export const EVENTS_PER_PAGE = 50

export type EventFilter = { action: string; actor: string; subject: string; from: Day | null; to: Day | null }
export type EventRow = { sequence: string; at: Date; actorName: string; action: string; subjectType: string; subjectId: string | null; detail: unknown }
export type EventPage = { rows: EventRow[]; older: string | null }

/** Days are Hà Nội days: they begin at 17:00 UTC of the day before. */
const startOf = (day: Day) => new Date(`${day}T00:00:00+07:00`)

function whereOf({ action, actor, subject, from, to }: EventFilter): Prisma.AuditEventWhereInput {
  return {
    ...(action ? { action } : {}),
    ...(actor ? { actorName: { contains: actor, mode: 'insensitive' } } : {}),
    ...(subject ? { OR: [{ subjectType: subject }, { subjectId: subject }] } : {}),
    ...(from || to ? { at: { ...(from ? { gte: startOf(from) } : {}), ...(to ? { lt: startOf(addDays(to, 1)) } : {}) } } : {}),
  }
}

export async function findEvents(by: Actor, filter: EventFilter, before: string | null, take = EVENTS_PER_PAGE): Promise<Result<EventPage, 'role' | 'scope'>> {
  const decision = may(by, 'viewAudit', {})
  if (!decision.ok) return err(decision.reason)
  const where = whereOf(filter)
  const rows = await db().auditEvent.findMany({
    where: before === null ? where : { AND: [where, { sequence: { lt: BigInt(before) } }] },
    orderBy: { sequence: 'desc' },
    take: take + 1,
    select: { sequence: true, at: true, actorName: true, action: true, subjectType: true, subjectId: true, detail: true },
  })
  const shown = rows.slice(0, take).map((row) => ({ ...row, sequence: String(row.sequence) }))
  return ok({ rows: shown, older: rows.length > take ? (shown.at(-1)?.sequence ?? null) : null })
}
