/** Takes a filter of one's own away; twice is as good as once, and somebody else's is not found. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type Result, err, ok } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { isId } from './get-unit-path.server'

export async function deleteFilter({ actor, id }: { actor: Actor; id: string }): Promise<Result<null, 'not_found' | Refusal>> {
  const decision = may(actor, 'keepFilters', {})
  if (!decision.ok) return err(decision.reason)
  if (!isId(id)) return err('not_found')
  const { count } = await db().savedFilter.deleteMany({ where: { id, userId: actor.userId } })
  return count === 0 ? err('not_found') : ok(null)
}
