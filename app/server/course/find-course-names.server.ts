/** Code and title of every course that has a current version, in the order of their codes. */
import { db } from '~/server/db.server'

export async function findCourseNames(): Promise<{ code: string; title: string }[]> {
  const versions = await db().courseVersion.findMany({ where: { isCurrent: true }, orderBy: { course: { code: 'asc' } }, select: { title: true, course: { select: { code: true } } } })
  return versions.map(({ title, course }) => ({ code: course.code, title }))
}
