/**
 * What a kind of question is. The registry is the only list of kinds; everywhere else a question is handled through
 * these functions, so that a new kind is a new file and nothing that switches on the kind.
 * `QuestionKind` is what a kind's author writes, with its own types; `Kind` is what callers use: it takes definitions
 * and responses as they come out of the database and checks them first.
 */
import type { z } from 'zod'
import type { WorkingCalendar } from '../calendar/working-calendar'
import type { DataFault } from '../content/fault'
import type { Procedure } from '../procedure/procedure-definition'
import { type Result, err, ok } from '../kernel/result'
import type { LearnerQuestion, QuestionReview } from './learner-question'
import type { QuestionDefinition } from './question-definition'

/** What the content check knows when it reads a question: the calendar, and the catalogue of procedures. */
export type KindContext = { readonly calendar: WorkingCalendar; readonly procedures: readonly Procedure[] }

/** A question read from a file: the definition (null when it cannot be read) and what is wrong; paths are the item's. */
export type ReadQuestion<Definition> = { readonly definition: Definition | null; readonly faults: readonly DataFault[] }

/**
 * `fraction` is the part of the points earned, 0 to 1; `right`: all of them. `fatal`: an error that fails the whole test
 * (asking for a paper the law does not ask for). `needsMarking`: a person must say; until then nothing is earned.
 */
export type Grade = { readonly fraction: number; readonly right: boolean; readonly fatal?: boolean; readonly needsMarking?: boolean }

/** The ids of what is shuffled, in the order shown; frozen in attempt_question.option_order. */
export type OptionOrder = readonly string[]

export type ResponseReason = 'response_unreadable'

/** Most answers are short. */
export const LONGEST_RESPONSE = 2000

export type QuestionKind<Definition extends QuestionDefinition, Response> = {
  readonly name: Definition['kind']
  /** The stored definition. */
  readonly schema: z.ZodType<Definition>
  /** Reads an item of a questions file. */
  readonly parse: (item: unknown, context: KindContext) => ReadQuestion<Definition>
  readonly optionOrder: (definition: Definition, seed: string) => OptionOrder
  /** What the learner may see before the attempt ends: never a key, never feedback. */
  readonly forLearner: (definition: Definition, order: OptionOrder) => LearnerQuestion
  /** Reads form values or stored JSON. An empty form is a response that answers nothing. */
  readonly parseResponse: (input: unknown) => Result<Response, ResponseReason>
  readonly isAnswered: (response: Response) => boolean
  readonly grade: (definition: Definition, response: Response) => Grade
  readonly review: (definition: Definition, response: Response, order: OptionOrder) => QuestionReview
  /** The answer in a few words, for the page that checks answers before submission; '' when unanswered. */
  readonly describeResponse: (definition: Definition, response: Response) => string
  /** The longest stored response that can have come from our pages, in signs of JSON; absent: LONGEST_RESPONSE. */
  readonly longestResponse?: number
}

export type Kind = {
  readonly name: string
  readonly parse: (item: unknown, context: KindContext) => ReadQuestion<QuestionDefinition>
  readonly optionOrder: (definition: unknown, seed: string) => OptionOrder
  readonly forLearner: (definition: unknown, order: unknown) => LearnerQuestion
  readonly parseResponse: (input: unknown) => Result<unknown, ResponseReason>
  readonly isAnswered: (response: unknown) => boolean
  readonly grade: (definition: unknown, response: unknown) => Grade
  readonly review: (definition: unknown, response: unknown, order: unknown) => QuestionReview
  readonly describeResponse: (definition: unknown, response: unknown) => string
  /** What is longer, as JSON, did not come from our pages and is not saved. */
  readonly longestResponse: number
}

/**
 * A kind for callers who hold stored JSON. A definition that does not fit throws (only checked ones are stored); a
 * response that does not fit, or null, counts as unanswered.
 */
export function asKind<Definition extends QuestionDefinition, Response>(kind: QuestionKind<Definition, Response>): Kind {
  const read = (definition: unknown) => kind.schema.parse(definition)
  const heard = (input: unknown): Response => {
    const parsed = kind.parseResponse(input ?? {})
    if (parsed.ok) return parsed.value
    const silent = kind.parseResponse({})
    if (!silent.ok) throw new Error(`kind ${kind.name} does not read an empty response`)
    return silent.value
  }
  return {
    name: kind.name,
    parse: kind.parse,
    optionOrder: (definition, seed) => kind.optionOrder(read(definition), seed),
    forLearner: (definition, order) => kind.forLearner(read(definition), orderOf(order)),
    parseResponse: (input) => kind.parseResponse(input),
    isAnswered: (response) => kind.isAnswered(heard(response)),
    grade: (definition, response) => kind.grade(read(definition), heard(response)),
    review: (definition, response, order) => kind.review(read(definition), heard(response), orderOf(order)),
    describeResponse: (definition, response) => kind.describeResponse(read(definition), heard(response)),
    longestResponse: kind.longestResponse ?? LONGEST_RESPONSE,
  }
}

function orderOf(stored: unknown): OptionOrder {
  return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : []
}

/** The fields of form values or JSON; an error for anything that is not an object. */
export function responseFields(input: unknown): Result<Readonly<Record<string, unknown>>, ResponseReason> {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return err('response_unreadable')
  return ok(input as Readonly<Record<string, unknown>>)
}

/** Options in the order drawn; one that the order does not name comes last, so that none is ever lost. */
export function inOrder<Option extends { readonly id: string }>(options: readonly Option[], order: OptionOrder): Option[] {
  const place = (option: Option) => (order.includes(option.id) ? order.indexOf(option.id) : order.length)
  return [...options].sort((a, b) => place(a) - place(b))
}
