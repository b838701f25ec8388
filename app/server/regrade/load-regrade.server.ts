/** The read model of one decision: what was decided, by whom and why, every result old and new, the certificates affected. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { changeOf, type ChangeKind, type Standing } from '~/domain/attempt/regrade'
import { readStoredDecision, type StoredDecision } from '~/domain/attempt/regrade-decision'
import { registryNumber } from '~/domain/certificate/certificate'
import { isId } from '~/domain/compliance/officer-query'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'

export const PAGE_ROWS = 100

export type RegradedRow = {
  readonly attemptId: string
  readonly fullName: string
  readonly staffCode: string
  readonly submittedAt: Date
  readonly change: ChangeKind | null
  readonly old: Standing
  readonly fresh: Standing
  readonly certificate: { readonly id: string; readonly number: string; readonly code: string; readonly state: 'issued' | 'affected' | 'revoked' | 'kept' } | null
}
export type RegradeView = StoredDecision & {
  readonly id: string
  readonly title: string
  readonly at: Date
  readonly actorName: string
  readonly reason: string
  readonly page: number
  readonly changed: number
  readonly rows: readonly RegradedRow[]
}

type Row = {
  attempt_id: string; full_name: string; staff_code: string; submitted_at: Date; old_mark: number; old_maximum: number; old_passed: boolean; mark: number; maximum: number; passed: boolean
  certificate_id: string | null; code: string | null; registry_number: number | null; registry_book: string | null; issued_at: Date | null; revoked: boolean
}

export async function loadRegrade({ by, code, id, page }: { by: Actor; code: string; id: string; page: number }): Promise<Result<RegradeView, Refusal | 'regradeUnknown'>> {
  const decision = may(by, 'regradeAttempts', {})
  if (!decision.ok) return err(decision.reason)
  const found = isId(id) ? await db().regrade.findFirst({ where: { id, course: { code } }, include: { course: { select: { versions: { where: { isCurrent: true }, select: { title: true } } } }, _count: { select: { results: true } } } }) : null
  if (!found) return err('regradeUnknown')
  const rows = await db().$queryRaw<Row[]>`
    SELECT r.attempt_id::text, f.full_name, f.staff_code, a.submitted_at, o.mark::float8 AS old_mark, o.maximum::float8 AS old_maximum, o.passed AS old_passed, r.mark::float8, r.maximum::float8, r.passed,
      c.id::text AS certificate_id, c.code, c.registry_number, c.registry_book, c.issued_at, v.certificate_id IS NOT NULL AS revoked
    FROM attempt_result r JOIN attempt_result o ON o.attempt_id = r.attempt_id AND o.number = r.number - 1
    JOIN attempt a ON a.id = r.attempt_id JOIN officer f ON f.id = a.officer_id
    LEFT JOIN certificate c ON c.attempt_id = a.id LEFT JOIN certificate_revocation v ON v.certificate_id = c.id
    WHERE r.regrade_id = ${id}::uuid ORDER BY (o.passed = r.passed), o.passed DESC, f.sort_key, a.id LIMIT ${PAGE_ROWS}::int OFFSET ${(page - 1) * PAGE_ROWS}::int`
  const changed = found._count.results
  return ok({
    ...readStoredDecision(found.decision),
    id, page, changed,
    title: found.course.versions[0]?.title ?? '',
    at: found.at,
    actorName: found.actorName,
    reason: found.reason,
    rows: rows.map((row) => rowOf(row, found.at)),
  })
}

function rowOf(row: Row, at: Date): RegradedRow {
  const old = { mark: row.old_mark, maximum: row.old_maximum, passed: row.old_passed }
  const fresh = { mark: row.mark, maximum: row.maximum, passed: row.passed }
  return { attemptId: row.attempt_id, fullName: row.full_name, staffCode: row.staff_code, submittedAt: row.submitted_at, old, fresh, change: changeOf(old, fresh), certificate: certificateOf(row, at) }
}

function certificateOf({ certificate_id: id, code, registry_number: number, registry_book: book, issued_at: issuedAt, revoked, passed }: Row, at: Date): RegradedRow['certificate'] {
  if (id === null || code === null || number === null || book === null) return null
  const state = revoked ? 'revoked' : !passed ? 'affected' : issuedAt?.getTime() === at.getTime() ? 'issued' : 'kept'
  return { id, code, number: registryNumber(number, book), state }
}
