/** The read model of one class session: what it is, who is listed, and how far each one has come in it. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { mayChange, sessionState, type SessionState } from '~/domain/sitting/class-session'
import { db } from '~/server/db.server'

export type SessionMember = { readonly officerId: string; readonly fullName: string; readonly staffCode: string; readonly attempt: { readonly id: string; readonly state: string; readonly startedAt: Date; readonly passed: boolean | null } | null }
export type ClassSessionPage = {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly courseCode: string
  readonly courseTitle: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly proctored: boolean
  readonly addresses: readonly string[]
  /** Null: nobody has said. */
  readonly seats: number | null
  readonly cancelReason: string | null
  readonly state: SessionState
  readonly may: { readonly edit: boolean; readonly cancel: boolean; readonly list: boolean }
  readonly members: readonly SessionMember[]
}

export async function loadClassSession(by: Actor, id: string, now: Date): Promise<Result<ClassSessionPage, 'role' | 'scope' | 'not_found'>> {
  const decision = may(by, 'manageSittings', {})
  if (!decision.ok) return err(decision.reason)
  const session = await db().classSession.findUnique({
    where: { id },
    include: {
      course: { select: { code: true, versions: { where: { isCurrent: true }, select: { title: true } } } },
      members: { orderBy: { officer: { sortKey: 'asc' } }, select: { officer: { select: { id: true, fullName: true, staffCode: true } } } },
      attempts: { orderBy: { startedAt: 'asc' }, select: { id: true, officerId: true, state: true, startedAt: true, results: { orderBy: { number: 'desc' }, take: 1, select: { passed: true } } } },
    },
  })
  if (!session) return err('not_found')
  const state = sessionState(session, now)
  const attempts = new Map(session.attempts.map(({ officerId, results, ...attempt }) => [officerId, { ...attempt, passed: results[0]?.passed ?? null }]))
  return ok({
    id,
    name: session.name,
    place: session.place,
    courseCode: session.course.code,
    courseTitle: session.course.versions[0]?.title ?? session.course.code,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    proctored: session.proctored,
    addresses: session.addresses,
    seats: session.seats,
    cancelReason: session.cancelReason,
    state,
    may: { edit: mayChange('edit', state), cancel: mayChange('cancel', state), list: mayChange('list', state) },
    members: session.members.map(({ officer }) => ({ officerId: officer.id, fullName: officer.fullName, staffCode: officer.staffCode, attempt: attempts.get(officer.id) ?? null })),
  })
}
