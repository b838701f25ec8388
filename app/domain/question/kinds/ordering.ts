/**
 * Put things in their right order. The file gives them in that order, so neither their ids nor their places there reach
 * the learner: ids are numbered by text, and the order drawn is never the right one. Marked by neighbours (right pairs of
 * neighbours of n − 1, exactly) or all or nothing. Source: writing-guide §11; issue "Assessment".
 */
import { z } from 'zod'
import { duplicates } from '../../content/duplicates'
import type { DataFault } from '../../content/fault'
import { shuffle } from '../../kernel/random'
import { type Result, ok } from '../../kernel/result'
import { fractionNumber, partOf } from '../fraction'
import { type OptionOrder, type QuestionKind, type ResponseReason, inOrder, responseFields } from '../kind'
import { opaqueIds } from '../opaque-ids'
import { commonFields, feedbackSchema } from '../question-definition'
import { readItem } from '../read-item'
import { repeatedTexts } from '../repeated-texts'

export type { OrderingLearnerQuestion, OrderingReview } from '../learner-question'

const itemSchema = z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9]*$/), text: z.string().min(1).max(300), feedback: feedbackSchema })
const schema = z.strictObject({ ...commonFields, kind: z.literal('ordering'), items: z.array(itemSchema).min(3).max(8), grading: z.enum(['adjacent_pairs', 'exact']) })

export type OrderingDefinition = z.output<typeof schema>
/**
 * `places`: the number given to each item, as given, so that the page shows again what was chosen, also when two items
 * have the same number. `order`: the items that have one, by their numbers; equal numbers stand as the form gave them.
 */
export type OrderingResponse = { readonly order: readonly string[]; readonly places: Readonly<Record<string, number>> }

const ITEM = /^i\d{1,2}$/
const MOST_ITEMS = 20

/** Each item with its opaque id, in the right order. */
function itemsOf({ items }: OrderingDefinition) {
  const ids = opaqueIds('i', items.map(({ text }) => text))
  return items.map((item) => ({ id: ids.get(item.text) ?? '', text: item.text, feedback: item.feedback }))
}

function drawnOrder(definition: OrderingDefinition, seed: string): string[] {
  const right = itemsOf(definition).map(({ id }) => id)
  const drawn = shuffle(seed, [...right].sort())
  return drawn.every((id, index) => id === right[index]) ? drawn.reverse() : drawn
}

/** Also where an attempt drew nothing: the order of the file is the answer. */
function shownItems(definition: OrderingDefinition, order: OptionOrder) {
  const items = itemsOf(definition)
  return inOrder(items, items.every(({ id }) => order.includes(id)) ? order : drawnOrder(definition, definition.id))
}

/** Fields `place-<id>` with a number from 1, or the stored form. Items without a number are not in `order`. */
function parseResponse(input: unknown): Result<OrderingResponse, ResponseReason> {
  const fields = responseFields(input)
  if (!fields.ok) return fields
  const { order, places } = fields.value
  const stored = responseFields(places)
  const given = stored.ok ? Object.entries(stored.value) : Object.entries(fields.value).flatMap(([name, value]) => (name.startsWith('place-') ? [[name.slice(6), value] as const] : []))
  const numbers = given.flatMap(([id, value]) => (ITEM.test(id) && isPlace(value) ? [[id, Number(value)] as const] : [])).slice(0, MOST_ITEMS)
  if (!Array.isArray(order)) return ok({ order: [...numbers].sort(([, a], [, b]) => a - b).map(([id]) => id), places: byId(numbers) })
  const listed = [...new Set(order.filter((id): id is string => typeof id === 'string' && ITEM.test(id)))].slice(0, MOST_ITEMS)
  return ok({ order: listed, places: byId(stored.ok ? numbers : listed.map((id, index) => [id, index + 1])) })
}

function isPlace(value: unknown): value is string | number {
  return (typeof value === 'number' || typeof value === 'string') && /^[1-9]\d?$/.test(String(value).trim())
}

function byId(numbers: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries([...numbers].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The order given, of items there are; a single item without a number can only be the last. */
function orderGiven(definition: OrderingDefinition, { order }: OrderingResponse): string[] {
  const ids = itemsOf(definition).map(({ id }) => id)
  const given = order.filter((id) => ids.includes(id))
  const left = ids.filter((id) => !given.includes(id))
  return given.length > 0 && left.length === 1 ? [...given, ...left] : given
}

function neighbours(definition: OrderingDefinition, response: OrderingResponse): number {
  const right = itemsOf(definition).map(({ id }) => id)
  const given = orderGiven(definition, response)
  return given.filter((id, index) => index > 0 && right.indexOf(id) === right.indexOf(given[index - 1] ?? '') + 1).length
}

function entries(definition: OrderingDefinition, response: OrderingResponse, order: OptionOrder) {
  const given = orderGiven(definition, response)
  const right = itemsOf(definition).map(({ id }) => id)
  return inOrder(shownItems(definition, order), given).map(({ id, text, feedback }) => {
    const place = given.indexOf(id) + 1
    const expected = right.indexOf(id) + 1
    return { id, label: text, given: place === 0 ? null : String(place), right: place === expected, expected: String(expected), feedback }
  })
}

export const orderingKind: QuestionKind<OrderingDefinition, OrderingResponse> = {
  name: 'ordering',
  schema: schema as z.ZodType<OrderingDefinition>,
  parse: (item) => readItem(orderingKind.schema, item, ({ items }): DataFault[] => [...duplicates(items.map(({ id }) => id), ['items']), ...repeatedTexts(items.map(({ text }) => text), ['items'])]),
  optionOrder: drawnOrder,
  forLearner: (definition, order) => ({ kind: 'ordering', stem: definition.stem, items: shownItems(definition, order).map(({ id, text }) => ({ id, text })) }),
  parseResponse,
  isAnswered: ({ order }) => order.length > 0,
  grade: (definition, response) => {
    const count = neighbours(definition, response)
    const of = definition.items.length - 1
    const right = count === of
    return { fraction: definition.grading === 'exact' ? (right ? 1 : 0) : fractionNumber(partOf(count, of)), right }
  },
  review: (definition, response, order) => ({
    kind: 'ordering',
    stem: definition.stem,
    answered: orderingKind.isAnswered(response),
    ...orderingKind.grade(definition, response),
    feedback: null,
    entries: entries(definition, response, order),
  }),
  describeResponse: (definition, response) => {
    const texts = new Map(itemsOf(definition).map(({ id, text }) => [id, text]))
    return orderGiven(definition, response).map((id, index) => `${index + 1}. ${texts.get(id) ?? ''}`).join(' ')
  },
}
