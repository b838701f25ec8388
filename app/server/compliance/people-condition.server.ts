/**
 * The conditions of a page on people as SQL: one place for every count and list. `s` is the row of the projection
 * (standing_span or standing_gap). Age and programme are those of the day asked about; of several ends of quarters at once,
 * those count on which the person is of that age and in the programme.
 */
import { Prisma } from '@prisma/client'
import { type PeopleFilter, ageBounds, bornUntil } from '~/domain/compliance/people-filter'
import { quarterEndsUntil, quarterNumber } from '~/domain/compliance/quarter'
import { type Day, addDays } from '~/domain/kernel/day'
import { windowBit, windowDays, windowOf } from '~/server/standing/quarter-days.server'

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
    ? Prisma.sql`SELECT officer_id, unit_id, position_id, meets, valid_to FROM standing_span WHERE ${end} AND valid_from <= ${asOf}::date ${where}`
    : Prisma.sql`SELECT officer_id, unit_id, position_id, standard_id, leaves FROM standing_gap WHERE ${end} AND valid_from <= ${asOf}::date ${where}`
  return Prisma.sql`(${half(Prisma.sql`valid_to IS NULL`)} UNION ALL ${half(Prisma.sql`valid_to > ${asOf}::date`)})`
}

/** Conditions that hold for a row on one day, each beginning with AND. */
export function peopleOn(filter: PeopleFilter, asOf: Day): Prisma.Sql {
  const officer = [...ofSex(filter), ...ofAge(filter, asOf), ...ofProgramme(filter, asOf)]
  const inOfficer = officer.length === 0 ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT 1 FROM officer f WHERE f.id = s.officer_id AND ${Prisma.join(officer, ' AND ')})`
  return Prisma.sql`${ofPost(filter)} ${inOfficer}`
}

/**
 * Rows (unit_id, held, met) of the people asked for: of the ends of quarters from one to another (windowOf) those on which each post was
 * held, and met, by a person who was of the age and in the programme then.
 */
export function quartersOfPeople(filter: PeopleFilter, { from, to }: { readonly from: Day; readonly to: Day }, units: readonly string[]): Prisma.Sql {
  const first = quarterNumber(from)
  const { sex, age, programme } = filter
  const [held, met] = [windowOf(Prisma.sql`s.held`, first), windowOf(Prisma.sql`s.met`, first)]
  if (sex === undefined && age === undefined && programme === undefined) return Prisma.sql`(SELECT s.unit_id, ${held} AS held, ${met} AS met FROM standing_quarter s WHERE s.unit_id = ANY(${[...units]}::uuid[]) ${ofPost(filter)})`
  const aged = age === undefined || age === 'unknown' ? null : ageWindows(ageBounds[age], quarterEndsUntil(to, quarterNumber(to) - first + 1))
  const days = [
    ...(aged === null ? [] : [Prisma.sql`(${aged.windows}::int[])[width_bucket(f.birth_date, ${aged.turns}::date[]) + 1]`]),
    ...(programme === undefined ? [] : [Prisma.sql`COALESCE((SELECT bit_or(${windowDays(Prisma.sql`p.begun`, Prisma.sql`p.dropped`, first)}) FROM ${programmeRuns(programme)} p), 0)`]),
  ]
  const conditions = [...ofSex(filter), ...(age === 'unknown' ? [Prisma.sql`f.birth_date IS NULL`] : aged === null ? [] : [Prisma.sql`f.birth_date >= ${aged.turns[0]}::date AND f.birth_date < ${aged.turns.at(-1)}::date`]), ...(programme === undefined ? [] : [Prisma.sql`EXISTS (SELECT 1 FROM programme_member m WHERE m.officer_id = f.id)`])]
  const within = days.length === 0 ? Prisma.sql`-1` : Prisma.join(days, ' & ')
  const people = Prisma.sql`SELECT f.id, ${within} AS within FROM officer f WHERE ${Prisma.join(conditions, ' AND ')}`
  return Prisma.sql`(SELECT s.unit_id, ${held} & f.within AS held, ${met} & f.within AS met FROM standing_quarter s JOIN (${people} OFFSET 0) f ON f.id = s.officer_id WHERE f.within <> 0 AND s.unit_id = ANY(${[...units]}::uuid[]) ${ofPost(filter)})`
}

/**
 * On which of some ends of quarters in a row somebody is of an age, by birth day: windows[n] of those born on or after n of the
 * turns. Worked out here once instead of by arithmetic on each person's birth day.
 */
function ageWindows({ from, to }: { readonly from: number; readonly to: number }, ends: readonly Day[]): { readonly turns: readonly Day[]; readonly windows: readonly number[] } {
  const bounds = ends.map((end) => ({ after: bornUntil(end, to), until: bornUntil(end, from) }))
  const turns = [...new Set(bounds.flatMap(({ after, until }) => [addDays(after, 1), addDays(until, 1)]))].sort()
  const windows = turns.map((born) => bounds.reduce((bits, { after, until }, place) => (born > after && born <= until ? bits | windowBit(place) : bits), 0))
  return { turns, windows: [0, ...windows] }
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
  return [Prisma.sql`f.birth_date <= ${bornUntil(asOf, from)}::date AND f.birth_date > ${bornUntil(asOf, to)}::date`]
}

/** A row for each time in the programme: its first day, and the day of dropping out; who dropped out may be selected again. */
function programmeRuns(programme: NonNullable<PeopleFilter['programme']>): Prisma.Sql {
  const first = programme === 'member' ? 'selected' : 'graduated'
  return Prisma.sql`(SELECT g.happened_on AS begun,
      (SELECT min(d.happened_on) FROM programme_stage d WHERE d.member_id = g.member_id AND d.superseded_at IS NULL AND d.stage = 'dropped' AND d.number > g.number) AS dropped
    FROM programme_member m JOIN programme_stage g ON g.member_id = m.id AND g.superseded_at IS NULL AND g.stage = ${first} WHERE m.officer_id = f.id)`
}

function ofProgramme({ programme }: PeopleFilter, asOf: Day): Prisma.Sql[] {
  if (programme === undefined) return []
  return [Prisma.sql`EXISTS (SELECT 1 FROM ${programmeRuns(programme)} p WHERE p.begun <= ${asOf}::date AND (p.dropped IS NULL OR p.dropped > ${asOf}::date))`]
}
