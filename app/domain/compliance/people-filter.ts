/**
 * Whom the figures of a page are about, read from its address: position, group of positions (level of government), sex,
 * age on the day of the figure, standing in the reserve programme that day. What does not fit is left out rather than
 * refused, as with lists. A further condition is added here and in server/compliance/people-condition.
 */
import { type Day, addDays, addMonths } from '../kernel/day'

export const positionLevels = ['xa', 'huyen', 'thanh_pho'] as const
export const sexes = ['female', 'male', 'unknown'] as const
export const ageBands = ['under_30', '30_39', '40_49', '50_up', 'unknown'] as const
/** member: selected and not dropped out; completed: graduated, and not dropped out since. */
export const programmeStandings = ['member', 'completed'] as const
/** Conditions chosen from fixed words, in the order shown; each is the name of its label and the beginning of its words. */
export const choiceNames = ['level', 'sex', 'age', 'programme'] as const
export const choiceWords = { level: positionLevels, sex: sexes, age: ageBands, programme: programmeStandings } as const satisfies Record<(typeof choiceNames)[number], readonly string[]>
export type AgeBand = (typeof ageBands)[number]
export const structures = ['then', 'today'] as const
/** then: units as they were on the day; today: people of units that are no more stand under their successors. */
export type Structure = (typeof structures)[number]

export type PeopleFilter = {
  readonly positionId?: string | undefined
  readonly level?: (typeof positionLevels)[number] | undefined
  readonly sex?: (typeof sexes)[number] | undefined
  readonly age?: AgeBand | undefined
  readonly programme?: (typeof programmeStandings)[number] | undefined
}

/** The conditions by their names in an address; one that is missing here does not compile. */
export const peopleNames = { positionId: 'position', level: 'level', sex: 'sex', age: 'age', programme: 'programme' } as const satisfies Record<keyof PeopleFilter, string>

/** Full years, from and up to (not including); no bounds when the day of birth is not known. */
export const ageBounds: Readonly<Record<Exclude<AgeBand, 'unknown'>, { readonly from: number; readonly to: number }>> = {
  under_30: { from: 0, to: 30 },
  '30_39': { from: 30, to: 40 },
  '40_49': { from: 40, to: 50 },
  '50_up': { from: 50, to: 200 },
}

/**
 * Who is born on this day or earlier has turned so many years by `asOf`. Who is born on a 29 February turns on the 28th in
 * other years (month arithmetic clamped to the end of the month). A bound instead of an age per row lets an index answer.
 */
export function bornUntil(asOf: Day, years: number): Day {
  const born = addMonths(asOf, -12 * years)
  const next = addDays(born, 1)
  return addMonths(next, 12 * years) <= asOf ? next : born
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** In: how to read a parameter of the address. Total. */
export function readPeopleFilter(read: (name: string) => string | null): PeopleFilter & { readonly structure: Structure } {
  const one = <Word extends string>(name: string, words: readonly Word[]) => words.find((word) => word === read(name))
  const position = read('position')
  return { positionId: position !== null && ID.test(position) ? position : undefined, level: one('level', positionLevels), sex: one('sex', sexes), age: one('age', ageBands), programme: one('programme', programmeStandings), structure: one('structure', structures) ?? 'then' }
}

/** The filter as parameters of an address; what is not asked is left out. */
export function peopleParams({ positionId, level, sex, age, programme, structure }: PeopleFilter & { readonly structure?: Structure | undefined }): Record<string, string> {
  const given = { position: positionId, level, sex, age, programme, structure: structure === 'today' ? structure : undefined }
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** Whether the figures are about some of the people only. */
export function isNarrowed({ positionId, level, sex, age, programme }: PeopleFilter): boolean {
  return [positionId, level, sex, age, programme].some((value) => value !== undefined)
}
