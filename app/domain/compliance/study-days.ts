/**
 * Working days to study on: offices' own calendar decides what a working day is; a year it does not know yet counts Monday
 * to Friday, and the plan says that it is provisional. And the paces one can study at.
 * Source: issue "Compliance" (dates by the working calendar where it matters); the paces are a product choice.
 */
import { type WorkingCalendar, dayKind } from '../calendar/working-calendar'
import { type Day, addDays, weekday } from '../kernel/day'

/** Hours of study a week one can choose from; four hours are one afternoon. */
export const PACES = [2, 4, 8] as const
export type Pace = (typeof PACES)[number]
export const DEFAULT_PACE: Pace = 4

const DAYS_A_WEEK = 5

/** Working days from a day on, that day included if it is one; as many as are asked for. */
export type StudyDays = {
  readonly from: Day
  /** The working day of an index, from 0. */
  readonly at: (index: number) => Day
  /** The index of the first working day that is not before a day. */
  readonly indexFrom: (day: Day) => number
  /** Whether one of them up to a day lies in a year without an official plan. */
  readonly isProvisional: (until: Day) => boolean
}

/** Reads a pace from an address or a form; the default where it is none. */
export function readPace(typed: string | null): Pace {
  return PACES.find((pace) => String(pace) === typed) ?? DEFAULT_PACE
}

/** Minutes of study on one working day. */
export function minutesADay(pace: Pace): number {
  return (pace * 60) / DAYS_A_WEEK
}

const counted = new WeakMap<WorkingCalendar, Map<Day, StudyDays>>()

/** The working days from a day on. Counted once for a calendar: the paths of a unit ask for the same thousands of times. */
export function studyDays(calendar: WorkingCalendar, from: Day): StudyDays {
  const known = counted.get(calendar) ?? new Map<Day, StudyDays>()
  const days = known.get(from) ?? countDays(calendar, from)
  counted.set(calendar, known.set(from, days))
  return days
}

function countDays(calendar: WorkingCalendar, from: Day): StudyDays {
  const days: Day[] = []
  let [next, provisionalFrom] = [from, null as Day | null]
  const count = () => {
    const found = dayKind(calendar, next)
    const working = found.ok ? found.value.working : weekday(next) <= DAYS_A_WEEK
    if (working) days.push(next)
    if (working && (!found.ok || found.value.provisional)) provisionalFrom ??= next
    next = addDays(next, 1)
  }
  return {
    from,
    at: (index) => {
      while (days.length <= index) count()
      return days[Math.max(index, 0)] as Day
    },
    indexFrom: (day) => {
      while (next <= day || days.length === 0 || (days.at(-1) as Day) < day) count()
      return days.findIndex((one) => one >= day)
    },
    isProvisional: (until) => {
      while (next <= until) count()
      return provisionalFrom !== null && provisionalFrom <= until
    },
  }
}

/** The day by which so many minutes are learnt when nothing else is studied. */
export function learntAlone(days: StudyDays, minutes: number, pace: Pace): Day {
  return days.at(Math.ceil(minutes / minutesADay(pace)) - 1)
}
