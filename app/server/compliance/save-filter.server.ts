/**
 * Keeps the conditions of a page under a name, for one person. Two requests at once: the unique index has the last word.
 * No event of the audit log: nobody else sees it, and a search in it may be a name.
 */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type FilterPage, MOST_SAVED, type NameFault, checkName } from '~/domain/compliance/saved-filter'
import { type Result, err, ok } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'

export async function saveFilter({ actor, name, page, query, now }: { actor: Actor; name: string; page: FilterPage; query: string; now: Date }): Promise<Result<string, NameFault | 'too_many' | Refusal>> {
  const decision = may(actor, 'keepFilters', {})
  if (!decision.ok) return err(decision.reason)
  const others = await db().savedFilter.findMany({ where: { userId: actor.userId }, select: { name: true } })
  if (others.length >= MOST_SAVED) return err('too_many')
  const checked = checkName(name, others.map((one) => one.name))
  if (!checked.ok) return checked
  const id = newId()
  const { count } = await db().savedFilter.createMany({ data: [{ id, userId: actor.userId, name: checked.value, page, query, createdAt: now }], skipDuplicates: true })
  return count === 0 ? err('name_taken') : ok(id)
}
