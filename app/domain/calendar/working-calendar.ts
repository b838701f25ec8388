/**
 * Which days the offices of Hanoi work: Monday to Friday, minus public holidays, days off in lieu (nghỉ bù) and
 * swapped days off, plus swapped Saturdays. The calendar is a table that the administrator edits each year.
 * - Where a year has the official Tết window, it replaces that year's default Tết and its days off in lieu.
 * - A year without the official window is provisional; a year without rows is not computed at all.
 * - A holiday that is not yet law counts only when switched on.
 * Source: procedures.md §11 rules 3, 5, 9 and its table of holidays; domain/README.md (calendar caution).
 */
import { type Day, isDay, weekday } from '../kernel/day'
import { type Result, err, ok } from '../kernel/result'

/** The kinds of rows in content/calendar/holidays.csv. */
export const CALENDAR_ROW_KINDS = ['holiday', 'compensation', 'official_tet_window', 'swap_off', 'swap_work'] as const
/** How sure a row is: by law, the statutory default, from memory, not yet law, or checked against the notice. */
export const CALENDAR_ROW_MARKS = ['law', 'default', 'memory', 'unconfirmed', 'official'] as const

export type CalendarRowKind = (typeof CALENDAR_ROW_KINDS)[number]
export type CalendarRowMark = (typeof CALENDAR_ROW_MARKS)[number]
export type CalendarRow = {
  readonly date: Day
  readonly kind: CalendarRowKind
  readonly name: string
  readonly mark: CalendarRowMark
}

export type CalendarOptions = {
  /** Whether holidays marked `unconfirmed` (24/11) are days off. */
  readonly unconfirmedHolidays: boolean
  /** Refuse to compute in years without an official plan, instead of marking the answer provisional. Default false. */
  readonly refuseProvisional?: boolean
}

/** Built once from the table and never changed; plain data, safe to store or send. */
export type WorkingCalendar = {
  /** Years that can be computed, ascending. */
  readonly years: readonly number[]
  /** Of these, the years whose official Tết window is known, ascending. */
  readonly plannedYears: readonly number[]
  /** The one row that decides each listed day. */
  readonly rows: Readonly<Record<Day, CalendarRow>>
  readonly refuseProvisional: boolean
}

export type DayKind = 'working' | 'weekend' | 'holiday' | 'compensation' | 'swap_off' | 'swap_work'
export type CalendarReason = 'date_invalid' | 'calendar_missing_year' | 'calendar_provisional_year'

export type CalendarDay = {
  readonly date: Day
  readonly kind: DayKind
  /** Whether the day counts as a working day (`working` and `swap_work`). */
  readonly working: boolean
  /** Name of the holiday or swap; null for ordinary days. */
  readonly name: string | null
  /** How sure the row is; null for ordinary days. */
  readonly mark: CalendarRowMark | null
  /** The year has no official plan yet. */
  readonly provisional: boolean
}

/**
 * Builds the calendar. In: rows in any order, several for one day allowed (swaps and the official window
 * win, then holidays, then days off in lieu); switches. Throws RangeError for a row whose date is not a Day (a bug of the loader).
 */
export function buildCalendar(rows: readonly CalendarRow[], options: CalendarOptions): WorkingCalendar {
  const wrong = rows.find((row) => !isDay(row.date))
  if (wrong !== undefined) throw new RangeError(`not a day: ${JSON.stringify(wrong.date)}`)
  const sure = rows.filter((row) => row.mark !== 'unconfirmed')
  const plannedYears = yearsOf(sure.filter((row) => row.kind === 'official_tet_window'))
  const used = (options.unconfirmedHolidays ? rows : sure).filter(
    (row) => !(isDefaultTet(row) && plannedYears.includes(yearOf(row.date))),
  )
  const decided: Record<Day, CalendarRow> = {}
  for (const row of used) {
    const other = decided[row.date]
    if (other === undefined || precedes(row, other)) decided[row.date] = Object.freeze({ ...row })
  }
  return Object.freeze({
    years: yearsOf(sure),
    plannedYears,
    rows: Object.freeze(decided),
    refuseProvisional: options.refuseProvisional ?? false,
  })
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

function yearsOf(rows: readonly CalendarRow[]): readonly number[] {
  return Object.freeze([...new Set(rows.map((row) => yearOf(row.date)))].sort((a, b) => a - b))
}

/**
 * Whether a row is the statutory default for Tết or a day off in lieu of it. Mùng 1 falls from 21/01 to 20/02,
 * so the default rows from 20/01 to the end of February are Tết's, and no other default falls there.
 */
function isDefaultTet(row: CalendarRow): boolean {
  const monthDay = row.date.slice(5)
  return row.mark === 'default' && monthDay >= '01-20' && monthDay <= '02-29'
}

const KIND_ORDER: readonly CalendarRowKind[] = ['swap_work', 'swap_off', 'official_tet_window', 'holiday', 'compensation']
const MARK_ORDER: readonly CalendarRowMark[] = ['official', 'memory', 'law', 'default', 'unconfirmed']

/** Which of two rows for one day decides: by kind, then by mark, then by name, so that row order never matters. */
function precedes(a: CalendarRow, b: CalendarRow): boolean {
  const byKind = KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind)
  const byMark = MARK_ORDER.indexOf(a.mark) - MARK_ORDER.indexOf(b.mark)
  return (byKind || byMark || (a.name < b.name ? -1 : 1)) < 0
}

/**
 * What a day is. Out: its kind, whether it is worked, the name and mark of the row that says so.
 * Reasons: `date_invalid`; `calendar_missing_year` (no row for that year: do not guess);
 * `calendar_provisional_year` (only when the calendar was built to refuse such years).
 */
export function dayKind(calendar: WorkingCalendar, day: Day): Result<CalendarDay, CalendarReason> {
  if (!isDay(day)) return err('date_invalid')
  const year = yearOf(day)
  if (!calendar.years.includes(year)) return err('calendar_missing_year')
  const provisional = !calendar.plannedYears.includes(year)
  if (provisional && calendar.refuseProvisional) return err('calendar_provisional_year')
  return ok({ date: day, provisional, ...(listedDay(calendar.rows[day]) ?? ordinaryDay(day)) })
}

type DayFacts = Omit<CalendarDay, 'date' | 'provisional'>

function listedDay(row: CalendarRow | undefined): DayFacts | null {
  if (row === undefined) return null
  const kind = row.kind === 'official_tet_window' ? 'holiday' : row.kind
  return { kind, working: kind === 'swap_work', name: row.name, mark: row.mark }
}

function ordinaryDay(day: Day): DayFacts {
  const working = weekday(day) <= 5
  return { kind: working ? 'working' : 'weekend', working, name: null, mark: null }
}

/**
 * Whether the reception desk can receive that day: every working day, and an ordinary Saturday (some desks open
 * on Saturday morning, Quyết định 14/2010/QĐ-TTg). Not on holidays, days off in lieu, swapped days off, Sundays.
 */
export function deskMayOpen(day: CalendarDay): boolean {
  return day.working || (day.kind === 'weekend' && weekday(day.date) === 6)
}
