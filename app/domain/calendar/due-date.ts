/**
 * The day a dossier's result is due (ngày hẹn trả), with the count that proves it, day by day.
 * - The day of receipt is day 0; counting starts the next day. A limit in working days counts only these; a limit
 *   in days counts every day and, if it ends on a day off, runs on to the next working day.
 * - The clock stands still on the days of `stops`; afterwards it goes on, or starts again from the full limit.
 * - Nothing is received on a closed day. Without a calendar for every year touched, there is no answer.
 * - In-day procedures are due the same day; received at or after the cut-off, the next working day.
 * Source: procedures.md §11 rules 1, 2, 4, 5, 6, 9 (Bộ luật Dân sự 2015 Điều 147, 148; to be confirmed by the
 * legal officer); the course's convention "việc hôm nay, đổi cách đếm từ hôm sau" (KH2 lesson 2.3).
 */
import { type Day, addDays, isDay } from '../kernel/day'
import { type DaySpan, containsAny } from '../kernel/day-span'
import { type Result, err, ok } from '../kernel/result'
import { type CalendarDay, type CalendarReason, type WorkingCalendar, dayKind, deskMayOpen } from './working-calendar'

export type LimitUnit = 'working_day' | 'calendar_day'

export type DueDateInput = {
  /** The day of receipt. */
  readonly received: Day
  /** The published limit: a whole number ≥ 1, in `unit`. */
  readonly limit: number
  readonly unit: LimitUnit
  /** Half-open: `from` is the first day not counted, `to` the day counted again; null = still waiting. Default none. */
  readonly stops?: readonly DaySpan[]
  /** After a stop: count on (`remaining`) or from the full limit again (`full`). Default `remaining`. */
  readonly restart?: 'remaining' | 'full'
  readonly calendar: WorkingCalendar
}

/** One day of the count. `due` is the last entry. */
export type DueDateCount = {
  readonly date: Day
  readonly kind: 'receive' | 'count' | 'off' | 'stop' | 'due'
  /** 0 on receipt; the number counted on `count` and `due`; absent on days that do not count. */
  readonly n?: number
  /** Name of the holiday or swap, when the calendar has one for that day. */
  readonly note?: string
}

export type DueDate = {
  readonly due: Day
  /** Some day of the count lies in a year without an official plan. */
  readonly provisional: boolean
  /** Every day from receipt to due, in order, none left out. */
  readonly count: readonly DueDateCount[]
}

/**
 * `desk_closed`: receipt on a day off other than an ordinary Saturday. `limit_invalid`: not a whole number ≥ 1.
 * `stop_invalid`: a stop without real days, or that ends before it begins. `clock_stopped`: an open stop, no due date yet.
 */
export type DueDateReason = CalendarReason | 'desk_closed' | 'limit_invalid' | 'stop_invalid' | 'clock_stopped'

/**
 * Computes the due date of a procedure of one or more days. Out: due day, whether provisional, and the count.
 * When a limit in days ends on a day off, `due` is the working day after and carries no number.
 */
export function dueDate(input: DueDateInput): Result<DueDate, DueDateReason> {
  const refused = inputReason(input)
  if (refused !== null) return err(refused)
  const receipt = receiptDay(input.calendar, input.received)
  if (!receipt.ok) return receipt
  const count: DueDateCount[] = [entry(receipt.value, 'receive', 0)]
  let provisional = receipt.value.provisional
  let counted = 0
  for (let date = addDays(input.received, 1); ; date = addDays(date, 1)) {
    const day = dayKind(input.calendar, date)
    if (!day.ok) return day
    const step = stepOn(input, day.value, counted)
    if (step.kind === 'open_stop') return err('clock_stopped')
    provisional ||= day.value.provisional
    counted = step.counted
    count.push(entry(day.value, step.kind, step.n))
    if (step.kind === 'due') return ok({ due: date, provisional, count })
  }
}

function inputReason({ limit, stops = [] }: DueDateInput): 'limit_invalid' | 'stop_invalid' | null {
  if (!Number.isInteger(limit) || limit < 1) return 'limit_invalid'
  const sound = stops.every(({ from, to }) => isDay(from) && (to === null || (isDay(to) && from <= to)))
  return sound ? null : 'stop_invalid'
}

type Step = { kind: 'count' | 'off' | 'stop' | 'due' | 'open_stop'; counted: number; n?: number }

/** What one day after receipt does to the count, `before` days being counted when it begins. */
function stepOn(input: DueDateInput, day: CalendarDay, before: number): Step {
  const counted = startsAgain(input, day.date) ? 0 : before
  const still = standsStill(input, day, counted < input.limit)
  if (still !== null) return { kind: still, counted }
  if (counted === input.limit) return { kind: 'due', counted } // a limit in days ran out on a day off
  const n = counted + 1
  return { kind: n === input.limit && day.working ? 'due' : 'count', counted: n, n }
}

/** Why a day is not counted, or null. While a limit in days runs, days off count too. */
function standsStill(input: DueDateInput, day: CalendarDay, running: boolean): 'off' | 'stop' | 'open_stop' | null {
  const { stops = [] } = input
  if (stops.some((stop) => stop.to === null && stop.from <= day.date)) return 'open_stop'
  if (!day.working && !(running && input.unit === 'calendar_day')) return 'off'
  return containsAny(stops, day.date) ? 'stop' : null
}

/** Whether the full limit starts again on this day: the day a stop ends, even one shorter than a day. */
function startsAgain(input: DueDateInput, date: Day): boolean {
  return input.restart === 'full' && (input.stops ?? []).some((stop) => stop.to === date)
}

function entry(day: CalendarDay, kind: DueDateCount['kind'], n?: number): DueDateCount {
  const note = day.name === null ? {} : { note: day.name }
  return { date: day.date, kind, ...(n === undefined ? {} : { n }), ...note }
}

function receiptDay(calendar: WorkingCalendar, day: Day): Result<CalendarDay, CalendarReason | 'desk_closed'> {
  const found = dayKind(calendar, day)
  return found.ok && !deskMayOpen(found.value) ? err('desk_closed') : found
}

/** From this time on, an in-day dossier is due the next working day (civil status, certification). */
export const IN_DAY_CUTOFF = '15:00'

export type InDayInput = {
  readonly day: Day
  /** Time of receipt in Hanoi, HH:MM. */
  readonly receivedAt: string
  /** HH:MM; IN_DAY_CUTOFF where the procedure states no other. */
  readonly cutoff?: string
  readonly calendar: WorkingCalendar
}

/**
 * The due day of a procedure answered within the day. Before the cut-off on a working day: the same day, with the
 * count [{due, n: 0}]. At or after it, or received on an ordinary Saturday: the next working day, n = 1.
 * Reasons: those of the calendar, `desk_closed`, `time_invalid` (not HH:MM).
 */
export function inDayDue(input: InDayInput): Result<DueDate, DueDateReason | 'time_invalid'> {
  const cutoff = input.cutoff ?? IN_DAY_CUTOFF
  if (!isTime(input.receivedAt) || !isTime(cutoff)) return err('time_invalid')
  const receipt = receiptDay(input.calendar, input.day)
  if (!receipt.ok) return receipt
  const day = receipt.value
  if (!day.working || input.receivedAt >= cutoff) {
    return dueDate({ received: input.day, limit: 1, unit: 'working_day', calendar: input.calendar })
  }
  return ok({ due: day.date, provisional: day.provisional, count: [entry(day, 'due', 0)] })
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}
