/**
 * Walks the audit log from its first row and recomputes every hash: a changed, missing or inserted row shows at its number.
 * Rows cut off at the end leave no trace in the chain itself: keep the last number and hash elsewhere (docs/operations.md).
 */
import { chainHash, GENESIS } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'

const BATCH = 1000

export type ChainCheck = { ok: true; upTo: string; hash: string } | { ok: false; at: string; fault: 'changed' | 'missing'; upTo: string }

export async function verifyChain(batch = BATCH): Promise<ChainCheck> {
  let sequence = 0n
  let hash = GENESIS
  for (;;) {
    const rows = await db().auditEvent.findMany({ where: { sequence: { gt: sequence } }, orderBy: { sequence: 'asc' }, take: batch })
    for (const { hash: stored, previousHash, ...row } of rows) {
      const upTo = String(sequence)
      if (row.sequence !== sequence + 1n) return { ok: false, at: String(sequence + 1n), fault: 'missing', upTo }
      const computed = chainHash(hash, { ...row, sequence: String(row.sequence), at: row.at.toISOString() })
      if (previousHash !== hash || stored !== computed) return { ok: false, at: String(row.sequence), fault: 'changed', upTo }
      sequence = row.sequence
      hash = stored
    }
    if (rows.length < batch) return { ok: true, upTo: String(sequence), hash }
  }
}
