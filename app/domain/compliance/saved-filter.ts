/**
 * Conditions of the overview that somebody keeps under a name. What is kept is part of an address, never a unit and never
 * a figure: whoever opens the link sees only what is in his or her own charge. Product choice, issue "HR".
 */
import { type Result, err, ok } from '../kernel/result'
import { cleanText } from '../kernel/vietnamese-text'
import { keptNames } from './people-filter'

export type SavedFilter = { readonly id: string; readonly name: string; readonly query: Readonly<Record<string, string>> }
export type NameFault = 'name_missing' | 'name_long' | 'name_taken'

/** One person keeps at most so many. */
export const MOST_SAVED = 50
const LONGEST_NAME = 80

/** In: a name as typed and the others of the same person. Out: the name cleaned, or why not. */
export function checkName(typed: string, others: readonly string[]): Result<string, NameFault> {
  const name = cleanText(typed)
  if (name === '') return err('name_missing')
  if (name.length > LONGEST_NAME) return err('name_long')
  return others.includes(name) ? err('name_taken') : ok(name)
}

/** The parameters of an address that are kept, as one text; what is too long or not ours is left out. */
export function keptQuery(read: (name: string) => string | null): string {
  const kept = new URLSearchParams()
  for (const name of keptNames) {
    const value = read(name)
    if (value !== null && value !== '' && value.length <= 40) kept.set(name, value)
  }
  return kept.toString()
}

/** A kept text as parameters again. */
export function readKept(query: string): Record<string, string> {
  const given = new URLSearchParams(query)
  return Object.fromEntries(keptNames.flatMap((name) => (given.get(name) === null ? [] : [[name, given.get(name) as string]])))
}
