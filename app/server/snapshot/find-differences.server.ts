/** Rows that differ from what was signed, with how and what was learnt since. */
import type { Day } from '~/domain/kernel/day'
import type { LaterFact } from '~/domain/snapshot/later-fact'
import { type CountedRow, rowChange, type RowChange } from '~/domain/snapshot/row-change'
import { findLaterFacts } from './find-later-facts.server'

export type Difference = { readonly officerId: string; readonly staffCode: string; readonly fullName: string; readonly change: RowChange; readonly then: CountedRow | null; readonly now: CountedRow | null; readonly facts: readonly LaterFact[] }

/** In: rows of differingRows. Out: in the same order. */
export async function findDifferences(rows: readonly Omit<Difference, 'change' | 'facts'>[], signedAt: Date, asOf: Day): Promise<Difference[]> {
  const facts = await reasonsOf(rows.map(({ officerId }) => officerId), signedAt, asOf)
  return rows.flatMap((one) => {
    const change = rowChange(one.then, one.now)
    return change === null ? [] : [{ ...one, change, facts: facts.get(one.officerId) ?? [] }]
  })
}

/** A fact is dated when its work begins; what took long and was not in yet when the figures were signed is dated before. */
const LONGEST_WORK_MS = 24 * 3_600_000

async function reasonsOf(officerIds: readonly string[], signedAt: Date, asOf: Day): Promise<Map<string, LaterFact[]>> {
  const after = await findLaterFacts(officerIds, signedAt, asOf)
  const without = officerIds.filter((id) => !after.has(id))
  return without.length === 0 ? after : new Map([...after, ...(await findLaterFacts(without, new Date(signedAt.getTime() - LONGEST_WORK_MS), asOf))])
}
