/**
 * A question in our own text format as a trainer types it: read, checked against its course, and shown as it would be.
 * Nothing is written. Faults have the line and column of the text.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type DataFault, fault } from '~/domain/content/fault'
import { err, ok, type Result } from '~/domain/kernel/result'
import { textFormFaults } from '~/domain/lesson/check-source'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { checkQuestionItem } from '~/server/content/check-question-item.server'
import { type Fault, collectFaults } from '~/server/content/collect-faults.server'
import type { FaultLanguage } from '~/server/content/fault-sentence.server'
import { parseYaml } from '~/server/content/parse-yaml.server'
import { db } from '~/server/db.server'
import { type Bank, findUsedCodes, getBank } from './get-bank.server'
import { getItemContext } from './get-item-context.server'

export const MAX_DRAFT = 60_000

export type DraftInput = { readonly by: Actor; readonly courseCode: string; /** null: a new question */ readonly questionCode: string | null; readonly text: string; readonly language: FaultLanguage }
export type CheckedDraft = { readonly faults: readonly Fault[]; readonly warnings: readonly Fault[]; /** null while a fault stands */ readonly definition: QuestionDefinition | null; readonly bank: Bank }

const START = { line: 1, column: 1 }

export async function checkDraft(input: DraftInput): Promise<Result<CheckedDraft, 'role' | 'scope' | 'courseUnknown'>> {
  const decision = may(input.by, 'editBank', {})
  if (!decision.ok) return err(decision.reason)
  const bank = await getBank(db(), input.courseCode)
  if (bank === null) return err('courseUnknown')
  const faults = collectFaults(input.language)
  const definition = await readDraft(input, bank, faults)
  const found = faults.faults()
  return ok({ faults: found, warnings: faults.warnings(), definition: found.length === 0 ? definition : null, bank })
}

async function readDraft({ courseCode, questionCode, text }: DraftInput, bank: Bank, faults: ReturnType<typeof collectFaults>): Promise<QuestionDefinition | null> {
  if (text.length > MAX_DRAFT) return faults.text('', [fault(START, 'fileTooBig', { limit: MAX_DRAFT / 1_000_000 })]), null
  faults.text('', textFormFaults(text))
  const yaml = parseYaml(text)
  faults.text('', yaml.faults)
  if (yaml.value === undefined) return null
  const { definition, faults: own } = checkQuestionItem(yaml.value, bank.definition, await getItemContext(Object.keys(bank.definition.assets)))
  faults.data('', yaml, own)
  if (definition !== null) faults.data('', yaml, await codeFaults(definition.id, courseCode, questionCode, bank))
  return definition
}

/** A question keeps its code; a new one has a code of its course that no question ever had. */
async function codeFaults(code: string, courseCode: string, questionCode: string | null, bank: Bank): Promise<DataFault[]> {
  if (questionCode !== null) return code === questionCode ? [] : [fault(['id'], 'draftCodeChanged', { code: questionCode })]
  if (!code.startsWith(`${courseCode}-Q`)) return [fault(['id'], 'draftCodeCourse', { course: courseCode })]
  return (await findUsedCodes(db(), bank.courseId)).has(code) ? [fault(['id'], 'draftCodeUsed', { code })] : []
}
