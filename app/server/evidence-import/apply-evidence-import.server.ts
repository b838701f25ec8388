/**
 * Applies a planned list of proofs. "All": one transaction, so that a fault or a crash leaves nothing behind. "Valid": 500 rows
 * a transaction, each row marked in the transaction that writes it; after a crash the rest goes on, nothing twice, nothing
 * lost. An advisory lock keeps a second hand off, should the first one only be slow.
 */
import { Prisma } from '@prisma/client'
import { recordEvent } from '~/server/audit/record-event.server'
import { type Transaction, db } from '~/server/db.server'
import { tryAgain } from '~/server/job/try-again.server'
import { applyProofs, findProofsToApply } from './apply-proofs.server'
import { type HeldImport, LONG, holdImport, reportProgress } from './hold-evidence-import.server'
import { tellImported } from './tell-officers.server'

const BATCH = 500
const MANY = 1000

export async function applyEvidenceImport(id: string, now: Date): Promise<void> {
  const total = await db().evidenceRow.count({ where: { importId: id, kind: 'created' } })
  const { mode } = await db().evidenceImport.update({ where: { id }, data: { total }, select: { mode: true } })
  const before = await db().evidenceRow.count({ where: { importId: id, appliedAt: { not: null } } })
  if (mode === 'all') await tryAgain(async (tx) => {
    const held = await holdImport(tx, id, 'applying')
    // Everybody first and in one order: two lists about the same people never wait for each other.
    if (held) await tx.$queryRaw`SELECT id FROM officer WHERE id IN (SELECT officer_id FROM evidence_row WHERE import_id = ${id}::uuid AND kind = 'created') ORDER BY id FOR NO KEY UPDATE`
    for (let done = before; held && (await step(tx, held, now)) > 0; ) await reportProgress(id, (done += BATCH))
  }, LONG)
  else {
    const next = () => tryAgain(async (tx) => {
      const held = await holdImport(tx, id, 'applying')
      return held === null ? 0 : step(tx, held, now)
    }, LONG)
    let done = before
    for (let rows = await next(); rows > 0; rows = await next()) await reportProgress(id, (done += rows))
  }
  // A city's first lists turn small tables into large ones: pages must not wait for the database's own round of statistics.
  if (total >= MANY) for (const table of ['evidence', 'standing_span', 'standing_gap', 'standing_quarter']) await db().$executeRaw(Prisma.raw(`ANALYZE ${table}`))
}

/** The next batch; out: how many rows it saw, 0 when the import is at its end. */
async function step(tx: Transaction, held: HeldImport, now: Date): Promise<number> {
  const rows = await findProofsToApply(tx, held.id, BATCH)
  if (rows.length > 0) await applyProofs(tx, { held, rows, now })
  else await finish(tx, held, now)
  return rows.length
}

async function finish(tx: Transaction, { id, mode, by }: HeldImport, now: Date): Promise<void> {
  const kinds = await tx.evidenceRow.groupBy({ by: ['kind'], where: { importId: id }, _count: { _all: true } })
  await tx.evidenceImport.update({ where: { id }, data: { state: 'applied', appliedAt: now, workedAt: null } })
  await tellImported(tx, { id, by: by.name, now })
  await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.name }, action: 'evidence_import.apply', subjectType: 'evidence_import', subjectId: id, detail: { mode, ...Object.fromEntries(kinds.map(({ kind, _count }) => [kind, _count._all])) } })
}
