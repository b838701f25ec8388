/** What of content/ is loaded: the current version of each course with its hash, how many files, and when last. */
import { db } from '~/server/db.server'

export type ContentVersions = {
  files: number
  lastLoadedAt: Date | null
  courses: { code: string; number: number; hash: string; reviewState: string; publishedAt: Date }[]
}

export async function findContentVersions(): Promise<ContentVersions> {
  const [files, courses] = await Promise.all([
    db().contentFile.aggregate({ _count: true, _max: { loadedAt: true } }),
    db().courseVersion.findMany({ where: { isCurrent: true }, orderBy: { course: { code: 'asc' } }, select: { number: true, contentHash: true, reviewState: true, publishedAt: true, course: { select: { code: true } } } }),
  ])
  return {
    files: files._count,
    lastLoadedAt: files._max.loadedAt,
    courses: courses.map(({ course, number, contentHash, reviewState, publishedAt }) => ({ code: course.code, number, hash: contentHash, reviewState, publishedAt })),
  }
}
