/**
 * Publishes a course whose files are new as a version of its own, with what trainers have written on the site carried
 * over. A comment in a file makes no version; a change in the glossary or the catalogue of procedures that a lesson
 * shows does make one.
 */
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findWorkspace, mergeWorkspace } from './carry-workspace.server'
import type { CourseContent } from './check-course-files.server'
import { lessonBodyHash } from './compile-lesson.server'
import type { Sentence } from './fault-sentence.server'
import { storeCourseVersion } from './store-course-version.server'

/** In: the course; compiled code by body hash, for bodies not stored yet. Out: what changed. */
export async function publishCourse(tx: Transaction, course: CourseContent, compiled: ReadonlyMap<string, string>, sentence: Sentence): Promise<string[]> {
  const { definition, lessons } = course
  const code = definition.id
  const { id: courseId } = await tx.course.upsert({ where: { code }, update: {}, create: { id: newId(), code }, select: { id: true } })
  // A trainer may be publishing questions of the same course: one at a time.
  await tx.$executeRaw`SELECT id FROM course WHERE id = ${courseId}::uuid FOR UPDATE`
  const workspace = await findWorkspace(tx, code)
  const questions = mergeWorkspace(course, workspace)
  await tx.lessonBody.createMany({ data: [...compiled].map(([hash, text]) => ({ hash, code: text })), skipDuplicates: true })
  const { number, change } = await storeCourseVersion(tx, courseId, {
    definition: { ...definition, assets: { ...workspace.assets, ...definition.assets } },
    lessons: lessons.map((lesson) => ({ ...lesson, bodyHash: lessonBodyHash(lesson.body) })),
    questions,
    withdrawn: workspace.withdrawn,
  })
  if (change === 'none') return []
  if (change === 'again') return [sentence('loadCourseAgain', { code, number })]
  const kept = workspace.questions.length + workspace.withdrawn.length
  return [sentence('loadCourse', { code, number, lessons: lessons.length, questions: questions.length }), ...(kept > 0 ? [sentence('loadWorkspaceKept', { code, changed: workspace.questions.length, withdrawn: workspace.withdrawn.length })] : [])]
}
