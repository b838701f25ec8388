/**
 * To each left the right that belongs to it; rights may serve several lefts, and some none. Lefts keep their order, rights
 * are shuffled under ids that tell nothing. Marked per pair (k of n, exactly) or all or nothing. Source: writing-guide §11.
 */
import { z } from 'zod'
import { type DataFault, fault } from '../../content/fault'
import { shuffle } from '../../kernel/random'
import { type Result, ok } from '../../kernel/result'
import { typedText } from '../answer-text'
import { fractionNumber, partOf } from '../fraction'
import { type QuestionKind, type ResponseReason, inOrder, responseFields } from '../kind'
import type { LearnerOption } from '../learner-question'
import { opaqueIds } from '../opaque-ids'
import { commonFields, feedbackSchema } from '../question-definition'
import { readItem } from '../read-item'
import { repeatedTexts } from '../repeated-texts'

export type { MatchingLearnerQuestion, MatchingReview } from '../learner-question'

const text = z.string().min(1).max(300)
const schema = z.strictObject({
  ...commonFields,
  kind: z.literal('matching'),
  pairs: z.array(z.strictObject({ left: text, right: text, feedback: feedbackSchema })).min(2).max(8),
  extraRight: z.array(text).max(4).default([]),
  grading: z.enum(['per_pair', 'all_or_nothing']).default('per_pair'),
})

export type MatchingDefinition = z.output<typeof schema>
/** By the id of the left (p1, p2 …), the id of the right chosen. */
export type MatchingResponse = { readonly pairs: Readonly<Record<string, string>> }

const FIELD = /^pair-(p\d{1,2})$/

function faultsOf({ pairs, extraRight }: MatchingDefinition): DataFault[] {
  const rights = pairs.map(({ right }) => right)
  return [
    ...repeatedTexts(pairs.map(({ left }) => left), ['pairs']),
    ...repeatedTexts(extraRight, ['extra_right']),
    ...extraRight.flatMap((one, i) => (rights.includes(one) ? [fault(['extra_right', i], 'extraRightServes', { text: one })] : [])),
    ...(rightsOf({ pairs, extraRight }).length > 1 ? [] : [fault(['pairs'], 'rightsFew')]),
  ]
}

/** Every right once, under an id that does not tell whose it is. */
function rightsOf({ pairs, extraRight }: Pick<MatchingDefinition, 'pairs' | 'extraRight'>): LearnerOption[] {
  return [...opaqueIds('r', [...pairs.map(({ right }) => right), ...extraRight])].map(([one, id]) => ({ id, text: one }))
}

function judged(definition: MatchingDefinition, { pairs }: MatchingResponse) {
  const texts = new Map(rightsOf(definition).map((right) => [right.id, right.text]))
  return definition.pairs.map((pair, index) => {
    const id = `p${index + 1}`
    const given = texts.get(pairs[id] ?? '') ?? null
    return { id, label: pair.left, given, right: given === pair.right, expected: pair.right, feedback: pair.feedback }
  })
}

/** Fields `pair-p1`, or `pairs` as stored. */
function parseResponse(input: unknown): Result<MatchingResponse, ResponseReason> {
  const fields = responseFields(input)
  if (!fields.ok) return fields
  const stored = responseFields(fields.value['pairs'])
  const given = stored.ok ? Object.entries(stored.value) : Object.entries(fields.value).map(([name, value]) => [FIELD.exec(name)?.[1] ?? '', value] as const)
  const chosen = given.map(([id, value]) => [id, typedText(value, 10)] as const).filter(([id, right]) => FIELD.test(`pair-${id}`) && right !== '')
  return ok({ pairs: Object.fromEntries(chosen.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, 20)) })
}

export const matchingKind: QuestionKind<MatchingDefinition, MatchingResponse> = {
  name: 'matching',
  schema: schema as z.ZodType<MatchingDefinition>,
  parse: (item) => readItem(matchingKind.schema, item, faultsOf),
  optionOrder: (definition, seed) => shuffle(seed, rightsOf(definition).map(({ id }) => id)),
  forLearner: (definition, order) => ({
    kind: 'matching',
    stem: definition.stem,
    lefts: definition.pairs.map(({ left }, index) => ({ id: `p${index + 1}`, text: left })),
    rights: inOrder(rightsOf(definition), order),
  }),
  parseResponse,
  isAnswered: ({ pairs }) => Object.keys(pairs).length > 0,
  grade: (definition, response) => {
    const entries = judged(definition, response)
    const count = entries.filter((entry) => entry.right).length
    const right = count === entries.length
    if (definition.grading === 'all_or_nothing') return { fraction: right ? 1 : 0, right }
    return { fraction: fractionNumber(partOf(count, entries.length)), right }
  },
  review: (definition, response) => ({
    kind: 'matching',
    stem: definition.stem,
    answered: matchingKind.isAnswered(response),
    ...matchingKind.grade(definition, response),
    feedback: null,
    entries: judged(definition, response),
  }),
  describeResponse: (definition, response) =>
    matchingKind.isAnswered(response) ? judged(definition, response).map(({ given }) => given ?? '–').join('; ') : '',
}
