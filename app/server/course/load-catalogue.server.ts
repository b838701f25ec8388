/** The page of all courses for one officer: the courses there are, and the learning paths of positions. */
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type OfficerPath, findLearningPaths } from './find-learning-paths.server'
import { type CourseRow, findCourses } from './find-courses.server'

export type Catalogue = { readonly courses: readonly CourseRow[]; readonly paths: readonly OfficerPath[] }

export async function loadCatalogue(actor: Actor, now: Date): Promise<Result<Catalogue, 'scope'>> {
  if (actor.officerId === null) return err('scope')
  const [courses, paths] = await Promise.all([findCourses(actor), findLearningPaths(actor.officerId, dayOfInstant(now))])
  return courses.ok ? ok({ courses: courses.value, paths }) : courses
}
