/**
 * The learners of a course among the people of some units on the last day of a period: enrolled in it, or before and not done,
 * or tested in it; each once, by the latest enrolment. Facts are those of the end of the period. Read through a cursor, by
 * Vietnamese order of names, so that a list of any length is one query and a page in memory; or counted by kind.
 */
import { Prisma } from '@prisma/client'
import { birthText, type BirthPrecision } from '~/domain/compliance/birth-text'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { endOfDay } from '~/domain/compliance/as-of'
import { addDays, type Day } from '~/domain/kernel/day'
import type { LearnerFacts } from '~/domain/report/learner-eligibility'
import type { LearnerRow } from '~/domain/report/learner-sheet'
import { unitPhrase } from '~/domain/org/unit-phrase'
import { unitTitleText } from '~/domain/report/official-sheet'
import { db, type Transaction } from '~/server/db.server'
import { readThroughCursor } from '~/server/export/read-through-cursor.server'
import { peopleOfUnits } from './people-of-units.server'

export type LearnerQuestion = { readonly units: readonly UnitOnDay[]; readonly courseCode: string; readonly from: Day; readonly asOf: Day }
type Found = LearnerFacts & { fullName: string; birthDate: Day | null; birthPrecision: BirthPrecision | null; unitId: string; position: string; mark: number | null; maximum: number | null }

/** Pages of learners in their order, within a transaction of the caller. */
export async function* readLearners(tx: Transaction, question: LearnerQuestion, pageSize: number): AsyncGenerator<LearnerRow[]> {
  const units = unitTexts(question.units)
  const sql = Prisma.sql`${learnersOf(question)}
    SELECT o.full_name AS "fullName", o.birth_date::text AS "birthDate", o.birth_precision AS "birthPrecision", f.unit_id::text AS "unitId", x.name AS position,
      f.withdrawn, f."lessonsDone", f.lessons, f.tests, f.passed, f.revoked, f.renewing, f.waiting, f.mark::float8 AS mark, f.maximum::float8 AS maximum
    FROM facts f JOIN officer o ON o.id = f.officer_id JOIN position x ON x.id = f.position_id ORDER BY o.sort_key COLLATE "C", o.birth_date, o.id`
  for await (const page of readThroughCursor<Found>(tx, sql, pageSize)) {
    yield page.map(({ birthDate, birthPrecision, unitId, ...row }) => ({ ...row, birth: birthText(birthDate, birthPrecision), unit: units.get(unitId) ?? '' }))
  }
}

/** Units by name, and what they stand under where the list is of more than that: communes repeat their names across a city. */
function unitTexts(units: readonly UnitOnDay[]): Map<string, string> {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]))
  return new Map(units.map((unit) => {
    const parent = byId.get(unit.parentId ?? '')
    return [unit.unitId, parent === undefined || parent === units[0] || parent.level === 'city' ? unitTitleText(unit) : `${unitTitleText(unit)}, ${unitPhrase([parent])}`]
  }))
}

/** How many learners there are of each kind that matters to the totals. */
export async function countLearners(question: LearnerQuestion): Promise<(LearnerFacts & { readonly people: number })[]> {
  return db().$queryRaw(Prisma.sql`${learnersOf(question)}
    SELECT withdrawn, "lessonsDone", lessons, tests, passed, revoked, renewing, waiting, count(*)::int AS people FROM facts GROUP BY withdrawn, "lessonsDone", lessons, tests, passed, revoked, renewing, waiting`)
}

function learnersOf({ units, courseCode, from, asOf }: LearnerQuestion): Prisma.Sql {
  const [start, end] = [new Date(endOfDay(addDays(from, -1)).getTime() + 1), new Date(endOfDay(asOf).getTime() + 1)]
  // A test belongs to the period in which its latest verdict was given; one without a verdict yet, to every period until then.
  const within = Prisma.sql`a.started_at < ${end} AND coalesce((SELECT max(x.graded_at) FROM attempt_result x WHERE x.attempt_id = a.id AND x.graded_at < ${end}), 'infinity') >= ${start}`
  const verdict = Prisma.sql`LATERAL (SELECT * FROM attempt_result r WHERE r.attempt_id = a.id AND r.graded_at < ${end} ORDER BY r.number DESC LIMIT 1) r`
  const revoked = Prisma.sql`EXISTS (SELECT 1 FROM certificate k JOIN certificate_revocation v ON v.certificate_id = k.id WHERE k.attempt_id = a.id AND v.revoked_on <= ${asOf}::date)`
  return Prisma.sql`
    WITH learner AS (
      SELECT DISTINCT ON (e.officer_id) e.id, e.officer_id, e.course_version_id, m.unit_id, m.position_id, coalesce(e.withdrawn_at < ${end}, false) AS withdrawn
      FROM (${peopleOfUnits(units.map(({ unitId }) => unitId), asOf)}) m JOIN enrolment e ON e.officer_id = m.officer_id JOIN course c ON c.id = e.course_id AND c.code = ${courseCode}
      WHERE e.enrolled_at < ${end} AND (e.withdrawn_at IS NULL OR e.withdrawn_at >= ${start})
        AND (e.completed_at IS NULL OR e.completed_at >= ${start} OR EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = e.id AND ${within}))
      ORDER BY e.officer_id, EXISTS (SELECT 1 FROM attempt a CROSS JOIN ${verdict} WHERE a.enrolment_id = e.id AND ${within} AND r.passed) DESC, e.enrolled_at DESC, e.id DESC),
    facts AS (
      SELECT l.officer_id, l.unit_id, l.position_id, l.withdrawn,
        (SELECT count(*)::int FROM lesson_progress g WHERE g.enrolment_id = l.id AND g.completed_at < ${end}) AS "lessonsDone",
        (SELECT count(*)::int FROM lesson s WHERE s.course_version_id = l.course_version_id) AS lessons,
        EXISTS (SELECT 1 FROM course_version w JOIN certificate k ON k.certificate_type_id = w.certificate_type_id AND k.officer_id = l.officer_id AND k.issued_at < ${end} AND k.valid_from <= ${asOf}::date AND (k.valid_to IS NULL OR k.valid_to > ${asOf}::date)
          WHERE w.id = l.course_version_id AND NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = k.id AND v.revoked_on <= ${asOf}::date)) AS renewing,
        t.tests, t.passed, t.revoked, t.waiting, t.mark, t.maximum
      FROM learner l CROSS JOIN LATERAL (
        SELECT count(*)::int AS tests, coalesce(bool_or(r.passed AND NOT ${revoked}), false) AS passed, coalesce(bool_or(r.passed AND ${revoked}), false) AS revoked, coalesce(bool_or(r.attempt_id IS NULL), false) AS waiting,
          (array_agg(r.mark ORDER BY r.passed DESC, r.mark DESC) FILTER (WHERE r.attempt_id IS NOT NULL))[1] AS mark,
          (array_agg(r.maximum ORDER BY r.passed DESC, r.mark DESC) FILTER (WHERE r.attempt_id IS NOT NULL))[1] AS maximum
        FROM attempt a LEFT JOIN ${verdict} ON true
        WHERE a.enrolment_id = l.id AND ${within}) t)`
}
