/** The decisions to re-grade of a course, the latest first. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { readStoredDecision, type StoredDecision } from '~/domain/attempt/regrade-decision'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'

export type RegradeRow = StoredDecision & { readonly id: string; readonly at: Date; readonly actorName: string; readonly reason: string }
export type Regrades = { readonly title: string; readonly rows: readonly RegradeRow[] }

export async function findRegrades(by: Actor, code: string): Promise<Result<Regrades, Refusal | 'courseUnknown'>> {
  const decision = may(by, 'regradeAttempts', {})
  if (!decision.ok) return err(decision.reason)
  const course = await db().course.findUnique({
    where: { code },
    select: { versions: { where: { isCurrent: true }, select: { title: true } }, regrades: { orderBy: [{ at: 'desc' }, { id: 'desc' }], select: { id: true, at: true, actorName: true, reason: true, decision: true } } },
  })
  if (!course) return err('courseUnknown')
  return ok({ title: course.versions[0]?.title ?? '', rows: course.regrades.map(({ decision: stored, ...row }) => ({ ...row, ...readStoredDecision(stored) })) })
}
