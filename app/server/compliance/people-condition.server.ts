/**
 * The conditions of a page on people as SQL: one place for every count and list. `s` is the row of the projection
 * (standing_span or standing_gap). Age is that of the day asked about; for several days at once, spans are cut to the days
 * on which the person is of that age.
 */
import { Prisma } from '@prisma/client'
import { type PeopleFilter, ageBounds } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'

/** Units of a day, and the unit shown that each is counted under; null: under none of them. */
export type UnitTops = readonly { readonly unitId: string; readonly top: string | null }[]

/** Joins the units asked about as `u` (id, top): only their people are read. */
export function inUnits(units: UnitTops): Prisma.Sql {
  return Prisma.sql`JOIN unnest(${units.map(({ unitId }) => unitId)}::uuid[], ${units.map(({ top }) => top)}::uuid[]) AS u (id, top) ON u.id = s.unit_id`
}

/** The rows that hold a day, open and ended ones apart, so that each half is one range of an index that holds all it needs. */
export function rowsOn(kind: 'span' | 'gap', asOf: Day, units?: readonly string[]): Prisma.Sql {
  const where = units === undefined ? Prisma.empty : Prisma.sql`AND unit_id = ANY(${[...units]}::uuid[])`
  const half = (end: Prisma.Sql) => kind === 'span'
    ? Prisma.sql`SELECT officer_id, unit_id, position_id, meets FROM standing_span WHERE ${end} AND valid_from <= ${asOf}::date ${where}`
    : Prisma.sql`SELECT officer_id, unit_id, position_id, standard_id, leaves FROM standing_gap WHERE ${end} AND valid_from <= ${asOf}::date ${where}`
  return Prisma.sql`(${half(Prisma.sql`valid_to IS NULL`)} UNION ALL ${half(Prisma.sql`valid_to > ${asOf}::date`)})`
}

const years = (n: number) => Prisma.sql`make_interval(years => ${n}::int)`

/** Conditions that hold for a row on one day, each beginning with AND. */
export function peopleOn(filter: PeopleFilter, asOf: Day): Prisma.Sql {
  const officer = [...ofSex(filter), ...ofAge(filter, asOf)]
  const inOfficer = officer.length === 0 ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT 1 FROM officer f WHERE f.id = s.officer_id AND ${Prisma.join(officer, ' AND ')})`
  return Prisma.sql`${ofPost(filter)} ${inOfficer}`
}

/** Spans as a table (unit_id, valid_from, valid_to, meets) of the people asked for, however old they are on which day. */
export function spansOfPeople(filter: PeopleFilter): Prisma.Sql {
  const { sex, age } = filter
  if (sex === undefined && age === undefined) return Prisma.sql`(SELECT s.unit_id, s.valid_from, s.valid_to, s.meets FROM standing_span s WHERE true ${ofPost(filter)})`
  const born = age === 'unknown' ? [Prisma.sql`f.birth_date IS NULL`] : age === undefined ? [] : [Prisma.sql`f.birth_date IS NOT NULL`]
  const bounds = age === undefined || age === 'unknown' ? null : ageBounds[age]
  const cut = bounds === null
    ? Prisma.sql`(SELECT s.valid_from AS f, s.valid_to AS t)`
    : Prisma.sql`(SELECT greatest(s.valid_from, (f.birth_date + ${years(bounds.from)})::date) AS f, least(s.valid_to, (f.birth_date + ${years(bounds.to)})::date) AS t)`
  const conditions = [...ofSex(filter), ...born]
  return Prisma.sql`(SELECT s.unit_id, cut.f AS valid_from, cut.t AS valid_to, s.meets
    FROM standing_span s JOIN officer f ON f.id = s.officer_id CROSS JOIN LATERAL ${cut} cut
    WHERE (cut.t IS NULL OR cut.t > cut.f) ${conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}`} ${ofPost(filter)})`
}

function ofPost({ positionId, level }: PeopleFilter): Prisma.Sql {
  const position = positionId === undefined ? Prisma.empty : Prisma.sql`AND s.position_id = ${positionId}::uuid`
  return level === undefined ? position : Prisma.sql`${position} AND s.position_id IN (SELECT id FROM position WHERE level = ${level})`
}

function ofSex({ sex }: PeopleFilter): Prisma.Sql[] {
  if (sex === undefined) return []
  return [sex === 'unknown' ? Prisma.sql`f.sex IS NULL` : Prisma.sql`f.sex = ${sex}`]
}

function ofAge({ age }: PeopleFilter, asOf: Day): Prisma.Sql[] {
  if (age === undefined) return []
  if (age === 'unknown') return [Prisma.sql`f.birth_date IS NULL`]
  const { from, to } = ageBounds[age]
  return [Prisma.sql`f.birth_date + ${years(from)} <= ${asOf}::date AND f.birth_date + ${years(to)} > ${asOf}::date`]
}
