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
import { unitTitleText } from '~/domain/report/official-sheet'
import { db, type Transaction } from '~/server/db.server'
import { readThroughCursor } from '~/server/export/read-through-cursor.server'
import { peopleOfUnits } from './people-of-units.server'

export type LearnerQuestion = { readonly units: readonly UnitOnDay[]; readonly courseCode: string; readonly from: Day; readonly asOf: Day }
type Found = LearnerFacts & { fullName: string; birthDate: Day | null; birthPrecision: BirthPrecision | null; unitId: string; position: string; mark: number | null; maximum: number | null }

/** Pages of learners in their order, within a transaction of the caller. */
export async function* readLearners(tx: Transaction, question: LearnerQuestion, pageSize: number): AsyncGenerator<LearnerRow[]> {
  const units = new Map(question.units.map((unit) => [unit.unitId, unitTitleText(unit)]))
  const sql = Prisma.sql`${learnersOf(question)}
    SELECT o.full_name AS "fullName", o.birth_date::text AS "birthDate", o.birth_precision AS "birthPrecision", f.unit_id::text AS "unitId", x.name AS position,
      f.withdrawn, f."lessonsDone", f.lessons, f.tests, f.passed, f.waiting, f.mark::float8 AS mark, f.maximum::float8 AS maximum
    FROM facts f JOIN officer o ON o.id = f.officer_id JOIN position x ON x.id = f.position_id ORDER BY o.sort_key COLLATE "C", o.birth_date, o.id`
  for await (const page of readThroughCursor<Found>(tx, sql, pageSize)) {
    yield page.map(({ birthDate, birthPrecision, unitId, ...row }) => ({ ...row, birth: birthText(birthDate, birthPrecision), unit: units.get(unitId) ?? '' }))
  }
}

/** How many learners there are of each kind that matters to the totals. */
export async function countLearners(question: LearnerQuestion): Promise<(LearnerFacts & { readonly people: number })[]> {
  return db().$queryRaw(Prisma.sql`${learnersOf(question)}
    SELECT withdrawn, "lessonsDone", lessons, tests, passed, waiting, count(*)::int AS people FROM facts GROUP BY withdrawn, "lessonsDone", lessons, tests, passed, waiting`)
}

function learnersOf({ units, courseCode, from, asOf }: LearnerQuestion): Prisma.Sql {
  const [start, end] = [new Date(endOfDay(addDays(from, -1)).getTime() + 1), new Date(endOfDay(asOf).getTime() + 1)]
  const within = Prisma.sql`coalesce(a.submitted_at, a.started_at) >= ${start} AND a.started_at < ${end}`
  return Prisma.sql`
    WITH learner AS (
      SELECT DISTINCT ON (e.officer_id) e.id, e.officer_id, e.course_version_id, m.unit_id, m.position_id, coalesce(e.withdrawn_at < ${end}, false) AS withdrawn
      FROM (${peopleOfUnits(units.map(({ unitId }) => unitId), asOf)}) m JOIN enrolment e ON e.officer_id = m.officer_id JOIN course c ON c.id = e.course_id AND c.code = ${courseCode}
      WHERE e.enrolled_at < ${end} AND (e.withdrawn_at IS NULL OR e.withdrawn_at >= ${start})
        AND (e.completed_at IS NULL OR e.completed_at >= ${start} OR EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = e.id AND ${within}))
      ORDER BY e.officer_id, e.enrolled_at DESC, e.id DESC),
    facts AS (
      SELECT l.officer_id, l.unit_id, l.position_id, l.withdrawn,
        (SELECT count(*)::int FROM lesson_progress g WHERE g.enrolment_id = l.id AND g.completed_at < ${end}) AS "lessonsDone",
        (SELECT count(*)::int FROM lesson s WHERE s.course_version_id = l.course_version_id) AS lessons,
        t.tests, t.passed, t.waiting, t.mark, t.maximum
      FROM learner l CROSS JOIN LATERAL (
        SELECT count(*)::int AS tests, coalesce(bool_or(r.passed), false) AS passed, coalesce(bool_or(r.attempt_id IS NULL), false) AS waiting,
          (array_agg(r.mark ORDER BY r.passed DESC, r.mark DESC) FILTER (WHERE r.attempt_id IS NOT NULL))[1] AS mark,
          (array_agg(r.maximum ORDER BY r.passed DESC, r.mark DESC) FILTER (WHERE r.attempt_id IS NOT NULL))[1] AS maximum
        FROM attempt a LEFT JOIN LATERAL (SELECT * FROM attempt_result r WHERE r.attempt_id = a.id AND r.graded_at < ${end} ORDER BY r.number DESC LIMIT 1) r ON true
        WHERE a.enrolment_id = l.id AND ${within}) t)`
}
