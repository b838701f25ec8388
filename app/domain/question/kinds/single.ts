/**
 * One right option of two to five. All or nothing. Source: writing-guide §11; the right option is never the longest (§22).
 */
import { z } from 'zod'
import { duplicates } from '../../content/duplicates'
import { type DataFault, fault } from '../../content/fault'
import { ok } from '../../kernel/result'
import { shuffle } from '../../kernel/random'
import { type QuestionKind, inOrder, responseFields } from '../kind'
import { commonFields, feedbackSchema } from '../question-definition'
import { readItem } from '../read-item'

export type { SingleLearnerQuestion, SingleReview } from '../learner-question'

const optionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*$/),
  text: z.string().min(1),
  correct: z.boolean().default(false),
  feedback: feedbackSchema,
})
const schema = z.strictObject({ ...commonFields, kind: z.literal('single'), options: z.array(optionSchema).min(2).max(5) })

export type SingleDefinition = z.output<typeof schema>
export type SingleResponse = { readonly choice: string | null }

function faultsOf({ options }: SingleDefinition): DataFault[] {
  const right = options.filter((option) => option.correct)
  const longestWrong = Math.max(0, ...options.filter((option) => !option.correct).map((option) => option.text.length))
  const index = options.findIndex((option) => option.correct && option.text.length > longestWrong)
  return [
    ...duplicates(options.map((option) => option.id), ['options']),
    ...(right.length === 1 ? [] : [fault(['options'], 'oneRight', { count: right.length })]),
    ...(index < 0 ? [] : [fault(['options', index, 'text'], 'rightLongest', { id: options[index]?.id ?? '' })]),
  ]
}

function chosenOf({ options }: SingleDefinition, { choice }: SingleResponse) {
  return options.find((option) => option.id === choice)
}

export const singleKind: QuestionKind<SingleDefinition, SingleResponse> = {
  name: 'single',
  schema: schema as z.ZodType<SingleDefinition>,
  parse: (item) => readItem(singleKind.schema, item, faultsOf),
  optionOrder: ({ options }, seed) => shuffle(seed, options.map((option) => option.id)),
  forLearner: ({ stem, options }, order) => ({ kind: 'single', stem, options: inOrder(options, order).map(({ id, text }) => ({ id, text })) }),
  /** Field `choice`: the id of the option. */
  parseResponse: (input) => {
    const fields = responseFields(input)
    if (!fields.ok) return fields
    const { choice } = fields.value
    return ok({ choice: typeof choice === 'string' && choice !== '' ? choice : null })
  },
  isAnswered: ({ choice }) => choice !== null,
  grade: (definition, response) => {
    const right = chosenOf(definition, response)?.correct === true
    return { fraction: right ? 1 : 0, right }
  },
  review: (definition, response, order) => ({
    kind: 'single',
    stem: definition.stem,
    answered: response.choice !== null,
    ...singleKind.grade(definition, response),
    feedback: chosenOf(definition, response)?.feedback ?? null,
    options: inOrder(definition.options, order).map(({ id, text, correct, feedback }) => ({ id, text, chosen: id === response.choice, right: correct, feedback })),
  }),
  describeResponse: (definition, response) => chosenOf(definition, response)?.text ?? '',
}
