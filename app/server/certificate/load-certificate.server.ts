/** One certificate of an officer: the facts its paper prints, and what it is today. */
import { certificateSnapshot, certificateState, type CertificateState } from '~/domain/certificate/certificate'
import type { CertificateFacts } from '~/domain/certificate/certificate-paper'
import type { Day } from '~/domain/kernel/day'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type CertificateView = { readonly id: string; readonly facts: CertificateFacts; readonly issuedAt: Date; readonly state: CertificateState; readonly revokedOn: Day | null }

/** Null: no such certificate, or another person's. */
export async function loadCertificate(officerId: string, id: string, today: Day): Promise<CertificateView | null> {
  const row = await db().certificate.findFirst({ where: { id, officerId }, include: { revocation: { select: { revokedOn: true } } } })
  if (!row) return null
  const span = { from: fromColumn(row.validFrom), to: fromNullableColumn(row.validTo) }
  const revokedOn = fromNullableColumn(row.revocation?.revokedOn ?? null)
  const facts: CertificateFacts = {
    snapshot: certificateSnapshot.parse(row.snapshot),
    code: row.code,
    registryBook: row.registryBook,
    registryNumber: row.registryNumber,
    issuedOn: fromColumn(row.issuedOn),
    span,
  }
  return { id: row.id, facts, issuedAt: row.issuedAt, state: certificateState(span, revokedOn, today), revokedOn }
}
