/** Who an officer is: invented, with no telephone number and an address in a domain that does not exist. */
import { type Day, addDays, dayOf, partsOfDay } from '~/domain/kernel/day'
import { givenName, nameSortKey, searchKey } from '~/domain/kernel/vietnamese-text'
import { newId } from '~/server/id.server'
import { type Dice, later } from './make-dice.server'
import { type Names, type Sex, drawName } from './read-names.server'

export type Person = {
  id: string
  staffCode: string
  fullName: string
  sortKey: string
  searchKey: string
  sex: Sex
  birthDate: Day
  birthPrecision: 'day' | 'month' | 'year'
  email: string
}

/** Old records know only the year, or the month: then the unknown parts are 01. */
function withPrecision(day: Day, precision: Person['birthPrecision']): Day {
  const { year, month } = partsOfDay(day)
  if (precision === 'day') return day
  return dayOf(year, precision === 'year' ? 1 : month, 1) ?? day
}

/** In: a number of one's own, the first day of service and today. At least 23 years old on the one, under 60 on the other. */
export function drawPerson(number: number, since: Day, today: Day, names: Names, d: Dice): Person {
  const sex: Sex = d.chance(54) ? 'female' : 'male'
  const fullName = drawName(names, sex, d)
  const oldest = addDays(today, -59 * 365)
  const age = d.chance(78) ? d.between(23, 30) : d.between(31, 44)
  const born = later(oldest, addDays(since, -age * 366 - d.between(0, 364)))
  const birthPrecision = d.weighted({ day: 88, month: 3, year: born < addDays(today, -45 * 365) ? 20 : 3 })
  const staffCode = `HN${String(100_000 + number)}`
  return {
    id: newId(), staffCode, fullName, sex, birthPrecision,
    sortKey: nameSortKey(fullName),
    searchKey: searchKey(fullName),
    birthDate: withPrecision(born, birthPrecision),
    email: `${searchKey(givenName(fullName))}.${staffCode.toLowerCase()}@vidu.example`,
  }
}
