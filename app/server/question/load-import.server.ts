/** The page after an upload: what the file would do, before anything is done. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ImportFormat } from '~/domain/question-exchange/exchange-format'
import type { ExchangeFault } from '~/domain/question-exchange/exchange-item'
import type { ImportChoices } from '~/domain/question-exchange/import-item'
import { type FaultLanguage, sentencesIn } from '~/server/content/fault-sentence.server'
import { type Transaction, db } from '~/server/db.server'
import { type Bank, findUsedCodes, getBank } from './get-bank.server'
import { getItemContext } from './get-item-context.server'
import { type ImportPlan, planImport } from './plan-import.server'
import { readQuestionFile } from './read-question-file.server'

export type LoadImport = { readonly by: Actor; readonly courseCode: string; readonly uploadId: string; readonly choices: ImportChoices; readonly language: FaultLanguage; readonly now: Date }
export type LoadedImport = { readonly fileName: string; readonly expiresAt: Date; readonly bank: Bank; readonly plan: Result<ImportPlan, ExchangeFault> }

/** `gone`: published, expired, or somebody else's; which of these is nobody's business. */
export async function loadImport(input: LoadImport): Promise<Result<LoadedImport, 'role' | 'scope' | 'courseUnknown' | 'gone'>> {
  const decision = may(input.by, 'editBank', {})
  if (!decision.ok) return err(decision.reason)
  return planOf(db(), input)
}

/** The same inside a transaction, for publishing. */
export async function planOf(reader: Transaction, { by, courseCode, uploadId, choices, language, now }: LoadImport): Promise<Result<LoadedImport, 'courseUnknown' | 'gone'>> {
  const bank = await getBank(reader, courseCode)
  if (bank === null) return err('courseUnknown')
  if (!/^[0-9a-f-]{36}$/.test(uploadId)) return err('gone')
  const upload = await reader.questionImport.findFirst({ where: { id: uploadId, userId: by.userId, courseId: bank.courseId, expiresAt: { gt: now } }, select: { fileName: true, format: true, bytes: true, expiresAt: true } })
  if (!upload) return err('gone')
  const file = readQuestionFile(Buffer.from(upload.bytes), upload.format as ImportFormat | 'auto')
  const around = { bank, courseCode, choices, used: await findUsedCodes(reader, bank.courseId), context: await getItemContext(Object.keys(bank.definition.assets)), sentence: sentencesIn(language) }
  return ok({ fileName: upload.fileName, expiresAt: upload.expiresAt, bank, plan: file.ok ? planImport(file.value, around) : file })
}
