/**
 * How days, times and numbers are written for Vietnamese readers.
 * Days: two digits for the day; months 01 and 02 with a zero, 3–9 without (05/3/2024); tables dd/MM/yyyy.
 * Numbers: 1.000,5. Percentages: one decimal, rounded down, so that "100 %" is said only of all of it.
 * Source: look.md §8 ("Numbers and dates"); Nghị định 30/2020/NĐ-CP on written days; certificates.md §3.
 */
import { type Day, HANOI_OFFSET_MS, dayOfInstant, partsOfDay, weekday } from './day'

const NO_BREAK_SPACE = '\u00a0'
const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const

function two(n: number): string {
  return String(n).padStart(2, '0')
}

function fourDigitYear(year: number): string {
  return String(year).padStart(4, '0')
}

/** A day in running text: 05/3/2024, 15/01/2024, 02/11/2024. Throws RangeError when not a Day. */
export function formatDay(day: Day): string {
  const { year, month, day: d } = partsOfDay(day)
  return `${two(d)}/${month <= 2 ? two(month) : month}/${fourDigitYear(year)}`
}

/** A day in a table or export, all digits in place: 05/03/2024. Throws RangeError when not a Day. */
export function formatDayTable(day: Day): string {
  const { year, month, day: d } = partsOfDay(day)
  return `${two(d)}/${two(month)}/${fourDigitYear(year)}`
}

/** The name of the weekday, as written inside a sentence: "thứ Hai" … "Chủ nhật". Throws RangeError when not a Day. */
export function formatWeekday(day: Day): string {
  return WEEKDAYS[weekday(day) - 1] ?? ''
}

/** Weekday and day: "thứ Năm, 05/9/2024". Throws RangeError when not a Day. */
export function formatWeekdayDay(day: Day): string {
  return `${formatWeekday(day)}, ${formatDay(day)}`
}

/**
 * A number with dots for thousands and a comma for decimals: 1.000,5. In: any finite number; `decimals` (0–20)
 * fixes how many are shown, rounded half away from zero; without it up to 3, no trailing zeros.
 * Throws RangeError for NaN, infinities and magnitudes from 10^21.
 */
export function formatNumber(value: number, decimals?: number): string {
  if (!(Math.abs(value) < 1e21)) throw new RangeError(`cannot write the number ${value}`)
  const digits = roundedDigits(Math.abs(value), decimals ?? 3)
  const [whole = '0', fixed = ''] = digits.split('.')
  const fraction = decimals === undefined ? fixed.replace(/0+$/, '') : fixed
  const sign = value < 0 && /[1-9]/.test(digits) ? '-' : ''
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, '.') + (fraction === '' ? '' : ',' + fraction)
}

/** Decimal digits of a non-negative number, rounded on what is printed (1.005 to two places is 1.01, not 1.00). */
function roundedDigits(value: number, decimals: number): string {
  const shifted = Number(`${value}e${decimals}`)
  const rounded = String(value).includes('e') || shifted >= 2 ** 53 ? value : Number(`${Math.round(shifted)}e-${decimals}`)
  return rounded.toFixed(decimals)
}

/**
 * A percentage with one decimal and a no-break space: "82,1 %". In: percent (82.14, not 0.8214).
 * Rounded down: 99.96 is "99,9 %"; exactly 100 is "100 %" and exactly 0 is "0 %", so a bare 0 or 100 means none
 * or all. Throws RangeError for NaN and infinities.
 */
export function formatPercent(percent: number): string {
  const whole = percent === 0 || percent === 100
  return formatNumber(whole ? percent : floorToTenth(percent), whole ? 0 : 1) + NO_BREAK_SPACE + '%'
}

/** Rounds down to one decimal, forgiving the last bits of binary arithmetic; what is below 100 stays below. */
function floorToTenth(percent: number): number {
  const tenths = Math.floor(percent * 10 + 1e-9)
  return (percent < 100 ? Math.min(tenths, 999) : tenths) / 10
}

/** The time of day in Hanoi at an instant, "15:30". Throws RangeError for an invalid Date. */
export function formatTime(instant: Date): string {
  const minutes = Math.floor((instant.getTime() + HANOI_OFFSET_MS) / 60_000)
  if (!Number.isInteger(minutes)) throw new RangeError('not an instant')
  const ofDay = ((minutes % 1440) + 1440) % 1440
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}

/** Time and day in Hanoi at an instant: "10:32, 16/12/2024". Throws RangeError for an invalid Date. */
export function formatInstant(instant: Date): string {
  return `${formatTime(instant)}, ${formatDay(dayOfInstant(instant))}`
}
