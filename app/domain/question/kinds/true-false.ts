/**
 * A statement that is true or false: two options in the order of the file, never shuffled, because people look for
 * "Đúng" before "Sai". All or nothing. Source: writing-guide §11; issue "Assessment".
 */
import { z } from 'zod'
import { duplicates } from '../../content/duplicates'
import { type DataFault, fault } from '../../content/fault'
import type { QuestionKind } from '../kind'
import { type ChoiceResponse, choiceSchema, chosenOption, gradeChoice, learnerOptions, parseChoice, reviewChoice } from '../one-choice'
import { commonFields } from '../question-definition'
import { readItem } from '../read-item'

export type { TrueFalseLearnerQuestion, TrueFalseReview } from '../learner-question'

const schema = z.strictObject({ ...commonFields, kind: z.literal('true_false'), options: z.array(choiceSchema).length(2) })

export type TrueFalseDefinition = z.output<typeof schema>
export type TrueFalseResponse = ChoiceResponse

function faultsOf({ options }: TrueFalseDefinition): DataFault[] {
  const right = options.filter((option) => option.correct)
  return [...duplicates(options.map((option) => option.id), ['options']), ...(right.length === 1 ? [] : [fault(['options'], 'oneRight', { count: right.length })])]
}

export const trueFalseKind: QuestionKind<TrueFalseDefinition, TrueFalseResponse> = {
  name: 'true_false',
  schema: schema as z.ZodType<TrueFalseDefinition>,
  parse: (item) => readItem(trueFalseKind.schema, item, faultsOf),
  optionOrder: ({ options }) => options.map((option) => option.id),
  forLearner: (definition) => ({ kind: 'true_false', stem: definition.stem, options: learnerOptions(definition, []) }),
  parseResponse: parseChoice,
  isAnswered: ({ choice }) => choice !== null,
  grade: gradeChoice,
  review: (definition, response) => ({ kind: 'true_false', ...reviewChoice(definition, response, []) }),
  describeResponse: (definition, response) => chosenOption(definition, response)?.text ?? '',
}
