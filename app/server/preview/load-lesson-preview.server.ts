/** A lesson of the current version for its trainer: what learners get, with no enrolment and no progress. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { getLesson, type FrozenLesson } from '~/server/lesson/get-lesson.server'

export async function loadLessonPreview(by: Actor, code: string, number: string): Promise<Result<FrozenLesson, 'role' | 'scope' | 'lessonUnknown'>> {
  const decision = may(by, 'previewCourse', {})
  if (!decision.ok) return err(decision.reason)
  const lesson = await db().lesson.findFirst({ where: { number, courseVersion: { isCurrent: true, course: { code } } }, select: { id: true } })
  return lesson ? ok(await getLesson(lesson.id)) : err('lessonUnknown')
}
