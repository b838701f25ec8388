/**
 * Works out the figures of units on a day that are not kept yet, or that a change has overtaken, and keeps them. The pages
 * then read a row a unit, however many officers and requirements stand behind it. Statement and snapshot are one:
 * figures worked out while a change commits are kept as of before it, and the change overtakes them.
 */
import { Prisma } from '@prisma/client'
import type { RequirementSubject } from '~/domain/compliance/asked'
import { EXPIRING_DAYS } from '~/domain/compliance/evaluate'
import { addDays, type Day } from '~/domain/kernel/day'
import type { Transition } from '~/domain/standard/transition'
import { pool } from '~/server/db.server'
import { queriesOn } from '~/server/standing/load-person-facts.server'
import { judgedBy } from './judged-by.server'
import { rowsOn } from './people-condition.server'
import { placeOf, subjectPlaces } from './subject-places.server'

/** Figures nobody asked for are let go; notes of changes are kept longer than any statement runs. */
export const KEEP = Prisma.sql`interval '7 days'`
const NOTE = Prisma.sql`interval '8 days'`

/**
 * Holds for a row `c` of unit_day that a change has overtaken. The unit's latest change decides nearly always: when that is
 * older than the oldest transaction the row had not seen, so are all of them, and the notes of changes are not read at all.
 */
const isOvertaken = Prisma.sql`CASE WHEN u.touched >= pg_snapshot_xmin(c.seen)::text::bigint
  THEN EXISTS (SELECT 1 FROM unit_touch t WHERE t.unit_id = c.unit_id AND t.xid >= pg_snapshot_xmin(c.seen)::text::bigint AND NOT pg_visible_in_snapshot(t.xid::text::xid8, c.seen)) ELSE false END`

/** In: the day, the units whose figures are wanted, what requirements are about, and the transitions of the day. */
export async function keepUnitDays(day: Day, unitIds: readonly string[], subjects: readonly RequirementSubject[], transitions: readonly Transition[]): Promise<void> {
  const send = queriesOn(pool())
  const stale = (await send<{ id: string }>(Prisma.sql`
    WITH u AS MATERIALIZED (
      SELECT x.id, (SELECT t.xid FROM unit_touch t WHERE t.unit_id = x.id ORDER BY t.xid DESC LIMIT 1) AS touched FROM unnest(${[...unitIds]}::uuid[]) AS x (id)
    )
    SELECT u.id::text AS id FROM u LEFT JOIN unit_day c ON c.day = ${day}::date AND c.unit_id = u.id AND c.kept_at > now() - ${KEEP}
    WHERE c.unit_id IS NULL OR ${isOvertaken}`)).map(({ id }) => id)
  if (stale.length === 0) return
  await send(Prisma.sql`DELETE FROM unit_day WHERE kept_at < now() - ${KEEP}`)
  await send(Prisma.sql`DELETE FROM unit_touch WHERE at < now() - ${NOTE}`)
  await Promise.all(partsOf(stale).map((units) => send(unitDays(day, units, subjects, transitions))))
}

/** A statement that writes is worked on by one core of the database: two statements, each of half the units, by two. */
const PARTS = 2

/** Sorted first, so that two who keep the same day at once take its rows in one order. */
function partsOf(units: readonly string[]): string[][] {
  const sorted = [...units].sort()
  const size = Math.ceil(sorted.length / PARTS)
  return Array.from({ length: PARTS }, (_, part) => sorted.slice(part * size, (part + 1) * size)).filter((part) => part.length > 0)
}

const overwrite = Prisma.sql`ON CONFLICT (day, unit_id) DO UPDATE SET seen = EXCLUDED.seen, kept_at = EXCLUDED.kept_at, people = EXCLUDED.people, met = EXCLUDED.met,
  expiring = EXCLUDED.expiring, post_ids = EXCLUDED.post_ids, post_people = EXCLUDED.post_people, post_met = EXCLUDED.post_met, first_standards = EXCLUDED.first_standards,
  first_codes = EXCLUDED.first_codes, first_people = EXCLUDED.first_people, lack_subjects = EXCLUDED.lack_subjects, lack_people = EXCLUDED.lack_people`

function unitDays(day: Day, units: readonly string[], subjects: readonly RequirementSubject[], transitions: readonly Transition[]): Prisma.Sql {
  const { key, join } = judgedBy(transitions, day)
  const later = addDays(day, EXPIRING_DAYS)
  const { names, rows } = subjectPlaces(subjects)
  return Prisma.sql`
    WITH u AS MATERIALIZED (SELECT id FROM unnest(${[...units]}::uuid[]) AS x (id)),
    about AS MATERIALIZED (${rows}),
    post AS (
      SELECT unit_id, sum(people)::int AS people, sum(met)::int AS met, array_agg(asker) AS ids, array_agg(people) AS all_people, array_agg(met) AS all_met
      FROM (SELECT s.unit_id, ${key} AS asker, count(*)::int AS people, count(*) FILTER (WHERE s.meets)::int AS met FROM ${rowsOn('span', day, units)} s ${join} GROUP BY 1, 2) x GROUP BY 1
    ), ending AS (
      SELECT s.unit_id, count(*)::int AS people FROM standing_span s JOIN ${rowsOn('gap', later)} n ON n.officer_id = s.officer_id
      WHERE s.unit_id = ANY(${[...units]}::uuid[]) AND s.meets AND s.valid_from <= ${day}::date AND s.valid_to > ${day}::date AND s.valid_to <= ${later}::date
      GROUP BY 1
    ), gap AS MATERIALIZED (SELECT unit_id, standard_id, leaves FROM ${rowsOn('gap', day, units)} s
    ), first AS (
      SELECT unit_id, array_agg(standard_id) AS standards, array_agg(code) AS codes, array_agg(people) AS people
      FROM (SELECT unit_id, standard_id, leaves[1] AS code, count(*)::int AS people FROM gap GROUP BY 1, 2, 3) x GROUP BY 1
    ), lacking AS (
      SELECT unit_id, ${placeOf(Prisma.sql`code`)} AS place, count(*)::int AS people
      FROM (SELECT g.unit_id, a.places, unnest(g.leaves) AS code FROM gap g JOIN about a USING (standard_id)) AS leaf GROUP BY 1, 2
    ), lack AS (
      SELECT unit_id, array_agg((${names}::text[])[place + 1]) AS subjects, array_agg(people) AS people FROM lacking WHERE place IS NOT NULL GROUP BY 1
    )
    INSERT INTO unit_day (day, unit_id, seen, people, met, expiring, post_ids, post_people, post_met, first_standards, first_codes, first_people, lack_subjects, lack_people)
    SELECT ${day}::date, u.id, pg_current_snapshot(), COALESCE(p.people, 0), COALESCE(p.met, 0), COALESCE(e.people, 0), p.ids, p.all_people, p.all_met, f.standards, f.codes, f.people, l.subjects, l.people
    FROM u LEFT JOIN post p ON p.unit_id = u.id LEFT JOIN ending e ON e.unit_id = u.id LEFT JOIN first f ON f.unit_id = u.id LEFT JOIN lack l ON l.unit_id = u.id
    ORDER BY u.id ${overwrite}`
}
