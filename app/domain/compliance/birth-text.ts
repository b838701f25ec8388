/** How a date of birth is written in lists when only part of it is known: 05/03/1985, 03/1985 or 1985. */
import { type Day, partsOfDay } from '../kernel/day'
import { formatDayTable } from '../kernel/vietnamese-format'

export type BirthPrecision = 'day' | 'month' | 'year'

/** In: the day as stored (unknown parts are 01) and how much of it is known. Out: text; empty when nothing is known. */
export function birthText(birth: Day | null, precision: BirthPrecision | null): string {
  if (birth === null || precision === null) return ''
  const { year } = partsOfDay(birth)
  const whole = formatDayTable(birth)
  return precision === 'day' ? whole : precision === 'month' ? whole.slice(3) : String(year)
}
