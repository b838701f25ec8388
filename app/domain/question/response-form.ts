/**
 * A response out of the fields of a form: names of the page itself are left out, a name that comes several times is a list
 * (tick boxes). Fields are taken as they come, in NFC; the question's kind judges them.
 */
import { toNfc } from '../kernel/vietnamese-text'

export type ResponseFields = Readonly<Record<string, string | string[]>>

/** In: the fields of a form, in order; the names that are not the question's. */
export function responseFromFields(fields: Iterable<readonly [string, unknown]>, ownNames: readonly string[]): ResponseFields {
  const response: Record<string, string | string[]> = {}
  for (const [name, value] of fields) {
    if (typeof value !== 'string' || ownNames.includes(name)) continue
    const text = toNfc(value)
    response[name] = Object.hasOwn(response, name) ? [response[name] ?? []].flat().concat(text) : text
  }
  return response
}
