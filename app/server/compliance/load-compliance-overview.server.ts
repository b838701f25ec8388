/**
 * The page of one unit on one day: how many comply, below it, over time, what each unit lacks, and why. The number of
 * queries is the same for a commune and for the city (a test counts them).
 */
import type { Act, Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { causeTable } from '~/domain/compliance/cause-table'
import { type RequirementSubject, askedOn } from '~/domain/compliance/asked'
import { EXPIRING_DAYS } from '~/domain/compliance/evaluate'
import { heatOf } from '~/domain/compliance/heat'
import { type ComplianceOverview, type CountOnDay, type UnitCounts, shareOf, sumCounts } from '~/domain/compliance/overview'
import { type PeopleFilter, type Structure, isNarrowed } from '~/domain/compliance/people-filter'
import { previousQuarterEnd, quarterBlock, quarterEndsAfter, quarterEndsUntil } from '~/domain/compliance/quarter'
import { addDays, type Day } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { type Transition, transitionsOn } from '~/domain/standard/transition'
import { pool } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOn } from '~/server/standing/load-person-facts.server'
import { findExpiringCounts } from './find-expiring-counts.server'
import { findGapCounts } from './find-gap-counts.server'
import { findOffers } from './find-offers.server'
import { keepQuarterCounts } from './keep-quarter-counts.server'
import { keepUnitDays } from './keep-unit-days.server'
import type { UnitTops } from './people-condition.server'
import { type UnitDays, findUnitDays } from './find-unit-days.server'
import { type PostTally, findPostCounts } from './find-post-counts.server'
import { findQuarterCounts } from './find-quarter-counts.server'
import { type Frame, loadFrame } from './load-frame.server'

const PAST_QUARTERS = 8
const NEXT_QUARTERS = 4

export type OverviewRefusal = Refusal | 'not_found'
export type OverviewQuestion = { readonly actor: Actor; readonly unitId: string; readonly asOf: Day; readonly filter?: PeopleFilter; readonly structure?: Structure; readonly act?: Act; /** Whose structure `today` is; asOf when left out. */ readonly today?: Day }

export async function loadComplianceOverview({ actor, unitId, asOf, filter = {}, structure = 'then', act = 'viewUnitStanding', today = asOf }: OverviewQuestion): Promise<Result<ComplianceOverview, OverviewRefusal>> {
  const past = quarterEndsUntil(addDays(asOf, -1), PAST_QUARTERS)
  const ahead = quarterEndsAfter(asOf, NEXT_QUARTERS)
  const ends = isNarrowed(filter) ? [...past, ...ahead] : quarterBlock([...past, ...ahead])
  const loaded = await loadFrame({ actor, act, unitId, asOf, today, days: ends, structure })
  if (!loaded.ok) return loaded
  const frame = loaded.value
  const here = frame.counted.get(asOf) ?? []
  const tops = here.map(({ unit, top }) => ({ unitId: unit.unitId, top }))
  const unitsByQuarter = unitsOfDays(frame, ends)
  const standards = await findStandards(queriesOn(pool()))
  const { asked, requirementOf, subjects } = askedOn(standards, asOf)
  const question = { tops, subjects, transitions: transitionsOn(standards, asOf), asOf }
  const [{ expiring, posts, first, lacks }, quarters, offers] = await Promise.all(isNarrowed(filter) ? [countNow(question, filter), findQuarterCounts(unitsByQuarter, filter), findOffers()] : [countKept(question), keepQuarterCounts(unitsByQuarter), findOffers()])
  const { unit, ancestors, children, split, gave } = frame
  const { of, all } = figuresOf(posts, expiring)
  const on = (day: Day): CountOnDay => {
    const { people, met } = quarters.get(day) ?? all
    return { on: day, people, met, share: shareOf({ people, met }) }
  }
  return ok({
    asOf, unit, ancestors, structure, split, gave, ...all, share: shareOf(all), notMet: all.people - all.met,
    previous: on(previousQuarterEnd(asOf)), direct: of(unit.unitId), unplaced: of(null),
    children: children.map((child): UnitCounts => ({ ...child, ...of(child.unitId) })),
    causes: causeTable(first, requirementOf, offers),
    heat: heatOf(heatUnits(frame), asked, posts.flatMap(({ top, asker, people }) => (top === null ? [] : [{ unitId: top, asker, people }])), lacks),
    trend: { actual: [...past, asOf].map(on), forecast: ahead.map(on) },
  })
}

/** Days between two changes of the structure share one list. */
function unitsOfDays({ counted }: Frame, days: readonly Day[]): Map<Day, readonly string[]> {
  const lists = new Map([...new Set(counted.values())].map((units) => [units, units.map(({ unit }) => unit.unitId)]))
  return new Map(days.map((day) => [day, lists.get(counted.get(day) ?? []) ?? []]))
}

type FigureQuestion = { readonly tops: UnitTops; readonly subjects: readonly RequirementSubject[]; readonly transitions: readonly Transition[]; readonly asOf: Day }

/** Everybody's figures: kept by unit and day, worked out only where a change has overtaken them. */
async function countKept({ tops, subjects, transitions, asOf }: FigureQuestion): Promise<UnitDays> {
  await keepUnitDays(asOf, tops.map(({ unitId }) => unitId), subjects, transitions)
  return findUnitDays(tops, asOf)
}

/** Some people's figures: nobody can keep every choice of people, so these are counted each time. */
async function countNow({ tops, subjects, transitions, asOf }: FigureQuestion, filter: PeopleFilter): Promise<UnitDays> {
  const [expiring, gaps, posts] = await Promise.all([
    findExpiringCounts(tops, asOf, addDays(asOf, EXPIRING_DAYS), filter),
    findGapCounts(tops, subjects, asOf, filter),
    findPostCounts(tops, asOf, filter, transitions),
  ])
  return { expiring, posts, ...gaps }
}

/** People of the unit itself are a row of their own where there are units below. */
function heatUnits({ unit, children }: Frame): string[] {
  return children.length === 0 ? [unit.unitId] : [...children.map(({ unitId }) => unitId), unit.unitId]
}

/** The figures of each unit shown, and of all of them with those under none. */
function figuresOf(posts: readonly PostTally[], expiring: ReadonlyMap<string | null, number>) {
  const of = (top: string | null) => {
    const count = sumCounts(posts.filter((one) => one.top === top))
    return { ...count, expiring: expiring.get(top) ?? 0, share: shareOf(count), notMet: count.people - count.met }
  }
  return { of, all: { ...sumCounts(posts), expiring: [...expiring.values()].reduce((sum, one) => sum + one, 0) } }
}
