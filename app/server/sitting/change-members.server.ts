/** Lists officers for a class session by staff code, or takes one off who has not begun in it. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { mayChange, sessionState } from '~/domain/sitting/class-session'
import { recordEvent } from '~/server/audit/record-event.server'
import { db, type Transaction } from '~/server/db.server'
import { listMembers } from './list-members.server'

export type MemberChange = { readonly add: readonly string[] } | { readonly remove: string }
export type MembersRefusal = 'role' | 'scope' | 'not_found' | 'ended' | 'full' | 'noCodes' | 'tooMany' | 'started'
export type MembersChanged = { readonly added: number; readonly already: number; readonly unknown: readonly string[] }

/** One room: more at once is a pasted file, not a list. */
const MOST_CODES = 500

/** In: staff codes to add, or the officer to take off. Known codes are added even when others are unknown. */
export async function changeMembers({ by, sessionId, change, now }: { by: Actor; sessionId: string; change: MemberChange; now: Date }): Promise<Result<MembersChanged, MembersRefusal>> {
  const decision = may(by, 'manageSittings', {})
  if (!decision.ok) return err(decision.reason)
  if ('add' in change && change.add.length === 0) return err('noCodes')
  if ('add' in change && change.add.length > MOST_CODES) return err('tooMany')
  return db().$transaction(async (tx) => {
    const done = 'add' in change ? await add(tx, sessionId, change.add, now) : await remove(tx, sessionId, change.remove, now)
    if (done.ok) await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'class_session.list', subjectType: 'class_session', subjectId: sessionId, detail: 'add' in change ? { added: done.value.added } : { removed: change.remove } })
    return done
  })
}

async function add(tx: Transaction, sessionId: string, codes: readonly string[], now: Date): Promise<Result<MembersChanged, MembersRefusal>> {
  const officers = await tx.officer.findMany({ where: { staffCode: { in: [...codes] } }, select: { id: true, staffCode: true } })
  const listed = await listMembers(tx, { sessionId, officerIds: officers.map(({ id }) => id), now })
  if (!listed.ok) return listed
  const known = new Set(officers.map(({ staffCode }) => staffCode))
  return ok({ ...listed.value, unknown: codes.filter((code) => !known.has(code)) })
}

async function remove(tx: Transaction, classSessionId: string, officerId: string, now: Date): Promise<Result<MembersChanged, MembersRefusal>> {
  const [there] = await tx.$queryRaw<{ starts_at: Date; ends_at: Date; cancelled_at: Date | null }[]>`SELECT starts_at, ends_at, cancelled_at FROM class_session WHERE id = ${classSessionId}::uuid FOR UPDATE`
  if (!there) return err('not_found')
  if (!mayChange('list', sessionState({ startsAt: there.starts_at, endsAt: there.ends_at, cancelledAt: there.cancelled_at }, now))) return err('ended')
  if ((await tx.attempt.count({ where: { classSessionId, officerId } })) > 0) return err('started')
  await tx.classSessionMember.deleteMany({ where: { classSessionId, officerId } })
  return ok({ added: 0, already: 0, unknown: [] })
}
