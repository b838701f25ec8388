/** The filters that somebody keeps, by name; nobody else's. */
import type { Actor } from '~/domain/access/role'
import { type SavedFilter, filterPage, readKept } from '~/domain/compliance/saved-filter'
import { compareVietnamese } from '~/domain/kernel/compare-vietnamese'
import { db } from '~/server/db.server'

export async function findSavedFilters(actor: Actor): Promise<SavedFilter[]> {
  const rows = await db().savedFilter.findMany({ where: { userId: actor.userId }, select: { id: true, name: true, page: true, query: true } })
  return rows.map(({ id, name, page, query }) => ({ id, name, page: filterPage(page), query: readKept(filterPage(page), query) })).sort((a, b) => compareVietnamese(a.name, b.name))
}
