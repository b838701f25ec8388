/** The curriculum and the learning paths in the database, as content has them. */
import type { PathFile } from '~/domain/course/learning-path'
import type { Transaction } from '~/server/db.server'
import { contentHash } from './content-hash.server'
import type { Sentence } from './fault-sentence.server'

export async function storePaths(tx: Transaction, { courses, paths }: PathFile, sentence: Sentence): Promise<string[]> {
  const planned = courses.map(({ certificate, ...course }, i) => ({ ...course, certificateCode: certificate, ordinal: i + 1 }))
  const rows = paths.map((path, i) => ({ ...path, ordinal: i + 1 }))
  const [storedCourses, storedPaths] = [await tx.plannedCourse.findMany({ orderBy: { ordinal: 'asc' } }), await tx.learningPath.findMany({ orderBy: { ordinal: 'asc' } })]
  if (contentHash([storedCourses, storedPaths]) === contentHash([planned, rows])) return []
  await tx.plannedCourse.deleteMany()
  await tx.learningPath.deleteMany()
  await tx.plannedCourse.createMany({ data: planned })
  await tx.learningPath.createMany({ data: rows })
  return [sentence('loadPaths', { paths: rows.length, courses: planned.length })]
}
