/**
 * Days as rosters hold them: serial numbers of Excel (1900 with its 29/02/1900 that never was, or 1904), dd/MM/yyyy and
 * its relatives, dd-MM-yy, month and year, a year alone. Day stands before month, always: 12/31/1985 is refused, not turned.
 * Source: ECMA-376 part 1 §18.17.4; certificates.md §3.
 */
import { type Day, dayFromNumber, dayNumber, dayOf, parseVietnameseDate } from '../kernel/day'
import { cleanText } from '../kernel/vietnamese-text'

const EPOCH_1900 = dayNumber('1899-12-30')
const EPOCH_1904 = dayNumber('1904-01-01')
const LAST_SERIAL = 2_900_000

export type DayPrecision = 'day' | 'month' | 'year'
export type ReadDay = { readonly day: Day; readonly precision: DayPrecision }

/** The day of a serial number (time of day cut off); undefined outside 1900–9999 and for the 60th of 1900. */
export function dayOfSerial(serial: number, date1904: boolean): Day | undefined {
  const whole = Math.floor(serial)
  if (!Number.isFinite(serial) || whole < (date1904 ? 0 : 1) || whole > LAST_SERIAL) return undefined
  if (date1904) return dayFromNumber(EPOCH_1904 + whole)
  if (whole === 60) return undefined
  return dayFromNumber(EPOCH_1900 + whole + (whole < 60 ? 1 : 0))
}

/** The serial number of a day from 01/01/1900 (1904) on. dayOfSerial(serialOfDay(d)) is d. */
export function serialOfDay(day: Day, date1904: boolean): number {
  if (date1904) return dayNumber(day) - EPOCH_1904
  const serial = dayNumber(day) - EPOCH_1900
  return serial <= 60 ? serial - 1 : serial
}

/**
 * A day as a cell says it. In: the cell; whether the workbook counts from 1904; the latest year meant, which decides the
 * century of two digits (for a birth: sixteen years ago). Out: the day and how much of it is known, or undefined.
 */
export function readDay(cell: string | number, date1904: boolean, latestYear: number): ReadDay | undefined {
  if (typeof cell === 'number') return readNumber(cell, date1904)
  const text = cleanText(cell).replace(/\s*\/\s*/g, '/').replace(/ 0{1,2}:00(:00)?$/, '')
  const full = parseVietnameseDate(text)
  if (full !== undefined) return { day: full, precision: 'day' }
  const iso = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text)
  if (iso) return whole(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const short = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2})$/.exec(text)
  if (short) return whole(century(Number(short[4]), latestYear), Number(short[3]), Number(short[1]))
  const month = /^(?:tháng )?(\d{1,2})[/.-](\d{4})$/i.exec(text)
  if (month) return partly(dayOf(Number(month[2]), Number(month[1]), 1), 'month')
  if (/^(?:năm )?(?:19|20)\d{2}$/i.test(text)) return partly(dayOf(Number(text.slice(-4)), 1, 1), 'year')
  return /^\d{5}(?:\.\d+)?$/.test(text) ? readNumber(Number(text), date1904) : undefined
}

function readNumber(value: number, date1904: boolean): ReadDay | undefined {
  if (Number.isInteger(value) && value >= 1900 && value <= 2100) return partly(dayOf(value, 1, 1), 'year')
  return partly(dayOfSerial(value, date1904), 'day')
}

function whole(year: number, month: number, day: number): ReadDay | undefined {
  return partly(dayOf(year, month, day), 'day')
}

function partly(day: Day | undefined, precision: DayPrecision): ReadDay | undefined {
  return day === undefined ? undefined : { day, precision }
}

function century(two: number, latestYear: number): number {
  const inLatest = Math.floor(latestYear / 100) * 100 + two
  return inLatest > latestYear ? inLatest - 100 : inLatest
}
