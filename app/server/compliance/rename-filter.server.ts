/** Another name for a filter of one's own; somebody else's is not found. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type NameFault, checkName } from '~/domain/compliance/saved-filter'
import { type Result, err, ok } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { isId } from './get-unit-path.server'

export async function renameFilter({ actor, id, name }: { actor: Actor; id: string; name: string }): Promise<Result<null, NameFault | 'not_found' | Refusal>> {
  const decision = may(actor, 'keepFilters', {})
  if (!decision.ok) return err(decision.reason)
  const own = await db().savedFilter.findMany({ where: { userId: actor.userId }, select: { id: true, name: true } })
  if (!isId(id) || !own.some((one) => one.id === id)) return err('not_found')
  const checked = checkName(name, own.filter((one) => one.id !== id).map((one) => one.name))
  if (!checked.ok) return checked
  // One statement that asks again: the name may have been taken, or the filter deleted, since.
  const changed = await db().$executeRaw`
    UPDATE saved_filter f SET name = ${checked.value} WHERE id = ${id}::uuid AND user_id = ${actor.userId}::uuid
      AND NOT EXISTS (SELECT 1 FROM saved_filter o WHERE o.user_id = f.user_id AND o.name = ${checked.value} AND o.id <> f.id)`
  return changed === 0 ? err('name_taken') : ok(null)
}
