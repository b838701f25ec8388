/**
 * How far the background rewriting of standing is for the people of some units: after a standard was published or the
 * counting rule set, the spans of those who have not had their turn still say what they said before. `whole`: the operator
 * has the whole projection computed anew, for whatever reason.
 */
import type { Transaction } from '~/server/db.server'
import { isRebuilding } from '~/server/standing/hold-rebuild.server'

export type OpenRewrite = { readonly done: number; readonly total: number } | 'whole'

/** Null: nobody who holds or held a main post in the units waits for a turn; in a transaction, no rebuild of the whole begins before its end. */
export async function findOpenRewrite(tx: Pick<Transaction, '$queryRaw'>, unitIds: readonly string[]): Promise<OpenRewrite | null> {
  if (await isRebuilding(tx)) return 'whole'
  const [row] = await tx.$queryRaw<{ waiting: number; total: number }[]>`
    SELECT count(DISTINCT p.officer_id)::int AS total, (count(DISTINCT p.officer_id) FILTER (WHERE r.last_officer_id IS NULL OR p.officer_id > r.last_officer_id))::int AS waiting
    FROM standing_rewrite r JOIN posting p ON p.position_id = r.position_id
    WHERE r.finished_at IS NULL AND p.unit_id = ANY(${[...unitIds]}::uuid[]) AND p.kind = 'main' AND p.superseded_at IS NULL`
  return row === undefined || row.waiting === 0 ? null : { done: row.total - row.waiting, total: row.total }
}
