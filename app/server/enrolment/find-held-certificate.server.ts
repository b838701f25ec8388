import { lastDayOf } from '~/domain/certificate/certificate'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { fromColumn, fromNullableColumn, toColumn } from '~/server/day-column.server'

export type HeldCertificate = { readonly id: string; readonly lastDay: Day | null }

/** The certificate of this type that is good today and lasts longest, or null. */
export async function findHeldCertificate(officerId: string, certificateTypeId: string, today: Day): Promise<HeldCertificate | null> {
  const on = toColumn(today)
  const held = await db().certificate.findFirst({
    where: { officerId, certificateTypeId, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }], NOT: { revocation: { revokedOn: { lte: on } } } },
    orderBy: { validTo: { sort: 'desc', nulls: 'first' } },
    select: { id: true, validFrom: true, validTo: true },
  })
  return held && { id: held.id, lastDay: lastDayOf({ from: fromColumn(held.validFrom), to: fromNullableColumn(held.validTo) }) }
}
