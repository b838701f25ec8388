/**
 * From minutes to days: study is spread evenly over working days at a weekly pace, one course after another, while
 * papers and assessments go on beside it. Offices' own calendar decides what a working day is; a year it does not know
 * yet counts Monday to Friday, and the plan says that it is provisional.
 * Source: issue "Compliance" (dates by the working calendar where it matters); the paces are a product choice.
 */
import { type WorkingCalendar, dayKind } from '../calendar/working-calendar'
import { type Day, addDays, weekday } from '../kernel/day'

/** Hours of study a week one can choose from; four hours are one afternoon. */
export const PACES = [2, 4, 8] as const
export type Pace = (typeof PACES)[number]
export const DEFAULT_PACE: Pace = 4

const DAYS_A_WEEK = 5

/** Working days from a day on, in order. `provisional`: some lie in a year without an official plan. */
export type StudyDays = { readonly days: readonly Day[]; readonly provisional: boolean }

/** Reads a pace from an address; the default where it is none. */
export function readPace(typed: string | null): Pace {
  return PACES.find((pace) => String(pace) === typed) ?? DEFAULT_PACE
}

/** Minutes of study on one working day. */
export function minutesADay(pace: Pace): number {
  return (pace * 60) / DAYS_A_WEEK
}

/** The first `count` working days from a day on, that day included if it is one. */
export function studyDays(calendar: WorkingCalendar, from: Day, count: number): StudyDays {
  const days: Day[] = []
  let provisional = false
  for (let day = from; days.length < count; day = addDays(day, 1)) {
    const found = dayKind(calendar, day)
    const working = found.ok ? found.value.working : weekday(day) <= DAYS_A_WEEK
    if (!working) continue
    provisional ||= !found.ok || found.value.provisional
    days.push(day)
  }
  return { days, provisional }
}

export type ToSchedule = {
  readonly id: string
  readonly minutes: number
  /** First day it can be finished, whatever the pace. */
  readonly notBefore: Day | null
  readonly needs: readonly string[]
}

export type StepDates = { readonly start: Day; /** The day the learning is done. */ readonly learnt: Day; /** The earliest day on which it is finished. */ readonly finish: Day }

/** How many working days the list must hold for so many minutes. */
export function daysNeeded(minutes: number, pace: Pace): number {
  return Math.ceil(minutes / minutesADay(pace)) + 1
}

/**
 * Dates of steps in their order. In: the steps, enough working days (daysNeeded), the pace. Out: by id. A step without
 * minutes takes no study time and can begin at once. What needs another step is not finished before that one.
 */
export function scheduleSteps(steps: readonly ToSchedule[], { days }: StudyDays, pace: Pace): Map<string, StepDates> {
  const perDay = minutesADay(pace)
  const at = (index: number) => days[Math.min(Math.max(index, 0), days.length - 1)] as Day
  const dates = new Map<string, StepDates>()
  let used = 0
  for (const { id, minutes, notBefore, needs } of steps) {
    const start = minutes === 0 ? at(0) : at(Math.floor(used / perDay))
    used += minutes
    const learnt = minutes === 0 ? start : at(Math.ceil(used / perDay) - 1)
    const finish = [learnt, notBefore ?? learnt, ...needs.flatMap((need) => dates.get(need)?.finish ?? [])].sort().at(-1) as Day
    dates.set(id, { start, learnt, finish })
  }
  return dates
}

/** About the day by which so many minutes are learnt when nothing else is studied: whole weeks of five days. */
export function learntBy(start: Day, minutes: number, pace: Pace): Day {
  return addDays(start, Math.max(0, Math.ceil((minutes / minutesADay(pace)) * (7 / DAYS_A_WEEK)) - 1))
}
