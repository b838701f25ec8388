/**
 * The conditions of a page on people as SQL: one place for every count and list. `s` is the row of the projection
 * (standing_span or standing_gap). Age and programme are those of the day asked about; for several days at once, spans are
 * cut to the days on which the person is of that age and in the programme.
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
  const officer = [...ofSex(filter), ...ofAge(filter, asOf), ...ofProgramme(filter, asOf)]
  const inOfficer = officer.length === 0 ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT 1 FROM officer f WHERE f.id = s.officer_id AND ${Prisma.join(officer, ' AND ')})`
  return Prisma.sql`${ofPost(filter)} ${inOfficer}`
}

/**
 * Spans as a table (unit_id, valid_from, valid_to, meets) of the people asked for, however old they are on which day.
 * Only spans that touch the days from `first` to `last`, and people who are of the age on some day between, are read.
 */
export function spansOfPeople(filter: PeopleFilter, first: Day, last: Day): Prisma.Sql {
  const { sex, age, programme } = filter
  const touching = Prisma.sql`s.valid_from <= ${last}::date AND (s.valid_to IS NULL OR s.valid_to > ${first}::date) ${ofPost(filter)}`
  if (sex === undefined && age === undefined && programme === undefined) return Prisma.sql`(SELECT s.unit_id, s.valid_from, s.valid_to, s.meets FROM standing_span s WHERE ${touching})`
  const bounds = age === undefined || age === 'unknown' ? null : ageBounds[age]
  const born = age === 'unknown' ? [Prisma.sql`f.birth_date IS NULL`]
    : bounds === null ? []
      : [Prisma.sql`f.birth_date <= (${last}::date - ${years(bounds.from)})::date + 1 AND f.birth_date >= (${first}::date - ${years(bounds.to)})::date - 1`]
  const cut = bounds === null
    ? Prisma.sql`(SELECT s.valid_from AS f, s.valid_to AS t)`
    : Prisma.sql`(SELECT greatest(s.valid_from, (f.birth_date + ${years(bounds.from)})::date) AS f, least(s.valid_to, (f.birth_date + ${years(bounds.to)})::date) AS t)`
  const conditions = [...ofSex(filter), ...born]
  const within = programme === undefined ? cut : Prisma.sql`(SELECT greatest(a.f, p.begun) AS f, least(a.t, p.dropped) AS t FROM ${cut} a CROSS JOIN ${programmeDays(programme)} p WHERE p.begun IS NOT NULL)`
  return Prisma.sql`(SELECT s.unit_id, cut.f AS valid_from, cut.t AS valid_to, s.meets
    FROM standing_span s JOIN officer f ON f.id = s.officer_id CROSS JOIN LATERAL ${within} cut
    WHERE ${touching} AND (cut.t IS NULL OR cut.t > cut.f) ${conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, ' AND ')}`})`
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

/** One row: the first day of a standing in the programme, null for never, and the day of dropping out. */
function programmeDays(programme: NonNullable<PeopleFilter['programme']>): Prisma.Sql {
  const first = programme === 'member' ? 'selected' : 'graduated'
  return Prisma.sql`(SELECT min(g.happened_on) FILTER (WHERE g.stage = ${first}) AS begun, max(g.happened_on) FILTER (WHERE g.stage = 'dropped') AS dropped
    FROM programme_member m JOIN programme_stage g ON g.member_id = m.id AND g.superseded_at IS NULL WHERE m.officer_id = f.id)`
}

function ofProgramme({ programme }: PeopleFilter, asOf: Day): Prisma.Sql[] {
  if (programme === undefined) return []
  return [Prisma.sql`EXISTS (SELECT 1 FROM ${programmeDays(programme)} p WHERE p.begun <= ${asOf}::date AND (p.dropped IS NULL OR p.dropped > ${asOf}::date))`]
}
