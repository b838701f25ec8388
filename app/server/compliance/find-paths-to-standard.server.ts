/**
 * The shortest paths of some officers, whose trees are already judged, in a fixed number of queries however many they
 * are. Asks for no right: the use cases that call it have decided. Others have their turn after some milliseconds of search:
 * one path may cost much more than another. Whoever's path takes a seat of a class session takes it from those after: by
 * officer, so that a page and a file of the same people say the same.
 */
import { setImmediate } from 'node:timers/promises'
import { orderOf } from '~/domain/compliance/path-act'
import { type PathToStandard, pathToStandard } from '~/domain/compliance/path-to-standard'
import type { StandingTree } from '~/domain/compliance/standing-tree'
import type { Pace } from '~/domain/compliance/study-days'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { findOwnCourses } from './find-own-courses.server'
import { findComingCertificates, findPathCourses, getWorkingCalendar } from './find-path-courses.server'

const TURN_MS = 10

export type PathsQuestion = { readonly trees: ReadonlyMap<string, StandingTree>; readonly now: Date; /** The day on which study begins. */ readonly start: Day; readonly pace: Pace; /** Seats by class session that paths of the same plan have taken before; those of these are added. */ readonly taken?: Map<string, number> }

export async function findPathsToStandard({ trees, now, start, pace, taken = new Map() }: PathsQuestion): Promise<Map<string, PathToStandard>> {
  const [done, comingCertificates, calendar] = await Promise.all([findOwnCourses([...trees.keys()], now, taken), findComingCertificates(), getWorkingCalendar()])
  const versions = await findPathCourses(done.versionIds)
  const byId = new Map(versions.map((version) => [version.versionId, version]))
  const current = versions.filter(({ isCurrent }) => isCurrent)
  const today = dayOfInstant(now)
  const paths = new Map<string, PathToStandard>()
  let since = performance.now()
  for (const [officerId, tree] of [...trees].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const courses = current.map((version) => byId.get(done.versionOf(officerId, version.courseId) ?? '') ?? version)
    const byCode = new Map(courses.map((course) => [course.courseCode, course]))
    const own = (courseCode: string) => done.own(officerId, byCode.get(courseCode)?.courseId ?? '', byCode.get(courseCode)?.certificateTypeId ?? '')
    const path = pathToStandard({ tree, courses, own, comingCertificates, today, start, pace, calendar })
    paths.set(officerId, path)
    for (const { id } of orderOf(path).sessions) taken.set(id, (taken.get(id) ?? 0) + 1)
    if (performance.now() - since < TURN_MS) continue
    await setImmediate()
    since = performance.now()
  }
  return paths
}
