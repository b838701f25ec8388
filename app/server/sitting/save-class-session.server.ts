/** Plans a class session, or changes one that has not begun. */
import { BlockList, isIP } from 'node:net'
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { isFull, mayChange, sessionState, type ClassSessionForm } from '~/domain/sitting/class-session'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'

export type SaveClassSession = { readonly by: Actor; /** null = a new one */ readonly sessionId: string | null; readonly form: ClassSessionForm; readonly now: Date }
export type SaveSessionRefusal = 'role' | 'scope' | 'not_found' | 'courseUnknown' | 'inThePast' | 'begun' | 'addressForm' | 'seatsFew'

export async function saveClassSession({ by, sessionId, form, now }: SaveClassSession): Promise<Result<{ id: string }, SaveSessionRefusal>> {
  const decision = may(by, 'manageSittings', {})
  if (!decision.ok) return err(decision.reason)
  if (form.startsAt <= now) return err('inThePast')
  if (!form.addresses.every(isRange)) return err('addressForm')
  const { courseCode, ...fields } = form
  return db().$transaction(async (tx) => {
    const course = await tx.course.findUnique({ where: { code: courseCode }, select: { id: true } })
    if (!course) return err('courseUnknown')
    const data = { ...fields, courseId: course.id }
    const event = { at: now, actor: { userId: by.userId, name: by.username }, subjectType: 'class_session', detail: { courseCode, name: fields.name, startsAt: fields.startsAt.toISOString(), endsAt: fields.endsAt.toISOString(), proctored: fields.proctored, seats: fields.seats } }
    if (sessionId === null) {
      const id = newId()
      await tx.classSession.create({ data: { ...data, id, createdById: by.userId, createdAt: now } })
      await recordEvent(tx, { ...event, action: 'class_session.plan', subjectId: id })
      return ok({ id })
    }
    const [there] = await tx.$queryRaw<{ starts_at: Date; ends_at: Date; cancelled_at: Date | null }[]>`SELECT starts_at, ends_at, cancelled_at FROM class_session WHERE id = ${sessionId}::uuid FOR UPDATE`
    if (!there) return err('not_found')
    if (!mayChange('edit', sessionState({ startsAt: there.starts_at, endsAt: there.ends_at, cancelledAt: there.cancelled_at }, now))) return err('begun')
    if (isFull({ seats: fields.seats, members: await tx.classSessionMember.count({ where: { classSessionId: sessionId } }) }, 0)) return err('seatsFew')
    await tx.classSession.update({ where: { id: sessionId }, data })
    await recordEvent(tx, { ...event, action: 'class_session.change', subjectId: sessionId })
    return ok({ id: sessionId })
  })
}

/** A real address or range: the form's pattern lets 999.1.1.1 pass. */
function isRange(range: string): boolean {
  const [address = '', prefix] = range.split('/')
  const version = isIP(address)
  if (version === 0) return false
  if (prefix === undefined) return true
  const list = new BlockList()
  try {
    list.addSubnet(address, Number(prefix), version === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}
