/**
 * A few words, compared with the accepted answers (question/answer-text). An accepted answer may earn a part of the
 * points only; the best one that fits counts. Source: writing-guide §11; issue "Assessment" (short answer).
 */
import { z } from 'zod'
import { type DataFault, fault } from '../../content/fault'
import { ok } from '../../kernel/result'
import { IGNORABLE, acceptedInWords, answerFits, takesAnything, typedText } from '../answer-text'
import { type Fraction, ONE, ZERO, compareFractions, fractionNumber, parseFraction } from '../fraction'
import { type QuestionKind, responseFields } from '../kind'
import { commonFields, feedbackSchema } from '../question-definition'
import { readItem } from '../read-item'

export type { ShortAnswerLearnerQuestion, ShortAnswerReview } from '../learner-question'

const text = z.string().min(1).max(300)
/** More than nothing, at most all. */
const part = z.union([z.string(), z.number()]).refine((value) => {
  const read = parseFraction(value)
  return read !== undefined && compareFractions(read, ZERO) > 0 && compareFractions(read, ONE) <= 0
})
const schema = z.strictObject({
  ...commonFields,
  kind: z.literal('short_answer'),
  accept: z.array(z.union([text, z.strictObject({ text, fraction: part })])).min(1).max(30),
  ignore: z.array(z.enum(IGNORABLE)).default(['case', 'spaces']),
  feedbackRight: feedbackSchema,
  feedbackByAnswer: z.array(z.strictObject({ match: z.array(text).min(1).max(30), feedback: feedbackSchema })).max(8).default([]),
  feedbackWrong: feedbackSchema,
})

export type ShortAnswerDefinition = z.output<typeof schema>
export type ShortAnswerResponse = { readonly text: string }

type Accepted = { readonly text: string; readonly fraction: Fraction }

function acceptedOf({ accept }: ShortAnswerDefinition): Accepted[] {
  return accept.map((one) => (typeof one === 'string' ? { text: one, fraction: ONE } : { text: one.text, fraction: parseFraction(one.fraction) ?? ZERO }))
}

function faultsOf(definition: ShortAnswerDefinition): DataFault[] {
  const accepted = acceptedOf(definition)
  const full = accepted.filter(({ fraction }) => compareFractions(fraction, ONE) === 0)
  const isRight = (match: string) => full.some((one) => answerFits(match, one.text, definition.ignore))
  return [
    ...(full.length > 0 ? [] : [fault(['accept'], 'acceptNone')]),
    ...accepted.flatMap((one, i) => (takesAnything(one.text) ? [fault(['accept', i], 'acceptAll')] : [])),
    ...definition.feedbackByAnswer.flatMap(({ match }, i) => match.flatMap((one, j) => (isRight(one) ? [fault(['feedback_by_answer', i, 'match', j], 'answerFeedbackRight')] : []))),
  ]
}

/** The best part earned by any accepted answer that fits. */
function earned(definition: ShortAnswerDefinition, response: ShortAnswerResponse): Fraction {
  if (response.text === '') return ZERO
  const fitting = acceptedOf(definition).filter((one) => answerFits(response.text, one.text, definition.ignore))
  return fitting.reduce((best, { fraction }) => (compareFractions(fraction, best) > 0 ? fraction : best), ZERO)
}

function feedbackOf(definition: ShortAnswerDefinition, response: ShortAnswerResponse): string | null {
  if (response.text === '') return null
  if (compareFractions(earned(definition, response), ONE) === 0) return definition.feedbackRight
  const known = definition.feedbackByAnswer.find(({ match }) => match.some((one) => answerFits(response.text, one, definition.ignore)))
  return known?.feedback ?? definition.feedbackWrong
}

/** The first accepted answer that earns everything; one without wildcards before others. */
function expectedOf(definition: ShortAnswerDefinition): string {
  const full = acceptedOf(definition).filter(({ fraction }) => compareFractions(fraction, ONE) === 0)
  const plain = full.find((one) => !acceptedInWords(one.text).includes('…'))
  return acceptedInWords((plain ?? full[0])?.text ?? '')
}

export const shortAnswerKind: QuestionKind<ShortAnswerDefinition, ShortAnswerResponse> = {
  name: 'short_answer',
  schema: schema as z.ZodType<ShortAnswerDefinition>,
  parse: (item) => readItem(shortAnswerKind.schema, item, faultsOf),
  optionOrder: () => [],
  forLearner: ({ stem }) => ({ kind: 'short_answer', stem }),
  /** Field `text`: one line, as typed. */
  parseResponse: (input) => {
    const fields = responseFields(input)
    return fields.ok ? ok({ text: typedText(fields.value['text']) }) : fields
  },
  isAnswered: (response) => response.text !== '',
  grade: (definition, response) => {
    const best = earned(definition, response)
    return { fraction: fractionNumber(best), right: compareFractions(best, ONE) === 0 }
  },
  review: (definition, response) => ({
    kind: 'short_answer',
    stem: definition.stem,
    answered: response.text !== '',
    ...shortAnswerKind.grade(definition, response),
    feedback: feedbackOf(definition, response),
    written: response.text || null,
    expected: expectedOf(definition),
  }),
  describeResponse: (_, response) => response.text,
}
