/** A signed standing as a file at once: who took what of it stands in the audit log first. Long ones are made in the background. */
import type { Refusal } from '~/domain/access/policy'
import { LONG_LIST } from '~/domain/export-file/export-file'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import type { WrittenFile } from '~/server/export/write-report.server'
import { type SignedWords, writeSigned } from '~/server/export-file/write-signed.server'
import { openSnapshot, type SnapshotQuestion } from './open-snapshot.server'

export type ExportSnapshot = Omit<SnapshotQuestion, 'today'> & { readonly format: 'csv' | 'xlsx'; readonly words: SignedWords; readonly now: Date }
/** The list is longer than comes at once: whose it is, for the question of a file in the background. */
export type TooLong = { readonly tooLong: { readonly unitId: string; readonly asOf: Day } }

export async function exportSnapshot({ by, id, what, format, words, now }: ExportSnapshot): Promise<Result<WrittenFile, Refusal | 'not_found' | TooLong>> {
  const today = dayOfInstant(now)
  const opened = await openSnapshot({ by, id, what, today })
  if (!opened.ok) return opened
  const { signed: { unitId, asOf }, length } = opened.value
  if (length > LONG_LIST) return err({ tooLong: { unitId, asOf } })
  await db().$transaction((tx) => recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'snapshot.export', subjectType: 'snapshot', subjectId: id, detail: { what, format, unitId, asOf, people: length } }))
  return ok(await writeSigned({ opened: opened.value, words, format, today }))
}
