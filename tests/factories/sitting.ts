/** Class sessions with those listed for them, and accommodations of officers. */
import { db } from '../../app/server/db.server'
import { toColumn } from '../../app/server/day-column.server'
import { newId } from '../../app/server/id.server'

export type SessionOverrides = Partial<{ name: string; place: string; startsAt: Date; endsAt: Date; proctored: boolean; addresses: string[]; seats: number; cancelled: boolean }>

/** A session of the course for these officers; from 08:00 to 11:00 on 20/5/2026 in Hanoi unless told otherwise. */
export async function makeClassSession(courseId: string, officerIds: string[], overrides: SessionOverrides = {}): Promise<{ id: string; endsAt: Date }> {
  const { name = 'Ca 1', place = 'Phòng 201', startsAt = new Date('2026-05-20T01:00:00Z'), endsAt = new Date('2026-05-20T04:00:00Z'), proctored = false, addresses = [], seats, cancelled = false } = overrides
  const id = newId()
  await db().classSession.create({
    data: {
      id, courseId, name, place, startsAt, endsAt, proctored, addresses, seats, ...(cancelled ? { cancelledAt: new Date('2026-05-01T00:00:00Z'), cancelReason: 'Mất điện' } : {}),
      members: { create: officerIds.map((officerId) => ({ officerId })) },
    },
  })
  return { id, endsAt }
}

export async function makeAccommodation(officerId: string, overrides: Partial<{ extraPercent: number; calmPage: boolean; validFrom: string; validTo: string | null }> = {}): Promise<{ id: string }> {
  const { extraPercent = 25, calmPage = false, validFrom = '2026-01-01', validTo = null } = overrides
  const id = newId()
  await db().accommodation.create({ data: { id, officerId, extraPercent, calmPage, reason: 'Khuyết tật vận động', validFrom: toColumn(validFrom), validTo: validTo === null ? null : toColumn(validTo) } })
  return { id }
}
