/**
 * Where an officer stands with the class sessions of a course at an instant: the one running now that he or she is listed
 * for (of several, one that admits the address asked from), else the next one.
 */
import type { NextSession } from '~/domain/attempt/attempt-rules'
import { db } from '~/server/db.server'
import { addressInRanges } from './address-in-ranges.server'

export type Sitting = {
  readonly running: { readonly id: string; readonly endsAt: Date; readonly addressAllowed: boolean } | null
  readonly next: NextSession | null
}

/** In: address null where it is not known yet; then any is taken as allowed. */
export async function findSitting(officerId: string, courseId: string, now: Date, address: string | null): Promise<Sitting> {
  const sessions = await db().classSession.findMany({
    where: { courseId, cancelledAt: null, endsAt: { gt: now }, members: { some: { officerId } } },
    orderBy: { startsAt: 'asc' },
    select: { id: true, name: true, place: true, startsAt: true, endsAt: true, addresses: true },
  })
  const running = sessions
    .filter(({ startsAt }) => startsAt <= now)
    .map(({ id, endsAt, addresses }) => ({ id, endsAt, addressAllowed: address === null || addressInRanges(address, addresses) }))
  const next = sessions.find(({ startsAt }) => startsAt > now)
  return {
    running: running.find(({ addressAllowed }) => addressAllowed) ?? running[0] ?? null,
    next: next ? { name: next.name, place: next.place, startsAt: next.startsAt.toISOString() } : null,
  }
}
