/**
 * The people of some units on a day with their standing, filtered and sorted in the database; how many there are.
 * Units come in the order they are listed in, which is also the order by unit. People sort by given name; the key
 * is plain ASCII, hence COLLATE "C". `expiring` is the same set of people that the overview counts.
 */
import { Prisma } from '@prisma/client'
import { birthText } from '~/domain/compliance/birth-text'
import type { MoverGaps } from '~/domain/compliance/cause-table'
import { EXPIRING_DAYS } from '~/domain/compliance/evaluate'
import { firstOfficerDirection, type OfficerFilter, type OfficerRow, type UnitOnDay } from '~/domain/compliance/overview'
import { addDays, type Day } from '~/domain/kernel/day'
import { db, type Transaction } from '~/server/db.server'
import { readThroughCursor } from '~/server/export/read-through-cursor.server'
import { findMoverGaps } from './find-mover-gaps.server'
import { lackingOn } from './lacking-condition.server'
import { peopleOn, rowsOn } from './people-condition.server'
import { searchedFor } from './search-condition.server'

export type OfficerQuestion = {
  readonly units: readonly UnitOnDay[]
  readonly asOf: Day
  readonly filter: OfficerFilter
  /** Without it: everybody. */
  readonly page?: { readonly offset: number; readonly limit: number }
}

/** With what a mover stands for worked out. */
type Asked = OfficerQuestion & { readonly moved: MoverGaps | undefined }
type Found = Omit<OfficerRow, 'birth' | 'unitName' | 'unitType'>

export async function findOfficerRows(question: OfficerQuestion): Promise<{ rows: OfficerRow[]; total: number }> {
  const { page } = question
  const asked = await withMover(question)
  const [found, counted] = await Promise.all([
    db().$queryRaw<Found[]>(rowsOf(asked)),
    page ? db().$queryRaw<{ total: number }[]>(countOf(asked)) : null,
  ])
  const rows = found.map(withUnits(question))
  return { rows, total: counted?.[0]?.total ?? rows.length }
}

/** The same people in the same order, page by page, within a transaction of the caller. */
export async function* readOfficerRows(tx: Transaction, question: OfficerQuestion, pageSize: number): AsyncGenerator<OfficerRow[]> {
  const named = withUnits(question)
  for await (const page of readThroughCursor<Found>(tx, rowsOf(await withMover(question)), pageSize)) yield page.map(named)
}

async function withMover(question: OfficerQuestion): Promise<Asked> {
  const { mover } = question.filter
  return { ...question, moved: mover === undefined ? undefined : await findMoverGaps(mover) }
}

function rowsOf(question: Asked): Prisma.Sql {
  const { asOf, page } = question
  const limit = page ? Prisma.sql`LIMIT ${page.limit}::int OFFSET ${page.offset}::int` : Prisma.empty
  return Prisma.sql`
      SELECT o.id AS "officerId", o.staff_code AS "staffCode", o.full_name AS "fullName", o.birth_date::text AS "birthDate", o.birth_precision AS "birthPrecision",
        s.unit_id AS "unitId", s.position_id AS "positionId", p.code AS "positionCode", p.name AS "positionName",
        s.meets, s.met_count AS "metCount", s.total_count AS "totalCount",
        (SELECT min(n.valid_from)::text FROM standing_span n WHERE n.officer_id = o.id AND n.valid_from > ${asOf}::date
          AND (s.meets AND NOT n.meets OR n.met_count < s.met_count AND n.unit_id = s.unit_id AND n.position_id = s.position_id)) AS "nextExpiry"
      ${chosenPeople(question)} ORDER BY ${orderOf(question.filter)} ${limit}`
}

/** The same people counted: inside an index, and officers are read only where it is asked who they are. */
function countOf({ units, asOf, filter, moved }: Asked): Prisma.Sql {
  const named = filter.search === undefined ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT 1 FROM officer o WHERE o.id = s.officer_id AND ${searchedFor(filter.search)})`
  return Prisma.sql`SELECT count(*)::int AS total FROM ${rowsOn('span', asOf, units.map(({ unitId }) => unitId))} s WHERE true ${named} ${stateOf(filter, asOf)} ${peopleOn(filter, asOf)} ${lackingOn(filter, moved, asOf)}`
}

function withUnits({ units }: OfficerQuestion): (row: Found) => OfficerRow {
  const named = new Map(units.map((unit) => [unit.unitId, unit]))
  return (row) => {
    const unit = named.get(row.unitId)
    return { ...row, birth: birthText(row.birthDate, row.birthPrecision), unitName: unit?.name ?? '', unitType: unit?.type ?? '' }
  }
}

function chosenPeople({ units, asOf, filter, moved }: Asked): Prisma.Sql {
  return Prisma.sql`
    FROM unnest(${units.map(({ unitId }) => unitId)}::uuid[]) WITH ORDINALITY AS u (id, place)
    JOIN standing_span s ON s.unit_id = u.id AND s.valid_from <= ${asOf}::date AND (s.valid_to IS NULL OR s.valid_to > ${asOf}::date)
    JOIN officer o ON o.id = s.officer_id
    JOIN position p ON p.id = s.position_id
    WHERE ${searchedFor(filter.search ?? '')} ${stateOf(filter, asOf)}
      ${peopleOn(filter, asOf)} ${lackingOn(filter, moved, asOf)}`
}

function stateOf({ state }: OfficerFilter, asOf: Day): Prisma.Sql {
  const later = addDays(asOf, EXPIRING_DAYS)
  switch (state) {
    case undefined:
      return Prisma.empty
    case 'met':
      return Prisma.sql`AND s.meets`
    case 'missing':
      return Prisma.sql`AND NOT s.meets`
    case 'expiring':
      return Prisma.sql`AND s.meets AND s.valid_to <= ${later}::date AND EXISTS (SELECT 1 FROM standing_span n
        WHERE n.officer_id = s.officer_id AND NOT n.meets AND n.valid_from <= ${later}::date AND (n.valid_to IS NULL OR n.valid_to > ${later}::date))`
  }
}

/** Every order ends in the id, so that no one stands on two pages. People without a standard come after those who miss something. */
function orderOf({ sort = 'name', direction }: OfficerFilter): Prisma.Sql {
  const down = (direction ?? firstOfficerDirection[sort]) === 'desc'
  const name = Prisma.sql`o.sort_key COLLATE "C", o.birth_date, o.id`
  switch (sort) {
    case 'name':
      return down ? Prisma.sql`o.sort_key COLLATE "C" DESC, o.birth_date DESC, o.id DESC` : name
    case 'unit':
      return down ? Prisma.sql`u.place DESC, ${name}` : Prisma.sql`u.place, ${name}`
    case 'missing':
      return down ? Prisma.sql`s.meets, s.total_count - s.met_count DESC, ${name}` : Prisma.sql`s.meets DESC, s.total_count - s.met_count, ${name}`
  }
}
