/** What HR sees before (and after) revoking a certificate: whose it is, what it is today, and whether a re-grade speaks against it. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { certificateSnapshot, certificateState, lastDayOf, registryNumber, type CertificateState } from '~/domain/certificate/certificate'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { getPostOn } from './get-post-on.server'

export type RevocationView = {
  readonly id: string
  readonly code: string
  readonly number: string
  readonly holder: string
  readonly officerId: string
  readonly course: string
  readonly issuedOn: Day
  readonly validFrom: Day
  readonly lastDay: Day | null
  readonly state: CertificateState
  readonly revocation: { readonly on: Day; readonly reason: string } | null
  /** The result in force is not a pass any more: why it was graded anew. */
  readonly regraded: { readonly reason: string; readonly at: string; readonly mark: number; readonly maximum: number } | null
}

/** `not_found` also where the holder is not in the actor's charge. */
export async function loadRevocation({ by, id, today }: { by: Actor; id: string; today: Day }): Promise<Result<RevocationView, Extract<Refusal, 'role'> | 'not_found'>> {
  const row = await db().certificate.findUnique({
    where: { id },
    include: { revocation: { select: { revokedOn: true, reason: true } }, attempt: { select: { results: { orderBy: { number: 'desc' }, take: 1, include: { regrade: { select: { reason: true } } } } } } },
  })
  if (!row) return err('not_found')
  const post = await getPostOn(db(), row.officerId, today)
  const decision = may(by, 'revokeCertificate', { unitPath: post?.units.map((unit) => unit.id) ?? [] })
  if (!decision.ok) return err(decision.reason === 'role' ? 'role' : 'not_found')
  const span = { from: fromColumn(row.validFrom), to: fromNullableColumn(row.validTo) }
  const { holder, course } = certificateSnapshot.parse(row.snapshot)
  const result = row.attempt?.results[0]
  return ok({
    id, code: row.code, officerId: row.officerId, holder: holder.fullName, course: course.title,
    number: registryNumber(row.registryNumber, row.registryBook),
    issuedOn: fromColumn(row.issuedOn), validFrom: span.from, lastDay: lastDayOf(span),
    state: certificateState(span, fromNullableColumn(row.revocation?.revokedOn ?? null), today),
    revocation: row.revocation ? { on: fromColumn(row.revocation.revokedOn), reason: row.revocation.reason } : null,
    regraded: result && !result.passed && result.regrade ? { reason: result.regrade.reason, at: result.gradedAt.toISOString(), mark: result.mark.toNumber(), maximum: result.maximum.toNumber() } : null,
  })
}
