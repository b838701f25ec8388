/**
 * Several right options, with partial credit: the exact fractions of the chosen options are added up and kept between
 * the floor and 1. Right ones sum to 1, wrong ones are negative. Source: writing-guide §11, §24.
 */
import { z } from 'zod'
import { duplicates } from '../../content/duplicates'
import { type DataFault, fault } from '../../content/fault'
import { shuffle } from '../../kernel/random'
import { ok } from '../../kernel/result'
import { type Fraction, ONE, ZERO, addFractions, compareFractions, fractionNumber, parseFraction } from '../fraction'
import { typedText } from '../answer-text'
import { type QuestionKind, inOrder, responseFields } from '../kind'
import { commonFields, feedbackSchema } from '../question-definition'
import { readItem } from '../read-item'

export type { MultipleLearnerQuestion, MultipleReview } from '../learner-question'

const optionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*$/),
  text: z.string().min(1),
  fraction: z.union([z.string(), z.number()]).refine((value) => parseFraction(value) !== undefined),
  feedback: feedbackSchema,
})
const schema = z.strictObject({
  ...commonFields,
  kind: z.literal('multiple'),
  floor: z.union([z.string(), z.number()]).refine((value) => parseFraction(value) !== undefined),
  options: z.array(optionSchema).min(3).max(6),
})

/** More than any question has options. */
const MOST_CHOICES = 12

export type MultipleDefinition = z.output<typeof schema>
export type MultipleResponse = { readonly choices: readonly string[] }

function fractionOf(option: { readonly fraction: string | number }): Fraction {
  return parseFraction(option.fraction) ?? ZERO
}

function isRight(option: { readonly fraction: string | number }): boolean {
  return compareFractions(fractionOf(option), ZERO) > 0
}

function faultsOf({ options, floor }: MultipleDefinition): DataFault[] {
  const sum = options.filter(isRight).map(fractionOf).reduce(addFractions, ZERO)
  const lowest = parseFraction(floor) ?? ZERO
  return [
    ...duplicates(options.map((option) => option.id), ['options']),
    ...(compareFractions(sum, ONE) === 0 ? [] : [fault(['options'], 'fractionSum', { sum: `${sum.numerator}/${sum.denominator}` })]),
    ...options.flatMap((option, i) => (fractionOf(option).numerator === 0 ? [fault(['options', i, 'fraction'], 'fractionZero', { id: option.id })] : [])),
    ...(lowest.numerator === 0 ? [] : [fault(['floor'], 'floorInvalid')]),
  ]
}

function chosenOf({ options }: MultipleDefinition, { choices }: MultipleResponse) {
  return options.filter((option) => choices.includes(option.id))
}

export const multipleKind: QuestionKind<MultipleDefinition, MultipleResponse> = {
  name: 'multiple',
  schema: schema as z.ZodType<MultipleDefinition>,
  parse: (item) => readItem(multipleKind.schema, item, faultsOf),
  optionOrder: ({ options }, seed) => shuffle(seed, options.map((option) => option.id)),
  forLearner: ({ stem, options }, order) => ({ kind: 'multiple', stem, options: inOrder(options, order).map(({ id, text }) => ({ id, text })) }),
  /** Field `choices`: the ids of the options, one text or a list. */
  parseResponse: (input) => {
    const fields = responseFields(input)
    if (!fields.ok) return fields
    const { choices } = fields.value
    const list: unknown[] = Array.isArray(choices) ? choices : [choices]
    return ok({ choices: [...new Set(list.slice(0, MOST_CHOICES).map((id) => typedText(id, 60)).filter((id) => id !== ''))].sort() })
  },
  isAnswered: ({ choices }) => choices.length > 0,
  grade: (definition, response) => {
    const sum = chosenOf(definition, response).map(fractionOf).reduce(addFractions, ZERO)
    const floor = parseFraction(definition.floor) ?? ZERO
    const kept = compareFractions(sum, floor) < 0 ? floor : compareFractions(sum, ONE) > 0 ? ONE : sum
    return { fraction: fractionNumber(kept), right: compareFractions(kept, ONE) === 0 }
  },
  review: (definition, response, order) => ({
    kind: 'multiple',
    stem: definition.stem,
    answered: response.choices.length > 0,
    ...multipleKind.grade(definition, response),
    feedback: null,
    options: inOrder(definition.options, order).map((option) => ({
      id: option.id,
      text: option.text,
      chosen: response.choices.includes(option.id),
      right: isRight(option),
      feedback: option.feedback,
    })),
  }),
  describeResponse: (definition, response) => chosenOf(definition, response).map((option) => option.text).join('; '),
}
