/**
 * Puts officers on the list of a class session, in the caller's transaction: the one way onto it, whoever asks (a trainer
 * by staff codes, a path by enrolling). The row of the session is locked, so two who ask at once cannot both have the last
 * seat. Who is listed already keeps the seat. Asks for no right: the use cases that call it have decided.
 */
import { err, ok, type Result } from '~/domain/kernel/result'
import { isFull, mayChange, sessionState } from '~/domain/sitting/class-session'
import type { Transaction } from '~/server/db.server'

export type ListRefusal = 'not_found' | 'ended' | 'full'
export type Listed = { readonly added: number; readonly already: number }

export async function listMembers(tx: Transaction, { sessionId, officerIds, now }: { sessionId: string; officerIds: readonly string[]; now: Date }): Promise<Result<Listed, ListRefusal>> {
  const [there] = await tx.$queryRaw<{ starts_at: Date; ends_at: Date; cancelled_at: Date | null; seats: number | null }[]>`SELECT starts_at, ends_at, cancelled_at, seats FROM class_session WHERE id = ${sessionId}::uuid FOR UPDATE`
  if (!there) return err('not_found')
  if (!mayChange('list', sessionState({ startsAt: there.starts_at, endsAt: there.ends_at, cancelledAt: there.cancelled_at }, now))) return err('ended')
  const [members, already] = [await tx.classSessionMember.count({ where: { classSessionId: sessionId } }), await tx.classSessionMember.count({ where: { classSessionId: sessionId, officerId: { in: [...officerIds] } } })]
  if (officerIds.length > already && isFull({ seats: there.seats, members }, officerIds.length - already)) return err('full')
  const { count } = await tx.classSessionMember.createMany({ data: officerIds.map((officerId) => ({ classSessionId: sessionId, officerId })), skipDuplicates: true })
  return ok({ added: count, already: officerIds.length - count })
}
