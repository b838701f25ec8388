/**
 * Weekdays that a text puts beside dates ("thứ hai 02/04/2012", "30/04 là thứ hai") must be true, and the dates must
 * exist. A date without a year takes the year last named before it, else the first one named after it.
 * Source: writing-guide §11 ("the weekday beside a date must be true").
 */
import { type Day, dayOf, weekday } from '../kernel/day'
import { formatDayTable, formatWeekday } from '../kernel/vietnamese-format'
import { type TextFault, type TextPlace, fault } from './fault'

const NAMES = ['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật'] as const
const NAME = '(?<name>thứ\\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\\s+nhật)'
const DATE = '(?<d>\\d{1,2})/(?<m>\\d{1,2})(?:/(?<y>\\d{4}))?(?![\\d/])'
const SPOKEN = '(?<d>\\d{1,2})\\s+tháng\\s+(?<m>\\d{1,2})(?:\\s+năm\\s+(?<y>\\d{4}))?'
// "thứ hai và thứ ba 30/04, 01/05": the date belongs to neither weekday alone.
const ALONE = '(?<!(?:thứ\\s+\\p{L}+|nhật)\\s*(?:,|và|hoặc)\\s*)'
const FORMS = [
  new RegExp(`${ALONE}${NAME},?\\s+(?:ngày\\s+)?${DATE}`, 'giu'),
  new RegExp(`${ALONE}${NAME},?\\s+(?:ngày\\s+)?${SPOKEN}`, 'giu'),
  new RegExp(`(?<![\\d/])${DATE}\\s+(?:là|\\()\\s*${NAME}`, 'giu'),
]
const YEAR = /(?<!\d)(?:\d{1,2}\/\d{1,2}\/|năm\s+)(\d{4})(?!\d)/giu

/** Every untrue weekday and impossible date of a text. In: the text as written in the file, and where its first line stands. */
export function weekdayFaults(text: string, start: TextPlace = { line: 1, column: 1 }): TextFault[] {
  return FORMS.flatMap((form) => [...text.matchAll(form)].flatMap((claim) => claimFaults(text, claim, start)))
}

function claimFaults(text: string, claim: RegExpExecArray, start: TextPlace): TextFault[] {
  const { name = '', d = '', m = '', y } = claim.groups ?? {}
  const year = y === undefined ? yearNear(text, claim.index) : Number(y)
  if (year === undefined) return []
  const at = placeIn(text, claim.index, start)
  const day: Day | undefined = dayOf(year, Number(m), Number(d))
  if (day === undefined) return [fault(at, 'dateImpossible', { date: `${d}/${m}/${year}` })]
  const said = name.toLowerCase().replace(/\s+/g, ' ')
  if (NAMES[weekday(day) - 1] === said) return []
  return [fault(at, 'weekdayWrong', { date: formatDayTable(day), said, weekday: formatWeekday(day).toLowerCase() })]
}

function yearNear(text: string, index: number): number | undefined {
  const years = [...text.matchAll(YEAR)]
  const found = years.filter((match) => match.index < index).pop() ?? years[0]
  return found === undefined ? undefined : Number(found[1])
}

/** Where an index of a text stands, when the text begins at `start`. */
export function placeIn(text: string, index: number, start: TextPlace = { line: 1, column: 1 }): TextPlace {
  const before = text.slice(0, index).split('\n')
  const last = before[before.length - 1] ?? ''
  return { line: start.line + before.length - 1, column: (before.length === 1 ? start.column : 1) + last.length }
}
