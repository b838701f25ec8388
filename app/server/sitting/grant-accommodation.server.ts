/** Grants an officer a way of taking tests, from a day on. Two that overlap are refused, by the database too. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { AccommodationForm } from '~/domain/sitting/accommodation'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'

export type GrantRefusal = 'role' | 'scope' | 'staffCodeUnknown' | 'overlaps' | 'lastDayEarly'

export async function grantAccommodation({ by, form, today, now }: { by: Actor; form: AccommodationForm; today: Day; now: Date }): Promise<Result<{ fullName: string }, GrantRefusal>> {
  const decision = may(by, 'manageSittings', {})
  if (!decision.ok) return err(decision.reason)
  const { staffCode, validFrom, validTo, ...granted } = form
  const from = validFrom ?? today
  if (validTo !== null && validTo <= from) return err('lastDayEarly')
  const officer = await db().officer.findUnique({ where: { staffCode }, select: { id: true, fullName: true } })
  if (!officer) return err('staffCodeUnknown')
  try {
    await db().$transaction(async (tx) => {
      const id = newId()
      await tx.accommodation.create({ data: { ...granted, id, officerId: officer.id, validFrom: toColumn(from), validTo: validTo === null ? null : toColumn(validTo), grantedById: by.userId, grantedAt: now } })
      // Why it was granted may touch on health: the trail says that, not why.
      await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'accommodation.grant', subjectType: 'officer', subjectId: officer.id, detail: { extraPercent: granted.extraPercent, calmPage: granted.calmPage, validFrom: from, validTo } })
    })
  } catch (error) {
    if (String(error).includes('accommodation_once')) return err('overlaps')
    throw error
  }
  return ok({ fullName: officer.fullName })
}
