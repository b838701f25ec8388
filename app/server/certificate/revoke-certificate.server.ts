/**
 * Revokes a certificate (an act of HR over the holder's unit): it no longer holds from the given day on. What it proved
 * before that day stays proven; the evidence is superseded by the same with an earlier end.
 */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { revocationFault, type RevocationFault } from '~/domain/certificate/revocation'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { fromColumn, toColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { getPostOn } from './get-post-on.server'

export type RevokeCertificate = { readonly actor: Actor; readonly certificateId: string; readonly revokedOn: Day; readonly reason: string; readonly now: Date }

export function revokeCertificate(input: RevokeCertificate): Promise<Result<null, Refusal | RevocationFault | 'not_found'>> {
  const { actor, certificateId, revokedOn, now } = input
  return db().$transaction(async (tx) => {
    // Two people may revoke at once: the second waits here and then sees the first one's revocation.
    const [row] = await tx.$queryRaw<{ officer_id: string; valid_from: Date; revoked: boolean }[]>`
      SELECT officer_id::text, valid_from, EXISTS (SELECT FROM certificate_revocation r WHERE r.certificate_id = c.id) AS revoked
      FROM certificate c WHERE id = ${certificateId}::uuid FOR UPDATE`
    if (!row) return err('not_found')
    const post = await getPostOn(tx, row.officer_id, dayOfInstant(now))
    const decision = may(actor, 'revokeCertificate', { unitPath: post?.units.map(({ id }) => id) ?? [] })
    if (!decision.ok) return err(decision.reason)
    const already = row.revoked || (await tx.certificateRevocation.count({ where: { certificateId } })) > 0
    const fault = revocationFault({ already, validFrom: fromColumn(row.valid_from), revokedOn, today: dayOfInstant(now), reason: input.reason })
    if (fault !== null) return err(fault)
    const reason = input.reason.trim()
    await tx.certificateRevocation.create({ data: { certificateId, revokedOn: toColumn(revokedOn), reason, revokedById: actor.userId, recordedAt: now } })
    await endEvidence(tx, { ...input, reason })
    await rewriteStanding(tx, [row.officer_id])
    await recordEvent(tx, { at: now, actor: { userId: actor.userId, name: actor.username }, action: 'certificate.revoke', subjectType: 'certificate', subjectId: certificateId, detail: { revokedOn, reason } })
    return ok(null)
  })
}

async function endEvidence(tx: Transaction, { certificateId, revokedOn, reason, now, actor }: RevokeCertificate): Promise<void> {
  const end = toColumn(revokedOn)
  const proofs = await tx.evidence.findMany({ where: { certificateId, supersededAt: null, OR: [{ validTo: null }, { validTo: { gt: end } }] } })
  await tx.evidence.updateMany({ where: { id: { in: proofs.map(({ id }) => id) } }, data: { supersededAt: now, supersededReason: reason } })
  const shortened = proofs.filter(({ validFrom }) => validFrom < end).map((proof) => ({ ...proof, id: newId(), validTo: end, recordedAt: now, recordedById: actor.userId, supersededAt: null, supersededReason: null }))
  await tx.evidence.createMany({ data: shortened })
}
