/**
 * What a page sends with an answer: sequence and idempotency key, and, under the question's own names, the response.
 * A name that comes several times is a list (tick boxes). Reads fields as they come; the kind of the question judges them.
 */
import { toNfc } from '../kernel/vietnamese-text'

export type AnswerForm = { readonly sequence: number; readonly key: string; readonly response: Readonly<Record<string, string | string[]>> }

/** Fields of the page itself; everything else belongs to the response. */
const OWN_FIELDS: readonly string[] = ['sequence', 'key', 'ordinal', 'go', 'flag', 'place']
const KEY = /^[0-9A-Za-z-]{8,64}$/
const MOST_SEQUENCE = 1_000_000

/** In: the fields of a form, in order. Out: null when sequence or key cannot be ours. */
export function readAnswerForm(fields: Iterable<readonly [string, unknown]>): AnswerForm | null {
  const own: Record<string, string> = {}
  const response: Record<string, string | string[]> = {}
  for (const [name, value] of fields) {
    if (typeof value !== 'string') continue
    const text = toNfc(value)
    if (OWN_FIELDS.includes(name)) own[name] ??= text
    else response[name] = name in response ? [response[name] ?? []].flat().concat(text) : text
  }
  return checked(own['sequence'], own['key'], response)
}

/** The same from JSON: {sequence, key, response}. */
export function readAnswerJson(body: unknown): { readonly sequence: number; readonly key: string; readonly response: unknown } | null {
  if (body === null || typeof body !== 'object') return null
  const { sequence, key, response } = body as Record<string, unknown>
  return checked(sequence, key, response)
}

function checked<Response>(sequence: unknown, key: unknown, response: Response): { sequence: number; key: string; response: Response } | null {
  const number = Number(sequence)
  if (!Number.isInteger(number) || number < 1 || number > MOST_SEQUENCE) return null
  return typeof key === 'string' && KEY.test(key) ? { sequence: number, key, response } : null
}
