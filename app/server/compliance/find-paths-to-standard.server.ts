/**
 * The shortest paths of some officers, whose trees are already judged, in a fixed number of queries however many they
 * are. Asks for no right: the use cases that call it have decided. Others have their turn after some milliseconds of search:
 * one path may cost much more than another.
 */
import { setImmediate } from 'node:timers/promises'
import { type PathToStandard, pathToStandard } from '~/domain/compliance/path-to-standard'
import type { StandingTree } from '~/domain/compliance/standing-tree'
import type { Pace } from '~/domain/compliance/study-days'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { findOwnCourses } from './find-own-courses.server'
import { findComingCertificates, findPathCourses, getWorkingCalendar } from './find-path-courses.server'

const TURN_MS = 10

export type PathsQuestion = { readonly trees: ReadonlyMap<string, StandingTree>; readonly now: Date; /** The day on which study begins. */ readonly start: Day; readonly pace: Pace }

export async function findPathsToStandard({ trees, now, start, pace }: PathsQuestion): Promise<Map<string, PathToStandard>> {
  const [done, comingCertificates, calendar] = await Promise.all([findOwnCourses([...trees.keys()], now), findComingCertificates(), getWorkingCalendar()])
  const versions = await findPathCourses(done.versionIds)
  const byId = new Map(versions.map((version) => [version.versionId, version]))
  const current = versions.filter(({ isCurrent }) => isCurrent)
  const today = dayOfInstant(now)
  const paths = new Map<string, PathToStandard>()
  let since = performance.now()
  for (const [officerId, tree] of trees) {
    const courses = current.map((version) => byId.get(done.versionOf(officerId, version.courseId) ?? '') ?? version)
    const byCode = new Map(courses.map((course) => [course.courseCode, course]))
    const own = (courseCode: string) => done.own(officerId, byCode.get(courseCode)?.courseId ?? '', byCode.get(courseCode)?.certificateTypeId ?? '')
    paths.set(officerId, pathToStandard({ tree, courses, own, comingCertificates, today, start, pace, calendar }))
    if (performance.now() - since < TURN_MS) continue
    await setImmediate()
    since = performance.now()
  }
  return paths
}
