/**
 * What a page sends with an answer: sequence and idempotency key, which page it is (holder) and whether it sends by itself
 * (autosave), and, under the question's own names, the response.
 * A name that comes several times is a list (tick boxes). Reads fields as they come; the kind of the question judges them.
 */
import { toNfc } from '../kernel/vietnamese-text'
import { responseFromFields } from '../question/response-form'
import { isHolder } from './holder'

type SentAnswer<Response> = { readonly sequence: number; readonly key: string; readonly holder: string | null; readonly autosave: boolean; readonly response: Response }
export type AnswerForm = SentAnswer<Readonly<Record<string, string | string[]>>>

/** Fields of the page itself; everything else belongs to the response. */
const OWN_FIELDS: readonly string[] = ['sequence', 'key', 'ordinal', 'go', 'flag', 'place', 'holder', 'autosave']
const KEY = /^[0-9A-Za-z-]{8,64}$/
const MOST_SEQUENCE = 1_000_000

/** In: the fields of a form, in order. Out: null when sequence or key cannot be ours. */
export function readAnswerForm(fields: Iterable<readonly [string, unknown]>): AnswerForm | null {
  const all = [...fields]
  const own: Record<string, string> = {}
  for (const [name, value] of all) if (typeof value === 'string' && OWN_FIELDS.includes(name)) own[name] ??= toNfc(value)
  return checked(own, responseFromFields(all, OWN_FIELDS))
}

/** The same from JSON: {sequence, key, holder, autosave, response}. */
export function readAnswerJson(body: unknown): SentAnswer<unknown> | null {
  if (body === null || typeof body !== 'object') return null
  const own = body as Record<string, unknown>
  return checked(own, own['response'])
}

function checked<Response>({ sequence, key, holder = null, autosave }: Readonly<Record<string, unknown>>, response: Response): SentAnswer<Response> | null {
  const number = sequenceOf(sequence)
  if (number === null || typeof key !== 'string' || !KEY.test(key) || !(holder === null || isHolder(holder))) return null
  return { sequence: number, key, holder, autosave: autosave === true || autosave === 'yes', response }
}

function sequenceOf(sent: unknown): number | null {
  const number = Number(sent)
  return Number.isInteger(number) && number >= 1 && number <= MOST_SEQUENCE ? number : null
}
