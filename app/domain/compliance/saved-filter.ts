/**
 * Conditions of the overview, or of a list of people, that somebody keeps under a name. What is kept is part of an address,
 * never a unit and never a figure: whoever opens the link sees only what is in his or her own charge. A list may be kept with
 * what was searched for, a name at times: it stays in the row of whoever keeps it (decision 100). Product choice, issue "HR".
 */
import { type Result, err, ok } from '../kernel/result'
import { cleanText } from '../kernel/vietnamese-text'
import { officerParams, readOfficerQuery } from './officer-query'
import type { OfficerFilter } from './overview'
import { type Structure, peopleParams } from './people-filter'

/** Which page a kept filter opens: figures of a unit, or its people. */
export const filterPages = ['overview', 'officers'] as const
export type FilterPage = (typeof filterPages)[number]

export type SavedFilter = { readonly id: string; readonly name: string; readonly page: FilterPage; readonly query: Readonly<Record<string, string>> }
export type NameFault = 'name_missing' | 'name_long' | 'name_taken'

/** One person keeps at most so many. */
export const MOST_SAVED = 50
const LONGEST_NAME = 80
/** As long as a day is ever typed. */
const LONGEST_DAY = 20

/** The page that a text names; figures, which filters were kept of first, where it names none. */
export function filterPage(text: string | null): FilterPage {
  return filterPages.find((one) => one === text) ?? 'overview'
}

/** In: a name as typed and the others of the same person. Out: the name cleaned, or why not. */
export function checkName(typed: string, others: readonly string[]): Result<string, NameFault> {
  const name = cleanText(typed)
  if (name === '') return err('name_missing')
  if (name.length > LONGEST_NAME) return err('name_long')
  return others.includes(name) ? err('name_taken') : ok(name)
}

/** The parameters of an address that a filter of the page holds, as the page reads them; a unit and the number of a page are not kept. */
function keptParams(page: FilterPage, read: (name: string) => string | null): Record<string, string> {
  const on = cleanText(read('on') ?? '').slice(0, LONGEST_DAY)
  const { filter, structure } = readOfficerQuery(read)
  return { ...(on === '' ? {} : { on }), ...(page === 'officers' ? officerParams(filter, structure) : peopleParams({ ...filter, structure })) }
}

/** What is kept of an address, as one text. */
export function keptQuery(page: FilterPage, read: (name: string) => string | null): string {
  return new URLSearchParams(keptParams(page, read)).toString()
}

/** A kept text as parameters again. */
export function readKept(page: FilterPage, query: string): Record<string, string> {
  const given = new URLSearchParams(query)
  return keptParams(page, (name) => given.get(name))
}

/** What a kept filter asks, read as its page reads it. */
export function keptFilter({ query }: Pick<SavedFilter, 'query'>): { readonly filter: OfficerFilter; readonly structure: Structure } {
  return readOfficerQuery((name) => query[name] ?? null)
}
