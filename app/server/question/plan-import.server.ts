/**
 * What an uploaded file would do to a bank, question by question: new, in the place of another, already there, asked under
 * another code, or refused with its reasons. Nothing is written; the same file and the same bank give the same plan, whose
 * fingerprint tells whether the bank has changed since the trainer saw it.
 */
import { type Found, fault, warning } from '~/domain/content/fault'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ImportFormat } from '~/domain/question-exchange/exchange-format'
import type { ExchangeFault, ExchangePlace, ImportedItem } from '~/domain/question-exchange/exchange-item'
import { type ImportChoices, askingKey, completeItem, lacksFeedback, ownCode, weighFaults } from '~/domain/question-exchange/import-item'
import { freeCodes } from '~/domain/question/free-code'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { type ItemContext, checkQuestionItem } from '~/server/content/check-question-item.server'
import { contentHash } from '~/server/content/content-hash.server'
import type { Sentence } from '~/server/content/fault-sentence.server'
import type { NewPicture } from './change-bank.server'
import type { Bank } from './get-bank.server'
import { placePictures } from './place-pictures.server'
import type { QuestionFile } from './read-package.server'

export const MAX_QUESTIONS = 500
const MAX_DEFINITION = 60_000

export type Verdict = 'new' | 'replaces' | 'same' | 'twin' | 'refused'
export type PlannedQuestion = {
  readonly name: string
  readonly at: ExchangePlace
  readonly verdict: Verdict
  /** its code here; null when refused */
  readonly code: string | null
  /** the code that asks the same */
  readonly twin: string | null
  readonly faults: readonly ExchangeFault[]
  readonly notes: readonly ExchangeFault[]
  readonly definition: QuestionDefinition | null
  readonly pictures: readonly NewPicture[]
}
export type ImportPlan = { readonly format: ImportFormat; readonly questions: readonly PlannedQuestion[]; readonly remarks: readonly ExchangeFault[]; readonly fingerprint: string }

export type PlanSurroundings = { readonly bank: Bank; readonly courseCode: string; readonly used: ReadonlySet<string>; readonly choices: ImportChoices; readonly context: ItemContext; readonly sentence: Sentence }

export function planImport(file: QuestionFile, around: PlanSurroundings): Result<ImportPlan, ExchangeFault> {
  const { items } = file
  if (items.length === 0) return err(file.faults[0] ?? fault({ line: 1, column: 1 }, 'importEmpty'))
  if (items.length > MAX_QUESTIONS) return err(fault({ line: 1, column: 1 }, 'importTooMany', { count: items.length, max: MAX_QUESTIONS }))
  const questions = planned(file, around)
  const fingerprint = contentHash(questions.map(({ verdict, code, twin, definition }) => ({ verdict, code, twin, definition, held: code === null ? null : (around.bank.questions.find((one) => one.code === code)?.contentHash ?? null) })))
  return ok({ format: file.format, questions, remarks: file.faults, fingerprint })
}

function planned(file: QuestionFile, around: PlanSurroundings): PlannedQuestion[] {
  const { bank, courseCode, used } = around
  const pictures = placePictures(file.pictures, bank.definition.assets, around.sentence)
  const held = new Map(bank.questions.map((question) => [question.code, question]))
  const asked = new Map(bank.questions.map(({ code, definition }) => [askingKey(definition), code] as const))
  const named = new Set(file.items.flatMap(({ item }) => ownCode(item, courseCode) ?? []))
  const free = freeCodes(courseCode, new Set([...used, ...named]), file.items.length)
  const taken = new Set<string>()
  return file.items.map((imported): PlannedQuestion => {
    const own = ownCode(imported.item, courseCode)
    const code = own ?? free[0] ?? null
    const placed = pictures.place(imported)
    const row = { name: imported.name, at: imported.at, pictures: placed.pictures }
    const { definition, faults, notes } = checked({ ...imported, item: placed.item }, code, placed, around, file.format === 'yaml')
    const twice = own !== null && taken.has(own) ? [fault(imported.at, 'importTwice', { code: own })] : []
    if (own !== null) taken.add(own)
    const stopping = [...faults, ...twice]
    if (definition === null || code === null || stopping.length > 0) return { ...row, verdict: 'refused', code: null, twin: null, faults: stopping, notes, definition: null, pictures: [] }
    const there = held.get(code)
    const twin = asked.get(askingKey(definition)) ?? null
    if (there?.contentHash === contentHash(definition)) return { ...row, verdict: 'same', code, twin: null, faults: [], notes, definition, pictures: [] }
    if (there === undefined && twin !== null && twin !== code) return { ...row, verdict: 'twin', code: null, twin, faults: [], notes, definition, pictures: [] }
    if (own === null) free.shift()
    asked.set(askingKey(definition), code)
    return { ...row, verdict: there === undefined ? 'new' : 'replaces', code, twin: null, faults: [], notes, definition }
  })
}

type Checked = { readonly definition: QuestionDefinition | null; readonly faults: readonly ExchangeFault[]; readonly notes: readonly ExchangeFault[] }

function checked(imported: ImportedItem, code: string | null, placed: { readonly faults: readonly ExchangeFault[]; readonly pictures: readonly NewPicture[] }, { bank, choices, context }: PlanSurroundings, ours: boolean): Checked {
  const { at, notes } = imported
  const before = [...notes, ...placed.faults, ...(code === null ? [fault(at, 'importCodesOut')] : [])]
  // A question that could not be read whole is not judged further: what would be said of it is not its author's doing.
  if (code === null || before.some(({ severity }) => severity === 'fault')) return split(null, before)
  const item = completeItem(imported.item, code, choices, bank.definition, ours)
  const chosen = [...('objective' in item ? [] : [fault(at, 'importNoObjective')]), ...('level' in item ? [] : [fault(at, 'importNoLevel')])]
  if (chosen.length > 0) return split(null, [...before, ...chosen])
  if (JSON.stringify(item).length > MAX_DEFINITION) return split(null, [...before, fault(at, 'textTooLong', { limit: MAX_DEFINITION })])
  const files = new Set([...context.texts.files, ...placed.pictures.map(({ name }) => name)])
  const { definition, faults } = checkQuestionItem(item, bank.definition, { ...context, texts: { ...context.texts, files } })
  const found = weighFaults(faults, item['purpose']).map((one): Found<ExchangePlace> => ({ ...one, at: { ...at, ...imported.locate?.(one.at) } }))
  const unexplained = definition === null || !lacksFeedback(definition) ? [] : [definition.purpose === 'practice' ? warning(at, 'importFeedback') : fault(at, 'importFeedbackExam')]
  return split(definition, [...before, ...found, ...unexplained])
}

function split(definition: QuestionDefinition | null, all: readonly ExchangeFault[]): Checked {
  const faults = all.filter(({ severity }) => severity === 'fault')
  return { definition, faults, notes: all.filter(({ severity }) => severity === 'warning') }
}
