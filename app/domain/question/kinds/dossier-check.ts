/**
 * A dossier as it lies on the counter: each paper is judged (complete, missing, invalid, not to be asked for), then the
 * next step is chosen. Marking a paper that must not be asked for as missing or invalid is asking for it: where the paper
 * says `fatal`, the whole question earns nothing, and by `grading.fatal` the whole test is failed. Papers count by the
 * exact share judged rightly. The procedure's version of the day is frozen with the question and shown beside it.
 * Source: writing-guide §11, §25; issue "Assessment" (dossier check); course.yaml star_rule.
 */
import { z } from 'zod'
import { duplicates } from '../../content/duplicates'
import { type DataFault, fault } from '../../content/fault'
import { isDay } from '../../kernel/day'
import { shuffle } from '../../kernel/random'
import { ok } from '../../kernel/result'
import { type Procedure, procedureCardOn, procedureCardSchema } from '../../procedure/procedure-definition'
import { fractionNumber } from '../fraction'
import { type Grade, type QuestionKind, inOrder, responseFields } from '../kind'
import { VERDICTS, type ReviewedEntry, type Verdict } from '../learner-question'
import { commonFields, feedbackSchema } from '../question-definition'
import { readItem } from '../read-item'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/)
const text = z.string().min(1)
const weight = z.number().int().nonnegative().max(10)

const paperSchema = z.strictObject({ id, name: text, brought: text, verdict: z.enum(VERDICTS), fatal: z.boolean().default(false), feedback: feedbackSchema })
const optionSchema = z.strictObject({ id, text, correct: z.boolean().default(false), feedback: feedbackSchema })
const schema = z.strictObject({
  ...commonFields,
  kind: z.literal('dossier_check'),
  procedure: text,
  asOf: z.string().refine(isDay),
  verdicts: z.strictObject({ complete: text, missing: text, invalid: text, notToAsk: text }),
  papers: z.array(paperSchema).min(3).max(10),
  decision: z.strictObject({ options: z.array(optionSchema).min(2).max(5) }),
  grading: z.strictObject({ papers: weight, decision: weight, fatal: z.enum(['zero_and_fails_test', 'zero', 'none']) }),
  /** never written: taken from the catalogue when the question is read */
  card: procedureCardSchema.nullable().default(null),
})

export type DossierCheckDefinition = z.output<typeof schema>
type Paper = DossierCheckDefinition['papers'][number]
/** Verdicts by the ids of the papers, and the id of the next step. */
export type DossierCheckResponse = { readonly papers: Readonly<Record<string, Verdict>>; readonly decision: string | null }

function faultsOf({ papers, decision, grading, procedure, asOf }: DossierCheckDefinition, procedures: readonly Procedure[]): DataFault[] {
  return [
    ...duplicates(papers.map((paper) => paper.id), ['papers']),
    ...(papers.some((paper) => paper.fatal && paper.verdict === 'not_to_ask') ? [] : [fault(['papers'], 'dossierNoFatal')]),
    ...papers.flatMap((paper, i) => (paper.fatal && paper.verdict !== 'not_to_ask' ? [fault(['papers', i, 'fatal'], 'dossierFatalVerdict', { id: paper.id })] : [])),
    ...decisionFaults(decision.options),
    ...(grading.papers + grading.decision > 0 ? [] : [fault(['grading'], 'dossierWeights')]),
    ...procedureFaults(procedure, asOf, procedures),
  ]
}

function decisionFaults(options: DossierCheckDefinition['decision']['options']): DataFault[] {
  const path = ['decision', 'options'] as const
  const right = options.filter((option) => option.correct)
  const longestWrong = Math.max(0, ...options.filter((option) => !option.correct).map((option) => option.text.length))
  const longest = options.findIndex((option) => option.correct && option.text.length > longestWrong)
  return [
    ...duplicates(options.map((option) => option.id), path),
    ...(right.length === 1 ? [] : [fault(path, 'oneRight', { count: right.length })]),
    ...(longest < 0 ? [] : [fault([...path, longest, 'text'], 'rightLongest', { id: options[longest]?.id ?? '' })]),
  ]
}

function procedureFaults(code: string, day: string, procedures: readonly Procedure[]): DataFault[] {
  if (!procedures.some((procedure) => procedure.code === code)) return [fault(['procedure'], 'procedureUnknown', { code })]
  return procedureCardOn(procedures, code, day) === undefined ? [fault(['as_of'], 'procedureNotInForce', { code, day })] : []
}

/** With the card of the catalogue, and its version among those that the question rests on. */
function frozen(definition: DossierCheckDefinition, catalogue: readonly Procedure[]): DossierCheckDefinition {
  const { procedure: code, asOf, procedures } = definition
  const listed = procedures.some((one) => one.code === code && one.asOf === asOf)
  return { ...definition, card: procedureCardOn(catalogue, code, asOf) ?? null, procedures: listed ? procedures : [...procedures, { code, asOf }] }
}

function wordsOf({ verdicts }: DossierCheckDefinition, verdict: Verdict): string {
  return verdict === 'not_to_ask' ? verdicts.notToAsk : verdicts[verdict]
}

