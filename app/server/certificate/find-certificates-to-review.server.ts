/**
 * Certificates that a re-grade speaks against: the result they rest on is not a pass any more, and nobody has revoked them.
 * Only of officers whose main post today is in a unit in the actor's charge, or below it. Nothing is withdrawn by itself:
 * this list is where HR decides.
 */
import { mayEver, scopeUnits, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { registryNumber } from '~/domain/certificate/certificate'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'

export type CertificateToReview = { readonly id: string; readonly number: string; readonly officerId: string; readonly fullName: string; readonly staffCode: string; readonly course: string; readonly regradedAt: Date; readonly reason: string }

type Row = Omit<CertificateToReview, 'number'> & { readonly registryNumber: number; readonly registryBook: string }

export async function findCertificatesToReview(by: Actor, today: Day): Promise<Result<CertificateToReview[], Extract<Refusal, 'role'>>> {
  if (!mayEver(by, 'revokeCertificate').ok) return err('role')
  const rows = await db().$queryRaw<Row[]>`
    WITH RECURSIVE charge AS (
      SELECT unnest(${scopeUnits(by, 'revokeCertificate')}::uuid[]) AS unit_id
      UNION SELECT v.unit_id FROM charge JOIN unit_version v ON v.parent_id = charge.unit_id WHERE v.valid_from <= ${today}::date AND (v.valid_to IS NULL OR v.valid_to > ${today}::date)
    )
    SELECT c.id::text, c.registry_number AS "registryNumber", c.registry_book AS "registryBook", o.id::text AS "officerId", o.full_name AS "fullName", o.staff_code AS "staffCode",
      c.snapshot->'course'->>'title' AS course, r.graded_at AS "regradedAt", g.reason
    FROM attempt_result r JOIN regrade g ON g.id = r.regrade_id
    JOIN certificate c ON c.attempt_id = r.attempt_id JOIN officer o ON o.id = c.officer_id
    WHERE NOT r.passed AND NOT EXISTS (SELECT FROM attempt_result n WHERE n.attempt_id = r.attempt_id AND n.number > r.number)
      AND NOT EXISTS (SELECT FROM certificate_revocation v WHERE v.certificate_id = c.id)
      AND (c.valid_to IS NULL OR c.valid_to > ${today}::date)
      AND EXISTS (SELECT FROM posting p JOIN charge USING (unit_id) WHERE p.officer_id = o.id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${today}::date AND (p.valid_to IS NULL OR p.valid_to > ${today}::date))
    ORDER BY r.graded_at DESC, o.sort_key`
  return ok(rows.map(({ registryNumber: number, registryBook, ...row }) => ({ ...row, number: registryNumber(number, registryBook) })))
}
