/**
 * A bank as a file to take away: our own format, or another one with a list of what it cannot carry. Keys leave the server
 * here, so only trainers may, and it is written down who took what.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ExportFormat } from '~/domain/question-exchange/exchange-format'
import type { Loss } from '~/domain/question-exchange/write-context'
import { recordEvent } from '~/server/audit/record-event.server'
import type { Sentence } from '~/server/content/fault-sentence.server'
import { db } from '~/server/db.server'
import { getBank } from './get-bank.server'
import { writeBankFile } from './write-bank-file.server'

export type ExportOrder = { readonly by: Actor; readonly courseCode: string; readonly format: ExportFormat; readonly sentence: Sentence; readonly now: Date }
export type ExportedBank = { readonly name: string; readonly type: string; readonly body: Uint8Array; readonly written: number; readonly losses: readonly Loss[] }

export async function exportQuestions({ by, courseCode, format, sentence, now }: ExportOrder): Promise<Result<ExportedBank, 'role' | 'scope' | 'courseUnknown'>> {
  const prepared = await prepareExport({ by, courseCode, format, sentence })
  if (!prepared.ok) return prepared
  const { written, name } = prepared.value
  await db().$transaction((tx) => recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'question.export', subjectType: 'course', subjectId: prepared.value.courseId, detail: { course: courseCode, format, questions: written, file: name } }))
  return prepared
}

/** The file and what is lost, without handing it over: for the page that tells beforehand. */
export async function prepareExport({ by, courseCode, format, sentence }: Omit<ExportOrder, 'now'>): Promise<Result<ExportedBank & { readonly courseId: string }, 'role' | 'scope' | 'courseUnknown'>> {
  const decision = may(by, 'editBank', {})
  if (!decision.ok) return err(decision.reason)
  const bank = await getBank(db(), courseCode)
  if (bank === null) return err('courseUnknown')
  return ok({ courseId: bank.courseId, ...(await writeBankFile(bank, courseCode, format, sentence)) })
}
