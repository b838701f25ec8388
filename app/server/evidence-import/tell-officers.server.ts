/** One word for each officer about one list, when it is at its end: however many of its rows are about him or her, in however many batches. */
import type { Transaction } from '~/server/db.server'
import { notifyPeople } from '~/server/notification/notify-people.server'

const BATCH = 500

type Told = { /** officer → how many proofs */ readonly numbers: ReadonlyMap<string, number>; readonly by: string; readonly now: Date }

export async function tellOfficers(tx: Transaction, kind: 'facts_imported' | 'facts_import_undone', { numbers, by, now }: Told): Promise<void> {
  const officers = [...numbers]
  for (let at = 0; at < officers.length; at += BATCH) {
    await notifyPeople(tx, officers.slice(at, at + BATCH).map(([officerId, number]) => ({ to: { officerId }, item: { kind, values: { number, by } } })), now)
  }
}

/** About all that the list has written so far; to be called in the transaction that ends its work, which happens once. */
export async function tellImported(tx: Transaction, { id, by, now }: { readonly id: string; readonly by: string; readonly now: Date }): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string; number: number }[]>`
    SELECT officer_id AS id, count(*)::int AS number FROM evidence_row WHERE import_id = ${id}::uuid AND applied_at IS NOT NULL GROUP BY officer_id ORDER BY officer_id`
  await tellOfficers(tx, 'facts_imported', { numbers: new Map(rows.map((row) => [row.id, row.number])), by, now })
}