function givenTo(paper: Paper, { papers }: DossierCheckResponse): Verdict | undefined {
  return Object.hasOwn(papers, paper.id) ? papers[paper.id] : undefined
}

/** Asked for although it must not be, where that is graded. */
function isFatal({ grading }: DossierCheckDefinition, paper: Paper, response: DossierCheckResponse): boolean {
  const given = givenTo(paper, response)
  return grading.fatal !== 'none' && paper.fatal && paper.verdict === 'not_to_ask' && (given === 'missing' || given === 'invalid')
}

function decidedOn({ decision }: DossierCheckDefinition, response: DossierCheckResponse) {
  return decision.options.find((option) => option.id === response.decision)
}

function gradeOf(definition: DossierCheckDefinition, response: DossierCheckResponse): Grade {
  const { papers, grading } = definition
  if (papers.some((paper) => isFatal(definition, paper, response))) return { fraction: 0, right: false, ...(grading.fatal === 'zero_and_fails_test' ? { fatal: true } : {}) }
  const judged = papers.filter((paper) => givenTo(paper, response) === paper.verdict).length
  const decided = decidedOn(definition, response)?.correct === true ? 1 : 0
  // One division of whole numbers: all right is exactly 1.
  const fraction = fractionNumber({ numerator: grading.papers * judged + grading.decision * decided * papers.length, denominator: (grading.papers + grading.decision) * papers.length })
  return { fraction, right: fraction === 1 }
}

function entryOf(definition: DossierCheckDefinition, paper: Paper, response: DossierCheckResponse): ReviewedEntry {
  const given = givenTo(paper, response)
  return {
    id: paper.id,
    label: paper.name,
    detail: paper.brought,
    given: given === undefined ? null : wordsOf(definition, given),
    right: given === paper.verdict,
    expected: wordsOf(definition, paper.verdict),
    feedback: paper.feedback,
    ...(isFatal(definition, paper, response) ? { fatal: true } : {}),
  }
}

const FIELD = 'papers.'

/** `papers` as stored, or a field `papers.<id>` for each paper of a form. */
function verdictsIn(fields: Readonly<Record<string, unknown>>): Record<string, Verdict> {
  const { papers } = fields
  const stored = papers !== null && typeof papers === 'object' && !Array.isArray(papers) ? Object.entries(papers) : []
  const typed = Object.entries(fields).flatMap(([name, value]) => (name.startsWith(FIELD) ? [[name.slice(FIELD.length), value] as const] : []))
  return Object.fromEntries([...stored, ...typed].flatMap(([paper, value]) => VERDICTS.filter((verdict) => verdict === value && id.safeParse(paper).success).map((verdict) => [paper, verdict])))
}

export const dossierCheckKind: QuestionKind<DossierCheckDefinition, DossierCheckResponse> = {
  name: 'dossier_check',
  schema: schema as z.ZodType<DossierCheckDefinition>,
  parse: (item, { procedures }) => {
    const { definition, faults } = readItem(dossierCheckKind.schema, item, (read) => faultsOf(read, procedures))
    return { definition: definition && frozen(definition, procedures), faults }
  },
  optionOrder: ({ decision }, seed) => shuffle(seed, decision.options.map((option) => option.id)),
  forLearner: (definition, order) => ({
    kind: 'dossier_check',
    stem: definition.stem,
    procedure: definition.procedure,
    asOf: definition.asOf,
    card: definition.card,
    papers: definition.papers.map(({ id: paper, name, brought }) => ({ id: paper, name, brought })),
    verdicts: VERDICTS.map((verdict) => ({ id: verdict, text: wordsOf(definition, verdict) })),
    decisions: inOrder(definition.decision.options, order).map((option) => ({ id: option.id, text: option.text })),
  }),
  parseResponse: (input) => {
    const fields = responseFields(input)
    if (!fields.ok) return fields
    const { decision } = fields.value
    return ok({ papers: verdictsIn(fields.value), decision: typeof decision === 'string' && decision !== '' ? decision : null })
  },
  isAnswered: ({ papers, decision }) => decision !== null || Object.keys(papers).length > 0,
  grade: gradeOf,
  review: (definition, response, order) => {
    const { fraction, right } = gradeOf(definition, response)
    return {
      kind: 'dossier_check',
      stem: definition.stem,
      answered: dossierCheckKind.isAnswered(response),
      right,
      fraction,
      feedback: null,
      entries: definition.papers.map((paper) => entryOf(definition, paper, response)),
      options: inOrder(definition.decision.options, order).map(({ id: option, text: words, correct, feedback }) => ({ id: option, text: words, chosen: option === response.decision, right: correct, feedback })),
    }
  },
  describeResponse: (definition, response) => {
    if (!dossierCheckKind.isAnswered(response)) return ''
    const judged = definition.papers.map((paper) => `${paper.name}: ${entryOf(definition, paper, response).given ?? '–'}`)
    return [...judged, decidedOn(definition, response)?.text ?? '–'].join('; ')
  },
}
