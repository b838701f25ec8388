/**
 * Courses as the shortest path sees them: every current version, and those that open enrolments still hold on to; with
 * the certificates of courses that are planned but not published, and the working calendar. A fixed number of queries.
 */
import { type CalendarRow, type WorkingCalendar, buildCalendar } from '~/domain/calendar/working-calendar'
import type { CourseFacts } from '~/domain/compliance/course-way'
import { type CourseDefinition, readCourseDefinition } from '~/domain/course/course-definition'
import { withArrangement } from '~/domain/course/test-arrangement'
import { dayOfInstant } from '~/domain/kernel/day'
import { instantOfMinute } from '~/domain/kernel/hanoi-minute'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { env } from '~/server/env.server'

export type PathCourse = CourseFacts & { readonly courseId: string; readonly versionId: string; readonly isCurrent: boolean }

export async function findPathCourses(versionIds: readonly string[]): Promise<PathCourse[]> {
  const [versions, competencies] = await Promise.all([
    db().courseVersion.findMany({
      where: { OR: [{ isCurrent: true }, { id: { in: [...versionIds] } }] },
      orderBy: [{ course: { code: 'asc' } }, { number: 'desc' }],
      select: { id: true, courseId: true, isCurrent: true, shortTitle: true, certificateTypeId: true, definition: true, reviewState: true, course: { select: { code: true, testArrangement: true } }, lessons: { orderBy: { ordinal: 'asc' }, select: { id: true, number: true } } },
    }),
    db().competency.findMany({ select: { id: true, code: true } }),
  ])
  const idOf = new Map(competencies.map(({ id, code }) => [code, id]))
  return versions.map(({ id, courseId, isCurrent, shortTitle, certificateTypeId, definition: stored, reviewState, course, lessons }) => {
    const definition = withArrangement(readCourseDefinition(stored), course.testArrangement)
    const rows = new Map(definition.lessons.map((lesson) => [lesson.number, lesson]))
    return {
      courseId, versionId: id, isCurrent, courseCode: course.code, title: shortTitle, certificateTypeId,
      competencies: definition.competencies.flatMap(({ code, level }) => {
        const competencyId = idOf.get(code)
        return competencyId === undefined ? [] : [{ competencyId, level }]
      }),
      lessons: lessons.flatMap((lesson) => {
        const row = rows.get(lesson.number)
        return row === undefined ? [] : [{ id: lesson.id, number: row.number, title: row.title, minutes: row.minutes, changedOn: row.changedOn, changes: row.changes }]
      }),
      test: testOf(definition),
      periods: definition.periods,
      prerequisites: definition.prerequisites,
      prerequisitesRequired: definition.prerequisiteRule === 'required',
      contentAllowed: !env().REQUIRE_REVIEWED_CONTENT || reviewState === 'reviewed',
    }
  })
}

function testOf({ finalTest: { minutes, attempts, waitDays, opensAt, closesAt, access } }: CourseDefinition): CourseFacts['test'] {
  const day = (written: string) => {
    const instant = instantOfMinute(written)
    return instant && dayOfInstant(instant)
  }
  return { minutes, attempts, waitDays, opensOn: day(opensAt), closesOn: day(closesAt), inSession: access === 'class_session' }
}

/** By certificate type: the course that will give it. */
export async function findComingCertificates(): Promise<Map<string, string>> {
  const rows = await db().$queryRaw<{ typeId: string; code: string }[]>`
    SELECT t.id AS "typeId", p.code FROM planned_course p JOIN certificate_type t ON t.code = p.certificate_code
    WHERE NOT EXISTS (SELECT 1 FROM course_version v WHERE v.certificate_type_id = t.id AND v.is_current)`
  return new Map(rows.map(({ typeId, code }) => [typeId, code]))
}

/** Without what is not yet law. */
export async function getWorkingCalendar(): Promise<WorkingCalendar> {
  const rows = await db().calendarDay.findMany()
  return buildCalendar(rows.map(({ date, ...row }) => ({ ...row, date: fromColumn(date) }) as CalendarRow), { unconfirmedHolidays: false })
}
