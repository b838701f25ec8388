/**
 * A number, read as people here write it (kernel/vietnamese-number) and compared exactly, within a tolerance: an amount,
 * or a part of the answer ("5%"). A unit typed after the number must be the question's; none is needed. What cannot be
 * read counts as unanswered and is shown again as written. Source: writing-guide §11, §28; issue "Assessment" (numeric).
 */
import { z } from 'zod'
import { type DataFault, fault, warning } from '../../content/fault'
import { ok } from '../../kernel/result'
import { formatNumber } from '../../kernel/vietnamese-format'
import { type Decimal, absoluteDecimal, compareDecimals, decimalOf, multiplyDecimals, readNumber, subtractDecimals } from '../../kernel/vietnamese-number'
import { answerKey, typedText } from '../answer-text'
import { type QuestionKind, responseFields } from '../kind'
import { commonFields, feedbackSchema } from '../question-definition'
import { readItem } from '../read-item'

export type { NumericLearnerQuestion, NumericReview } from '../learner-question'

const PERCENT = /^(\d{1,2}(?:[.,]\d{1,2})?)%$/
/** Words, with one digit at most at their end: m2. Not the rest of a longer number. */
const UNIT = /^(?:[^\d.,+\-\u2212/][^\d]*\d?)?$/u
const LONGEST = 60
const MOST_DECIMALS = 6

/** A number that can be compared exactly and printed whole. */
const exact = z.number().refine((value) => Math.abs(value) < 1e15 && /^-?\d+(\.\d{1,6})?$/.test(String(value)))
const schema = z.strictObject({
  ...commonFields,
  kind: z.literal('numeric'),
  answer: exact,
  tolerance: z.union([exact.refine((value) => value >= 0), z.string().regex(PERCENT)]).default(0),
  unit: z.string().max(40).default(''),
  /** other ways to write the unit: đ for đồng */
  unitAlso: z.array(z.string().min(1).max(40)).max(8).default([]),
  feedbackRight: feedbackSchema,
  feedbackByAnswer: z.array(z.strictObject({ value: exact, feedback: feedbackSchema })).max(6).default([]),
  feedbackWrong: feedbackSchema,
})

export type NumericDefinition = z.output<typeof schema>
/** What was typed; the number is read from it wherever it is needed. */
export type NumericResponse = { readonly written: string }
export type WrittenNumber = { readonly value: Decimal; readonly unit: string }

/** The number and what follows it; undefined when no number can be read. */
export function readWritten(written: string): WrittenNumber | undefined {
  const [, digits = '', unit = ''] = /^([+\-\u2212]?\s*[\d.,\s]*\d)\s*(.*)$/su.exec(written) ?? []
  const value = readNumber(digits)
  const named = unit.replace(/[.,;\s]+$/, '')
  return value === undefined || !UNIT.test(named) ? undefined : { value, unit: named }
}

function isUnit(definition: NumericDefinition, written: string): boolean {
  const key = (text: string) => answerKey(text, ['case', 'spaces', 'diacritics'])
  return written === '' || [definition.unit, ...definition.unitAlso].some((unit) => key(unit) === key(written))
}

function toleranceOf({ tolerance, answer }: NumericDefinition): Decimal {
  if (typeof tolerance === 'number') return decimalOf(tolerance)
  const percent = decimalOf(Number((PERCENT.exec(tolerance)?.[1] ?? '0').replace(',', '.')))
  return absoluteDecimal(multiplyDecimals(multiplyDecimals(decimalOf(answer), percent), decimalOf(0.01)))
}

function isNear(definition: NumericDefinition, value: Decimal, wanted: number): boolean {
  return compareDecimals(absoluteDecimal(subtractDecimals(value, decimalOf(wanted))), toleranceOf(definition)) <= 0
}

function isRight(definition: NumericDefinition, { written }: NumericResponse): boolean {
  const read = readWritten(written)
  return read !== undefined && isUnit(definition, read.unit) && isNear(definition, read.value, definition.answer)
}

function faultsOf(definition: NumericDefinition): DataFault[] {
  const values = definition.feedbackByAnswer.map(({ value }) => value)
  return [
    ...values.flatMap((value, i) => (isNear(definition, decimalOf(value), definition.answer) ? [fault(['feedback_by_answer', i], 'answerFeedbackRight')] : [])),
    ...values.flatMap((value, i) => (values.indexOf(value) < i ? [fault(['feedback_by_answer', i], 'textTwice', { text: String(value) })] : [])),
    ...(values.length >= 2 && values.length <= 4 ? [] : [warning(['feedback_by_answer'], 'answerFeedbackFew', { count: values.length })]),
  ]
}

/** Of a wrong number: the nearest of the wrong answers that explains it, whatever unit was typed. */
function feedbackOf(definition: NumericDefinition, response: NumericResponse): string | null {
  const read = readWritten(response.written)
  if (read === undefined) return null
  if (isRight(definition, response)) return definition.feedbackRight
  const same = definition.feedbackByAnswer.find(({ value }) => compareDecimals(read.value, decimalOf(value)) === 0)
  return (same ?? definition.feedbackByAnswer.find(({ value }) => isNear(definition, read.value, value)))?.feedback ?? definition.feedbackWrong
}

export const numericKind: QuestionKind<NumericDefinition, NumericResponse> = {
  name: 'numeric',
  schema: schema as z.ZodType<NumericDefinition>,
  parse: (item) => readItem(numericKind.schema, item, faultsOf),
  optionOrder: () => [],
  forLearner: ({ stem, unit }) => ({ kind: 'numeric', stem, unit }),
  /** Field `written`: the number as typed, with or without its unit. */
  parseResponse: (input) => {
    const fields = responseFields(input)
    return fields.ok ? ok({ written: typedText(fields.value['written'], LONGEST) }) : fields
  },
  isAnswered: ({ written }) => readWritten(written) !== undefined,
  grade: (definition, response) => {
    const right = isRight(definition, response)
    return { fraction: right ? 1 : 0, right }
  },
  review: (definition, response) => ({
    kind: 'numeric',
    stem: definition.stem,
    answered: numericKind.isAnswered(response),
    ...numericKind.grade(definition, response),
    feedback: feedbackOf(definition, response),
    written: response.written || null,
    expected: formatNumber(definition.answer, decimalsOf(definition.answer)),
    unit: definition.unit,
  }),
  describeResponse: (definition, response) => {
    const read = readWritten(response.written)
    if (read === undefined) return ''
    return read.unit === '' && definition.unit !== '' ? `${response.written} ${definition.unit}` : response.written
  },
}

function decimalsOf(value: number): number {
  return Math.min(MOST_DECIMALS, String(value).split('.')[1]?.length ?? 0)
}
