/** An officer's certificates with what each is today, latest first. */
import { RENEWAL_DAYS } from '~/domain/attempt/attempt-rules'
import { certificateSnapshot, certificateState, lastDayOf, registryNumber } from '~/domain/certificate/certificate'
import { type Day, diffDays } from '~/domain/kernel/day'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type CertificateRow = {
  readonly id: string
  readonly title: string
  readonly courseTitle: string
  readonly courseCode: string
  readonly registryNumber: string
  readonly issuedOn: Day
  readonly lastDay: Day | null
  /** `expiring`: valid, in the days in which it may be renewed. */
  readonly state: 'valid' | 'expiring' | 'expired' | 'revoked'
  readonly daysLeft: number | null
  readonly revokedOn: Day | null
}

export async function loadCertificates(officerId: string, today: Day): Promise<CertificateRow[]> {
  const rows = await db().certificate.findMany({ where: { officerId }, orderBy: [{ issuedOn: 'desc' }, { registryNumber: 'desc' }], include: { revocation: { select: { revokedOn: true } } } })
  return rows.map((row) => {
    const span = { from: fromColumn(row.validFrom), to: fromNullableColumn(row.validTo) }
    const revokedOn = fromNullableColumn(row.revocation?.revokedOn ?? null)
    const state = certificateState(span, revokedOn, today)
    const lastDay = lastDayOf(span)
    const daysLeft = lastDay === null ? null : diffDays(today, lastDay)
    const { certificate, course } = certificateSnapshot.parse(row.snapshot)
    return {
      id: row.id,
      title: certificate.name,
      courseTitle: course.title,
      courseCode: course.code,
      registryNumber: registryNumber(row.registryNumber, row.registryBook),
      issuedOn: fromColumn(row.issuedOn),
      lastDay,
      state: state === 'valid' && daysLeft !== null && daysLeft <= RENEWAL_DAYS ? 'expiring' : state === 'unknown' ? 'valid' : state,
      daysLeft,
      revokedOn,
    }
  })
}
