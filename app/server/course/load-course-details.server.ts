/** What the course page tells beside the lessons: whom it is for and after what, what one learns, on which law, by whom it was written. */
import type { CourseDefinition } from '~/domain/course/course-definition'
import { db } from '~/server/db.server'

export async function loadCourseDetails({ audience, prerequisites, prerequisiteRule, outcomes, authors, legal, competencies }: CourseDefinition) {
  const [positions, planned, named] = await Promise.all([
    db().position.findMany({ where: { code: { in: audience } }, orderBy: { code: 'asc' }, select: { name: true } }),
    db().plannedCourse.findMany({ where: { code: { in: prerequisites } }, orderBy: { ordinal: 'asc' }, select: { code: true, title: true } }),
    db().competency.findMany({ where: { code: { in: competencies.map(({ code }) => code) } }, select: { code: true, name: true } }),
  ])
  const published = new Set((await db().course.findMany({ where: { code: { in: prerequisites }, versions: { some: { isCurrent: true } } }, select: { code: true } })).map(({ code }) => code))
  return {
    audience: positions.map(({ name }) => name),
    prerequisites: planned.map((course) => ({ ...course, published: published.has(course.code) })),
    prerequisiteRule,
    outcomes,
    authors,
    legal,
    competencies: competencies.map(({ code, level }) => ({ code, level, name: named.find((one) => one.code === code)?.name ?? code })),
  }
}
