import { searchRank, textSortKey } from '~/domain/kernel/vietnamese-text'
import { db } from '~/server/db.server'

export type Term = { readonly code: string; readonly vietnamese: string; readonly definition: string }

/** The glossary, or what of it answers a query (with or without marks), best first; otherwise in Vietnamese order. */
export async function findTerms(query: string): Promise<Term[]> {
  const all = await db().glossaryTerm.findMany({ select: { code: true, vietnamese: true, definition: true } })
  return all
    .map((term) => ({ term, key: textSortKey(term.vietnamese), rank: query === '' ? 1 : Math.max(searchRank(query, term.vietnamese) * 2, searchRank(query, term.definition)) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.key < b.key ? -1 : 1))
    .map(({ term }) => term)
}
