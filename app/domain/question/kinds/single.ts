/**
 * One right option of two to five. All or nothing. Source: writing-guide §11; the right option is never the longest (§22).
 */
import { z } from 'zod'
import { duplicates } from '../../content/duplicates'
import { type DataFault, fault } from '../../content/fault'
import { shuffle } from '../../kernel/random'
import type { QuestionKind } from '../kind'
import { type ChoiceResponse, choiceSchema, chosenOption, gradeChoice, learnerOptions, parseChoice, reviewChoice } from '../one-choice'
import { commonFields } from '../question-definition'
import { readItem } from '../read-item'

export type { SingleLearnerQuestion, SingleReview } from '../learner-question'

const schema = z.strictObject({ ...commonFields, kind: z.literal('single'), options: z.array(choiceSchema).min(2).max(5) })

export type SingleDefinition = z.output<typeof schema>
export type SingleResponse = ChoiceResponse

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

export const singleKind: QuestionKind<SingleDefinition, SingleResponse> = {
  name: 'single',
  schema: schema as z.ZodType<SingleDefinition>,
  parse: (item) => readItem(singleKind.schema, item, faultsOf),
  optionOrder: ({ options }, seed) => shuffle(seed, options.map((option) => option.id)),
  forLearner: (definition, order) => ({ kind: 'single', stem: definition.stem, options: learnerOptions(definition, order) }),
  parseResponse: parseChoice,
  isAnswered: ({ choice }) => choice !== null,
  grade: gradeChoice,
  review: (definition, response, order) => ({ kind: 'single', ...reviewChoice(definition, response, order) }),
  describeResponse: (definition, response) => chosenOption(definition, response)?.text ?? '',
}
