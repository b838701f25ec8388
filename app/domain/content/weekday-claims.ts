/**
 * Weekdays that a text puts beside dates ("thứ hai 02/04/2012", "30/04 là thứ hai") must be true, and the dates must
 * exist. A date without a year takes the year last named before it, else the first one named after it; where the caller
 * names the years a short text is about, the weekday must be true in one of them.
 * Source: writing-guide §11 ("the weekday beside a date must be true").
 */
import { dayOf, weekday } from '../kernel/day'
import { formatDayTable, formatWeekday } from '../kernel/vietnamese-format'
import { type TextFault, type TextPlace, fault } from './fault'

const NAMES = ['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật'] as const
const NAME = '(?<name>thứ\\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\\s+nhật)'
const DATE = '(?<d>\\d{1,2})/(?<m>\\d{1,2})(?:/(?<y>\\d{4}))?(?![\\d/])'
const SPOKEN = '(?<d>\\d{1,2})\\s+tháng\\s+(?<m>\\d{1,2})(?:\\s+năm\\s+(?<y>\\d{4}))?'
// "thứ hai và thứ ba 30/04, 01/05": the date belongs to neither weekday alone.
const ALONE = '(?<!(?:thứ\\s+\\p{L}+|nhật)\\s*(?:,|và|hoặc)\\s*)'
// "30/04 là thứ hai, 01/05 là thứ ba": the weekday belongs to the date before it.
const UNCLAIMED = '(?<!\\d\\s+là\\s+)'
const FORMS = [
  new RegExp(`${ALONE}${UNCLAIMED}${NAME},?\\s+(?:ngày\\s+)?${DATE}`, 'giu'),
  new RegExp(`${ALONE}${UNCLAIMED}${NAME},?\\s+(?:ngày\\s+)?${SPOKEN}`, 'giu'),
  new RegExp(`(?<![\\d/])${DATE}\\s+(?:là|\\()\\s*${NAME}`, 'giu'),
]
const YEAR = /(?<!\d)(?:\d{1,2}\/\d{1,2}\/|năm\s+)(\d{4})(?!\d)/giu

/** Every untrue weekday and impossible date of a text. In: the text as written; the years it may be about, if known. */
export function weekdayFaults(text: string, years: readonly number[] = []): TextFault[] {
  return FORMS.flatMap((form) => [...text.matchAll(form)].flatMap((claim) => claimFaults(text, claim, years)))
}

function claimFaults(text: string, claim: RegExpExecArray, known: readonly number[]): TextFault[] {
  const { name = '', d = '', m = '', y } = claim.groups ?? {}
  const years = y !== undefined ? [Number(y)] : known.length > 0 ? known : yearNear(text, claim.index)
  const [year] = years
  if (year === undefined) return []
  const at = placeIn(text, claim.index)
  const days = years.flatMap((one) => dayOf(one, Number(m), Number(d)) ?? [])
  const said = name.toLowerCase().replace(/\s+/g, ' ')
  const [day] = days
  if (day === undefined) return [fault(at, 'dateImpossible', { date: `${d}/${m}/${year}` })]
  if (days.some((one) => NAMES[weekday(one) - 1] === said)) return []
  return [fault(at, 'weekdayWrong', { date: formatDayTable(day), said, weekday: formatWeekday(day).toLowerCase() })]
}

function yearNear(text: string, index: number): number[] {
  const years = [...text.matchAll(YEAR)]
  const found = years.filter((match) => match.index < index).pop() ?? years[0]
  return found === undefined ? [] : [Number(found[1])]
}

/** Where an index of a text stands; both line and column count from 1. */
export function placeIn(text: string, index: number): TextPlace {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: (before[before.length - 1] ?? '').length + 1 }
}
