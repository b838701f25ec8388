/**
 * Public verification: exactly one of four results, and nothing about a person beyond what the paper prints. Of a revoked
 * certificate not even the holder is named.
 */
import { certificateSnapshot, certificateState, lastDayOf, registryNumber } from '~/domain/certificate/certificate'
import { normaliseCode } from '~/domain/certificate/verification-code'
import type { Day } from '~/domain/kernel/day'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

type Known = { readonly code: string; readonly registryNumber: string; readonly issuer: string }
export type Verification =
  | { readonly state: 'unknown' }
  | ({ readonly state: 'valid' | 'expired'; readonly holder: string; readonly course: string; readonly issuedOn: Day; readonly lastDay: Day | null } & Known)
  | ({ readonly state: 'revoked'; readonly revokedOn: Day } & Known)

/** In: what was typed or scanned. */
export async function findCertificateByCode(typed: string, today: Day): Promise<Verification> {
  const code = normaliseCode(typed)
  const found = code === null ? null : await db().certificate.findUnique({
    where: { code },
    select: { code: true, registryBook: true, registryNumber: true, issuedOn: true, validFrom: true, validTo: true, snapshot: true, revocation: { select: { revokedOn: true } } },
  })
  if (!found) return { state: 'unknown' }
  const span = { from: fromColumn(found.validFrom), to: fromNullableColumn(found.validTo) }
  const revokedOn = fromNullableColumn(found.revocation?.revokedOn ?? null)
  const state = certificateState(span, revokedOn, today)
  if (state === 'unknown') return { state }
  const { holder, course, issuer } = certificateSnapshot.parse(found.snapshot)
  const known: Known = { code: found.code, registryNumber: registryNumber(found.registryNumber, found.registryBook), issuer: `${issuer.name}, ${issuer.parent}` }
  if (state === 'revoked') return { state, ...known, revokedOn: revokedOn ?? today }
  return { state, ...known, holder: holder.fullName, course: course.title, issuedOn: fromColumn(found.issuedOn), lastDay: lastDayOf(span) }
}
