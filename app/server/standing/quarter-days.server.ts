/**
 * Ends of quarters as bits in SQL: bit i, from the left, stands for the last day of the i-th quarter from 2000 on. The end of
 * a quarter is on or after a day exactly when it is that of the day's own quarter or a later one, so a run of days touches
 * the ends from the quarter of its first day up to, not including, the quarter of the day after its last.
 */
import { Prisma } from '@prisma/client'
import { FIRST_QUARTER_YEAR, QUARTERS } from '~/domain/compliance/quarter'

const bits = (text: Prisma.Sql) => Prisma.sql`(${text})::bit(${Prisma.raw(String(QUARTERS))})`
const count = Prisma.raw(String(QUARTERS))

export const noQuarters = bits(Prisma.sql`repeat('0', ${count})`)

/** The number of the quarter that holds a day, an SQL expression. Of null it would be 0: least and greatest pass over nulls. */
const quarterOf = (day: Prisma.Sql) => Prisma.sql`least(${count}, greatest(0, (extract(year FROM ${day})::int - ${Prisma.raw(String(FIRST_QUARTER_YEAR))}) * 4 + (extract(month FROM ${day})::int - 1) / 3))`

/** The ends of quarters on or after `from` and before `to`; null as `to` is for ever. None when `to` is not after `from`. */
export function quarterDays(from: Prisma.Sql, to: Prisma.Sql): Prisma.Sql {
  const [first, until] = [quarterOf(from), Prisma.sql`CASE WHEN ${to} IS NULL THEN ${count} ELSE ${quarterOf(to)} END`]
  return Prisma.sql`(SELECT ${bits(Prisma.sql`repeat('0', first) || repeat('1', until - first) || repeat('0', ${count} - until)`)} FROM (SELECT ${first} AS first, greatest(${first}, ${until}) AS until) AS quarters)`
}

/** Of 31 ends from the `first` on (not the very first of all), as a positive integer: the order of bits stays, so the first is the highest. */
export const windowOf = (days: Prisma.Sql, first: number): Prisma.Sql => Prisma.sql`(substring(${days} FROM ${first}::int FOR 32)::bit(32) & B'01111111111111111111111111111111')::int`

/** The bit of the end that many places after the first of a window. */
export const windowBit = (place: number): number => 1 << (30 - place)

/** The same as windowOf of quarterDays, by arithmetic alone: for days that are not kept as bits. */
export function windowDays(from: Prisma.Sql, to: Prisma.Sql, first: number): Prisma.Sql {
  /** The ends of the window on or after the day. */
  const since = (day: Prisma.Sql) => Prisma.sql`((1::bigint << (31 - least(31, greatest(0, ${quarterOf(day)} - ${first}::int)))) - 1)`
  return Prisma.sql`(${since(from)} & ~(CASE WHEN ${to} IS NULL THEN 0 ELSE ${since(to)} END))::int`
}
