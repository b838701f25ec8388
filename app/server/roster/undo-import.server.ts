/**
 * Takes a whole import back in one transaction, by the law of facts: what it wrote is superseded, what it superseded is
 * written again, data of people get their old values, codes of the list are no longer remembered. People whom it brought in stay as codes without a posting, seen in no
 * list, so that a later import finds them. Refused while anything depends on it.
 */
import { Prisma } from '@prisma/client'
import { nameSortKey, searchKey } from '~/domain/kernel/vietnamese-text'
import { recordEvent } from '~/server/audit/record-event.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { tryAgain } from '~/server/job/try-again.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { replaceSpans } from '~/server/standing/replace-spans.server'
import { hold, lockOfficers, reportProgress } from './apply-import.server'
import { findDependents } from './find-dependents.server'

const BATCH = 500
const LAST_ORDINAL = 2_147_483_647
const LONG = { maxWait: 30_000, timeout: 900_000 }

type Before = { id: string; full_name: string; birth_date: string | null; birth_precision: string | null; sex: string | null; email: string | null; phone: string | null }
type Applied = { ordinal: number; officer_id: string; made: { postings: { id: string; supersedesId: string | null }[]; before: Before | null } }

export async function undoImport(id: string, now: Date): Promise<'undone' | 'elsewhere' | 'depended'> {
  return tryAgain(async (tx) => {
    if (!(await hold(tx, id, 'undoing'))) return 'elsewhere' as const
    await lockOfficers(tx, id)
    if ((await findDependents(tx, id)).length > 0) {
      await tx.rosterImport.update({ where: { id }, data: { state: 'applied', fault: 'depended', workedAt: null } })
      return 'depended' as const
    }
    let [last, done] = [LAST_ORDINAL, 0]
    for (;;) {
      const rows = await tx.$queryRaw<Applied[]>`
        SELECT ordinal, officer_id, made FROM roster_row WHERE import_id = ${id}::uuid AND applied_at IS NOT NULL AND ordinal < ${last}::int ORDER BY ordinal DESC LIMIT ${BATCH}`
      if (rows.length === 0) break
      await takeBack(tx, rows, now)
      await replaceSpans(queriesOf(tx), rows.map(({ officer_id }) => officer_id))
      last = rows.at(-1)?.ordinal ?? 0
      await reportProgress(id, (done += rows.length))
    }
    await tx.staffCodeAlias.deleteMany({ where: { importId: id } })
    const { userId, actorName } = await tx.rosterImport.findUniqueOrThrow({ where: { id }, select: { userId: true, actorName: true } })
    await tx.rosterImport.update({ where: { id }, data: { state: 'undone', undoneAt: now, fault: null, workedAt: null } })
    await recordEvent(tx, { at: now, actor: { userId, name: actorName }, action: 'roster.undo', subjectType: 'roster_import', subjectId: id, detail: { rows: done } })
    return 'undone' as const
  }, LONG)
}

async function takeBack(tx: Transaction, rows: readonly Applied[], now: Date): Promise<void> {
  const written = rows.flatMap(({ made }) => made.postings)
  await tx.$executeRaw(Prisma.sql`UPDATE posting SET superseded_at = ${now} WHERE id = ANY(${written.map(({ id }) => id)}::uuid[]) AND superseded_at IS NULL`)
  const back = written.flatMap(({ id, supersedesId }) => (supersedesId === null ? [] : [{ id: newId(), undone: id, original: supersedesId }]))
  if (back.length > 0) {
    await tx.$executeRaw`
      INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, valid_to, decision, recorded_at, supersedes_id)
      SELECT r.id, old.officer_id, old.unit_id, old.position_id, old.kind, old.valid_from, old.valid_to, old.decision, ${now}, r.undone
      FROM json_to_recordset(${JSON.stringify(back)}::json) AS r(id uuid, undone uuid, original uuid) JOIN posting old ON old.id = r.original`
  }
  const before = rows.flatMap(({ made }) => (made.before === null ? [] : [{ ...made.before, sort_key: nameSortKey(made.before.full_name), search_key: searchKey(made.before.full_name) }]))
  if (before.length > 0) {
    await tx.$executeRaw`
      UPDATE officer SET full_name = r.full_name, sort_key = r.sort_key, search_key = r.search_key, birth_date = r.birth_date, birth_precision = r.birth_precision, sex = r.sex, email = r.email, phone = r.phone
      FROM json_to_recordset(${JSON.stringify(before)}::json) AS r(id uuid, full_name text, sort_key text, search_key text, birth_date date, birth_precision text, sex text, email text, phone text) WHERE officer.id = r.id`
  }
}
