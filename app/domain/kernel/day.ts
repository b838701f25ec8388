/**
 * A calendar day in Hanoi, without a time of day, and arithmetic on it.
 * A Day is ISO text yyyy-MM-dd (0001-01-01 to 9999-12-31), so that plain text order is date order, in
 * JavaScript and in PostgreSQL alike. No Date object is used for counting: no zone can shift a day.
 * Zone: Asia/Ho_Chi_Minh, UTC+7 all year (design.md §3; certificates.md §3 for the written forms).
 */
export type Day = string

const FIRST = -719162 // 0001-01-01 as days from 1970-01-01
const LAST = 2932896 // 9999-12-31
const MS_PER_DAY = 86_400_000
/** Offset of Hanoi from UTC, in milliseconds. Vietnam has no daylight saving time. */
export const HANOI_OFFSET_MS = 7 * 3_600_000

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Length of a month. In: year, month 1–12. Out: 28–31, or 0 when there is no such month. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** Whether a value is a real day written yyyy-MM-dd (31/02 is not; year 0000 is not). Never throws. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const { year, month, day } = fields(value)
  return year >= 1 && day >= 1 && day <= daysInMonth(year, month)
}

function fields(day: Day): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) }
}

/**
 * Year, month (1–12) and day of the month of a Day.
 * Throws RangeError when the text is not a Day: parse or check with `isDay` at the border.
 */
export function partsOfDay(day: Day): { year: number; month: number; day: number } {
  if (!isDay(day)) throw new RangeError(`not a day: ${JSON.stringify(day)}`)
  return fields(day)
}

/** Builds a Day. In: year 1–9999, month 1–12, day of month. Out: the Day, or undefined when it does not exist. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return isDay(text) ? text : undefined
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0')
}

/** Days from 1970-01-01 (negative before). Throws RangeError when not a Day. Source: H. Hinnant, days_from_civil. */
export function dayNumber(day: Day): number {
  const { year, month, day: d } = partsOfDay(day)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + d - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The Day that is `n` days from 1970-01-01. Throws RangeError for a fraction or outside years 1–9999. */
export function dayFromNumber(n: number): Day {
  if (!Number.isInteger(n) || n < FIRST || n > LAST) throw new RangeError(`no day has number ${n}`)
  const z = n + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** The Day `n` days later (earlier when negative). Throws RangeError outside years 1–9999. */
export function addDays(day: Day, n: number): Day {
  return dayFromNumber(dayNumber(day) + n)
}

/** Days from `from` to `to`: positive when `to` is later. diffDays(d, addDays(d, n)) is n. */
export function diffDays(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** Day of the week: 1 = thứ Hai (Monday) … 7 = Chủ nhật (Sunday). */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7 + 1
}

/** Order for sorting: negative, 0 or positive. Text order is date order. */
export function compareDay(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The same day of the month `n` months later (earlier when negative); where that month is shorter, its last
 * day (31/01 + 1 month is 28/02 or 29/02). Throws RangeError for a fraction or outside years 1–9999.
 */
export function addMonths(day: Day, n: number): Day {
  const parts = partsOfDay(day)
  const months = parts.year * 12 + (parts.month - 1) + n
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  const result = dayOf(year, month, Math.min(parts.day, daysInMonth(year, month)))
  if (result === undefined) throw new RangeError(`${day} and ${n} months is outside the calendar`)
  return result
}

/** The day it is in Hanoi at an instant (UTC+7). Throws RangeError for an invalid Date. */
export function dayOfInstant(now: Date): Day {
  return dayFromNumber(Math.floor((now.getTime() + HANOI_OFFSET_MS) / MS_PER_DAY))
}

const WRITTEN = [
  /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$/,
  /^(?:ngày )?(?<d>\d{1,2}) ?(?<sep>[/.-]) ?(?<m>\d{1,2}) ?\k<sep> ?(?<y>\d{4})$/,
  /^(?:ngày )?(?:mùng |mồng )?(?<d>\d{1,2}) tháng (?<m>\d{1,2}) năm (?<y>\d{4})$/,
] as const

/**
 * Reads a day as Vietnamese offices write it: 5/3/2024, 05-03-2024, 05.3.2024, "ngày 5 tháng 3 năm 2012",
 * or ISO. Always day before month, never M/d. Spaces, letter case and Unicode form do not matter.
 * Out: the Day, or undefined for anything else (31/02, a two-digit year, a year alone). Never throws.
 */
export function parseVietnameseDate(text: string): Day | undefined {
  const clean = text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
  for (const form of WRITTEN) {
    const found = form.exec(clean)?.groups
    if (found) return dayOf(Number(found['y']), Number(found['m']), Number(found['d']))
  }
  return undefined
}
