/** Attempts of the officers whose name or staff code matches, latest first, for support. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { searchKey, words } from '~/domain/kernel/vietnamese-text'
import { db } from '~/server/db.server'

const MOST = 50

export type FoundAttempt = { readonly id: string; readonly fullName: string; readonly staffCode: string; readonly courseCode: string; readonly startedAt: Date; readonly state: string; readonly passed: boolean | null }

/** In: what was typed; nothing finds nothing. */
export async function findAttempts(by: Actor, search: string): Promise<Result<FoundAttempt[], 'role' | 'scope'>> {
  const decision = may(by, 'viewAttemptLog', {})
  if (!decision.ok) return err(decision.reason)
  const terms = words(searchKey(search)).slice(0, 8)
  if (terms.length === 0) return ok([])
  const attempts = await db().attempt.findMany({
    where: { officer: { OR: [{ staffCode: search.trim() }, { AND: terms.map((term) => ({ searchKey: { contains: term } })) }] } },
    orderBy: { startedAt: 'desc' },
    take: MOST,
    select: { id: true, startedAt: true, state: true, officer: { select: { fullName: true, staffCode: true } }, course: { select: { code: true } }, results: { orderBy: { number: 'desc' }, take: 1, select: { passed: true } } },
  })
  return ok(attempts.map(({ officer, course, results, ...attempt }) => ({ ...attempt, ...officer, courseCode: course.code, passed: results[0]?.passed ?? null })))
}
