/** What each current course proves when passed, with its length and title: the material of next steps. */
import type { ProvingCourse } from '~/domain/compliance/next-steps'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { db } from '~/server/db.server'

export type TitledCourse = ProvingCourse & { readonly title: string }

export async function findProvingCourses(): Promise<TitledCourse[]> {
  const [versions, competencies] = await Promise.all([
    db().courseVersion.findMany({
      where: { isCurrent: true },
      select: { title: true, periods: true, certificateTypeId: true, definition: true, course: { select: { code: true } }, lessons: { select: { minutes: true } } },
      orderBy: { course: { code: 'asc' } },
    }),
    db().competency.findMany({ select: { id: true, code: true } }),
  ])
  const idOf = new Map(competencies.map(({ id, code }) => [code, id]))
  return versions.map(({ title, periods, certificateTypeId, definition, course, lessons }) => ({
    courseCode: course.code,
    title,
    certificateTypeId,
    periods,
    minutes: lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
    competencies: readCourseDefinition(definition).competencies.flatMap(({ code, level }) => {
      const competencyId = idOf.get(code)
      return competencyId === undefined ? [] : [{ competencyId, level }]
    }),
  }))
}
