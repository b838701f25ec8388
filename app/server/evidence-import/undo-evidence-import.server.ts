/**
 * Takes a whole list of proofs back in one transaction, by the law of facts: what it wrote is superseded with a reason, nothing
 * is erased, so that what was known meanwhile can still be asked about. Refused while anything depends on it.
 */
import { recordEvent } from '~/server/audit/record-event.server'
import { type Transaction, db } from '~/server/db.server'
import { tryAgain } from '~/server/job/try-again.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { findEvidenceDependents } from './find-evidence-dependents.server'
import { LONG, holdImport, reportProgress } from './hold-evidence-import.server'
import { tellOfficers } from './tell-officers.server'

const BATCH = 500
/** Kept with each proof, beside the reasons that people write by hand. */
const REASON = 'Hoàn tác nhập danh sách'

export async function undoEvidenceImport(id: string, now: Date): Promise<void> {
  const total = await db().evidenceRow.count({ where: { importId: id, appliedAt: { not: null } } })
  await db().evidenceImport.update({ where: { id }, data: { total } })
  await tryAgain(async (tx) => {
    const held = await holdImport(tx, id, 'undoing')
    if (held === null) return
    await tx.$queryRaw`SELECT id FROM officer WHERE id IN (SELECT officer_id FROM evidence_row WHERE import_id = ${id}::uuid AND applied_at IS NOT NULL) ORDER BY id FOR NO KEY UPDATE`
    if ((await findEvidenceDependents(tx, id)).length > 0) {
      await tx.evidenceImport.update({ where: { id }, data: { state: 'applied', fault: 'depended', workedAt: null } })
      return
    }
    let [last, done] = [0, 0]
    const numbers = new Map<string, number>()
    for (let rows = await appliedAfter(tx, id, last); rows.length > 0; rows = await appliedAfter(tx, id, last)) {
      const taken = await tx.$queryRaw<{ officer_id: string }[]>`
        UPDATE evidence SET superseded_at = ${now}, superseded_reason = ${REASON} WHERE id = ANY(${rows.map(({ evidence_id }) => evidence_id)}::uuid[]) AND superseded_at IS NULL RETURNING officer_id`
      await rewriteStanding(tx, taken.map(({ officer_id }) => officer_id))
      for (const { officer_id } of taken) numbers.set(officer_id, (numbers.get(officer_id) ?? 0) + 1)
      last = rows.at(-1)?.ordinal ?? last
      await reportProgress(id, (done += rows.length))
    }
    await tellOfficers(tx, 'facts_import_undone', { numbers, by: held.by.name, now })
    await tx.evidenceImport.update({ where: { id }, data: { state: 'undone', undoneAt: now, fault: null, workedAt: null } })
    await recordEvent(tx, { at: now, actor: { userId: held.by.userId, name: held.by.name }, action: 'evidence_import.undo', subjectType: 'evidence_import', subjectId: id, detail: { rows: done } })
  }, LONG)
}

function appliedAfter(tx: Transaction, importId: string, last: number): Promise<{ ordinal: number; evidence_id: string }[]> {
  return tx.$queryRaw`
    SELECT ordinal, evidence_id FROM evidence_row WHERE import_id = ${importId}::uuid AND applied_at IS NOT NULL AND ordinal > ${last}::int ORDER BY ordinal LIMIT ${BATCH}`
}
