/**
 * The address of a list of people, read: what does not fit is left out rather than refused, because a list without
 * one filter is still an answer, and an address is often typed or shortened by hand.
 */
import { z } from 'zod'
import { cleanText } from '../kernel/vietnamese-text'
import { causes, movers } from './cause'
import { type Structure, peopleNames, readPeopleFilter } from './people-filter'
import { type OfficerFilter, officerSorts, officerStates } from './overview'

export type OfficerQuery = {
  readonly unitId: string | undefined
  readonly filter: OfficerFilter
  readonly structure: Structure
  /** From 1. */
  readonly page: number
}

/** The conditions and the order of a list by their names in its address; one that is missing here does not compile. */
export const officerNames = { ...peopleNames, search: 'q', state: 'state', cause: 'cause', mover: 'mover', lacks: 'lacks', sort: 'sort', direction: 'dir' } as const satisfies Record<keyof OfficerFilter, string>
/** Every parameter by which an address says which people, in which order: what files, forms and links carry along. */
export const officerParameters: readonly string[] = [...Object.values(officerNames), 'structure']
type Condition = Exclude<keyof OfficerFilter, 'sort' | 'direction'>
/** What narrows a list, without its order; in the order in which conditions are said. */
export const conditions: readonly Condition[] = ['search', 'positionId', 'level', 'sex', 'age', 'programme', 'cause', 'mover', 'lacks', 'state']
/** The address without a condition: each left out. */
export const noConditions: Readonly<Record<string, undefined>> = Object.fromEntries(conditions.map((one) => [officerNames[one], undefined]))

const LONGEST_SEARCH = 100
/** As `subjectOf` names the thing a requirement asks for. */
const SUBJECT = /^[a-z_]{1,30}(:([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z0-9_]{1,40}))?$/
const MOST_PAGES = 100_000

/** Whether a text of an address may be an identifier of ours. */
export const isId = (text: string | null | undefined): text is string => z.uuid().safeParse(text).success

/** In: how to read a parameter of the address. Total. */
export function readOfficerQuery(read: (name: string) => string | null): OfficerQuery {
  const id = (name: string) => {
    const text = read(name)
    return isId(text) ? text : undefined
  }
  const one = <Word extends string>(name: string, words: readonly Word[]) => words.find((word) => word === read(name))
  const search = cleanText((read('q') ?? '').slice(0, LONGEST_SEARCH))
  const page = Number(read('page') ?? 1)
  const { structure, ...people } = readPeopleFilter(read)
  return {
    unitId: id('unit'),
    structure,
    page: Number.isInteger(page) && page > 0 && page < MOST_PAGES ? page : 1,
    filter: {
      search: search === '' ? undefined : search,
      state: one('state', officerStates),
      ...people,
      cause: one('cause', causes),
      mover: one('mover', movers),
      lacks: SUBJECT.test(read('lacks') ?? '') ? (read('lacks') ?? undefined) : undefined,
      sort: one('sort', officerSorts),
      direction: one('dir', ['asc', 'desc'] as const),
    },
  }
}

/** The filter and its order as parameters of an address; what is not asked is left out. */
export function officerParams(filter: OfficerFilter, structure: Structure = 'then'): Record<string, string> {
  const given = (Object.keys(officerNames) as (keyof OfficerFilter)[]).map((key): [string, string | undefined] => [officerNames[key], filter[key]])
  return Object.fromEntries([...given, ['structure', structure === 'today' ? structure : undefined]].filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** A filter as the audit log keeps it: that something was searched for, not what. It may be a name, and the log is for ever. */
export function loggedFilter({ search, ...rest }: OfficerFilter): Omit<OfficerFilter, 'search'> & { readonly searched?: true } {
  return search === undefined ? rest : { ...rest, searched: true }
}

/** Whether a list is of some of the people only. */
export function isFiltered(filter: OfficerFilter): boolean {
  return conditions.some((one) => filter[one] !== undefined)
}
