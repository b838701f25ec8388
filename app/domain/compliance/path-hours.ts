/**
 * The year for which the tiết of a path count. A class counts in the year of its last day, so a shortfall is closed by
 * courses that end in one year: the year in which study begins, on top of what was gained in it; where the offer, the
 * waits or the pace do not allow that, the next year from nothing, and then no course that gives tiết is finished before
 * New Year (those of a class session keep its day). Each year is tried whole, in that order, and holds only if the dates
 * of the finished plan bear it out; which courses end before New Year is decided by the order of study, not searched.
 * Source: training-year.ts; issue "Compliance" (yearly training hours); decision 098.
 */
import { type Day, dayOf, partsOfDay } from '../kernel/day'
import type { TrainingHoursRequirement } from '../standard/standard'
import type { CourseFacts, CourseWay, OwnCourse } from './course-way'
import type { Leaf } from './standing-tree'

type OpenWay = Extract<CourseWay, { kind: 'open' }>

/** The tiết that passing the course now gives an officer. Total. */
export function hoursGiven({ periods }: Pick<CourseFacts, 'periods'>, { completed }: Pick<OwnCourse, 'completed'>): number {
  return completed ? 0 : periods
}

/** A leaf of yearly hours, or undefined. */
export function hoursOf({ requirement }: Pick<Leaf, 'requirement'>): TrainingHoursRequirement | undefined {
  return requirement.kind === 'training_hours' ? requirement : undefined
}

/** The years for which hours may be gained, in the order to try them. */
export function hoursYears(start: Day): readonly [number, number] {
  const { year } = partsOfDay(start)
  return [year, year + 1]
}

/** What a year still lacks of the hours a leaf asks for; at least 1. In: the leaf as judged today. */
export function hoursLacking({ gained = 0 }: Pick<Leaf, 'gained'>, { hours }: TrainingHoursRequirement, year: number, today: Day): number {
  return Math.max(1, hours - (partsOfDay(today).year === year ? gained : 0))
}

/** The first day on which the course may end so that its tiết count for the year; null: it cannot end in that year. */
export function countsFrom({ test }: Pick<CourseFacts, 'test'>, { notBefore, wait }: OpenWay, year: number, start: Day): Day | null {
  const earliest = notBefore !== null && notBefore > start ? notBefore : start
  const ends = partsOfDay(earliest).year
  if (ends >= year) return ends === year ? earliest : null
  const newYear = dayOf(year, 1, 1) ?? null
  const isOpen = newYear !== null && (test.closesOn === null || newYear < test.closesOn)
  return isOpen && !isFixed(wait) ? newYear : null
}

/** A class session keeps its day, and marking comes when it comes. */
function isFixed(wait: OpenWay['wait']): boolean {
  return wait?.kind === 'session' || wait?.kind === 'marking'
}

export type HoursStep = { readonly finish: Day; readonly hours: number }

/** Whether the hours are enough on a day: of its year or the one before, by what is gained and by the steps finished. */
export function hoursReached(leaf: Pick<Leaf, 'gained'>, { hours }: TrainingHoursRequirement, steps: readonly HoursStep[], today: Day, on: Day): boolean {
  const { year } = partsOfDay(on)
  return [year, year - 1].some((one) => {
    const had = partsOfDay(today).year === one ? (leaf.gained ?? 0) : 0
    return steps.reduce((sum, step) => sum + (partsOfDay(step.finish).year === one ? step.hours : 0), had) >= hours
  })
}
