/**
 * The learner works out the day a result is due. The answer and the day-by-day count are recomputed by the calendar when
 * content is checked, so a wrong key cannot be published. Data of the case stay in the stem: what was received, the unit
 * of the limit and the stops are what the learner must find. Source: writing-guide §11, §19, §28.
 */
import { z } from 'zod'
import { dueDate } from '../../calendar/due-date'
import type { WorkingCalendar } from '../../calendar/working-calendar'
import { duplicates } from '../../content/duplicates'
import { type DataFault, fault, warning } from '../../content/fault'
import { type Day, isDay, parseVietnameseDate } from '../../kernel/day'
import { ok } from '../../kernel/result'
import { formatDayTable, formatWeekdayDay } from '../../kernel/vietnamese-format'
import { typedText } from '../answer-text'
import { type QuestionKind, responseFields } from '../kind'
import { commonFields, feedbackSchema } from '../question-definition'
import { readItem } from '../read-item'

export type { DueDateLearnerQuestion, DueDateReview } from '../learner-question'

const day = z.string().refine(isDay)
const countSchema = z.strictObject({
  date: day,
  kind: z.enum(['receive', 'count', 'off', 'stop', 'due']),
  n: z.number().int().nonnegative().optional(),
  note: z.string().min(1),
})
const schema = z.strictObject({
  ...commonFields,
  kind: z.literal('due_date'),
  received: day,
  limit: z.number().int().positive().max(365),
  unit: z.enum(['working_day', 'calendar_day']),
  stops: z.array(z.strictObject({ from: day, to: day })),
  restart: z.enum(['remaining', 'full']).optional(),
  answer: day,
  count: z.array(countSchema).min(2),
  feedbackRight: feedbackSchema,
  feedbackByAnswer: z.array(z.strictObject({ value: day, feedback: feedbackSchema })).min(1).max(6),
  feedbackWrong: feedbackSchema,
})

export type DueDateDefinition = z.output<typeof schema>
/** `written` keeps what was typed when it is not a date, so that the page can show it again. */
export type DueDateResponse = { readonly date: Day | null; readonly written?: string }

function faultsOf(definition: DueDateDefinition, calendar: WorkingCalendar): DataFault[] {
  const { answer, stops, restart, feedbackByAnswer } = definition
  const values = feedbackByAnswer.map(({ value }) => value)
  return [
    ...(stops.length > 0 === (restart !== undefined) ? [] : [fault(['restart'], 'dueDateRestart')]),
    ...duplicates(values, ['feedback_by_answer']),
    ...values.flatMap((value, i) => (value === answer ? [fault(['feedback_by_answer', i], 'answerFeedbackRight')] : [])),
    ...(values.length >= 2 && values.length <= 4 ? [] : [warning(['feedback_by_answer'], 'answerFeedbackFew', { count: values.length })]),
    ...countFaults(definition, calendar),
  ]
}

function countFaults(definition: DueDateDefinition, calendar: WorkingCalendar): DataFault[] {
  const { received, limit, unit, stops, restart, answer, count } = definition
  const computed = dueDate({ received, limit, unit, stops, restart: restart ?? 'remaining', calendar })
  if (!computed.ok) return [fault(['received'], 'dueDateRefused', { reason: computed.reason })]
  const expected = computed.value
  if (expected.due !== answer) return [fault(['answer'], 'dueDateAnswer', { computed: formatDayTable(expected.due) })]
  const length = Math.max(count.length, expected.count.length)
  const wrong = Array.from({ length }, (_, i) => i).find((i) => {
    const shown = count[i]
    const right = expected.count[i]
    return shown?.date !== right?.date || shown?.kind !== right?.kind || shown?.n !== right?.n
  })
  if (wrong === undefined) return []
  const right = expected.count[wrong]
  return [fault(['count', Math.min(wrong, count.length - 1)], 'dueDateCount', { ordinal: wrong + 1, expected: right ? [right.date, right.kind, right.n ?? ''].join(' ').trim() : '∅' })]
}

function feedbackOf(definition: DueDateDefinition, { date }: DueDateResponse): string | null {
  if (date === null) return null
  if (date === definition.answer) return definition.feedbackRight
  return definition.feedbackByAnswer.find(({ value }) => value === date)?.feedback ?? definition.feedbackWrong
}

/** `date` as written, or the three fields `day`, `month`, `year`. */
function writtenDate(fields: Readonly<Record<string, unknown>>): string {
  const part = (name: string) => (typeof fields[name] === 'string' ? fields[name].trim() : '')
  const parts = [part('day'), part('month'), part('year')]
  if (part('date') !== '') return part('date')
  return parts.every((one) => one === '') ? part('written') : parts.join('/')
}

export const dueDateKind: QuestionKind<DueDateDefinition, DueDateResponse> = {
  name: 'due_date',
  schema: schema as z.ZodType<DueDateDefinition>,
  parse: (item, { calendar }) => readItem(dueDateKind.schema, item, (definition) => faultsOf(definition, calendar)),
  optionOrder: () => [],
  forLearner: ({ stem }) => ({ kind: 'due_date', stem }),
  parseResponse: (input) => {
    const fields = responseFields(input)
    if (!fields.ok) return fields
    const written = typedText(writtenDate(fields.value), 40)
    const date = parseVietnameseDate(written) ?? null
    return ok(date === null && written !== '' ? { date, written } : { date })
  },
  isAnswered: ({ date }) => date !== null,
  grade: ({ answer }, { date }) => ({ fraction: date === answer ? 1 : 0, right: date === answer }),
  review: (definition, response) => ({
    kind: 'due_date',
    stem: definition.stem,
    answered: response.date !== null,
    ...dueDateKind.grade(definition, response),
    feedback: feedbackOf(definition, response),
    given: response.date,
    due: definition.answer,
    count: definition.count,
  }),
  describeResponse: (_, { date }) => (date === null ? '' : formatWeekdayDay(date)),
}
