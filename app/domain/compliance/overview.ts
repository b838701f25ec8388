/**
 * The figures that compliance pages show, as plain data. A count is of people by main post on one day, over a whole
 * subtree; a share is met ÷ people, null when nobody is counted ("không có số liệu", never 100 %).
 * Source: requirements.md (100 %); look.md §1.3 (a number has a denominator and a date).
 */
import type { Day } from '../kernel/day'
import type { Cause, Mover } from './cause'
import type { CauseCell } from './cause-table'
import type { Heat } from './heat'
import type { PeopleFilter, Structure } from './people-filter'
import type { BirthPrecision } from './birth-text'
import type { Count } from './share-class'

export type CountOnDay = Count & { readonly on: Day; readonly share: number | null }

/** A unit under its name, type and code of the day; nobody's parent is null. */
export type UnitOnDay = {
  readonly unitId: string
  readonly parentId: string | null
  readonly name: string
  /** thanh_pho | quan | huyen | thi_xa | phuong | xa | thi_tran | so | phong | mot_cua */
  readonly type: string
  readonly code: string | null
  /** city | district | commune | department | division | desk */
  readonly level: string
}

/** `expiring`: people who comply on the day, still hold a main post 90 days later, but would not comply then. */
export type UnitCounts = UnitOnDay & Count & { readonly share: number | null; readonly notMet: number; readonly expiring: number }

export type ComplianceOverview = {
  readonly asOf: Day
  readonly unit: UnitOnDay
  /** Ancestors, nearest first, without the unit itself. */
  readonly ancestors: readonly UnitOnDay[]
  readonly people: number
  readonly met: number
  readonly notMet: number
  /** 0–1, or null when nobody is counted. */
  readonly share: number | null
  readonly expiring: number
  /** On the last day of the quarter before the day asked about. */
  readonly previous: CountOnDay
  /** People posted in the unit itself, not below it. */
  readonly direct: Count & { readonly share: number | null; readonly notMet: number; readonly expiring: number }
  /** Units directly below on the day, by Vietnamese order of names; each counts its whole subtree. */
  readonly children: readonly UnitCounts[]
  readonly trend: {
    /** Up to 8 quarter ends before the day, oldest first, then the day itself. */
    readonly actual: readonly CountOnDay[]
    /** The 4 quarter ends after it: who would still comply if nothing new came. */
    readonly forecast: readonly CountOnDay[]
  }
  /** Why, and whose move it is: the cells that hold somebody; the people add up to `notMet`. */
  readonly causes: readonly CauseCell[]
  /** Each unit below (or the unit itself, where there is none) by each requirement. */
  readonly heat: Heat
  readonly structure: Structure
  /** Under today's structure: people of the whole who stand under no unit below, because theirs was split or dissolved. */
  readonly unplaced: Count
  /** Under today's structure: units of the day that went to several, of which some are here; counted nowhere. */
  readonly split: readonly UnitOnDay[]
  /** Units of the day that gave some of their people to others since, who are counted with them: structure of today only. */
  readonly gave: readonly UnitOnDay[]
}

/** One person in a list, on the day of the list. */
export type OfficerRow = {
  readonly officerId: string
  readonly staffCode: string
  readonly fullName: string
  /** As far as known: 05/03/1985, 03/1985, 1985 or empty. */
  readonly birth: string
  readonly birthDate: Day | null
  readonly birthPrecision: BirthPrecision | null
  readonly unitId: string
  readonly unitName: string
  readonly unitType: string
  readonly positionId: string
  readonly positionCode: string
  readonly positionName: string
  readonly meets: boolean
  readonly metCount: number
  readonly totalCount: number
  /** First later day on which fewer requirements are met, or standing is lost, if nothing new comes. */
  readonly nextExpiry: Day | null
}

export const officerStates = ['met', 'missing', 'expiring'] as const
export type OfficerState = (typeof officerStates)[number]
export const officerSorts = ['name', 'unit', 'missing'] as const
export type OfficerSort = (typeof officerSorts)[number]
/** The order a list has before a direction is asked for: most missing first. */
export const firstOfficerDirection: Readonly<Record<OfficerSort, 'asc' | 'desc'>> = { name: 'asc', unit: 'asc', missing: 'desc' }

export type OfficerFilter = PeopleFilter & {
  /** Every word must begin a word of the name, marks may be left out; or part of the staff code. */
  readonly search?: string | undefined
  readonly state?: OfficerState | undefined
  /** The first cause of not complying. */
  readonly cause?: Cause | undefined
  /** Whose move the first gap is, by the courses on offer today. */
  readonly mover?: Mover | undefined
  /** What is lacked, as `subjectOf` names it. */
  readonly lacks?: string | undefined
  /** Default name; `missing`: most missing first. */
  readonly sort?: OfficerSort | undefined
  readonly direction?: 'asc' | 'desc' | undefined
}

/** The share of people who comply, 0–1, or null when nobody is counted. */
export function shareOf({ people, met }: Count): number | null {
  return people === 0 ? null : met / people
}

/** Adds counts up. */
export function sumCounts(counts: Iterable<Count>): Count {
  let people = 0
  let met = 0
  for (const one of counts) {
    people += one.people
    met += one.met
  }
  return { people, met }
}
