/** One row of each table that surrounds attempts: for tests of the database's own rules, which copy and change rows. */
import { createHash } from 'node:crypto'
import { db, pool } from '../../app/server/db.server'
import { newId } from '../../app/server/id.server'
import type { Actor } from '../../app/domain/access/role'
import type { Learner } from './attempt'
import type { MadeCourse } from './course'
import { makeAccommodation, makeClassSession } from './sitting'

/** In: an attempt that has its first result, and who marks and decides. */
export async function makeAssessmentRows({ attemptId, learner, course, now }: { attemptId: string; learner: Learner; course: MadeCourse; now: Date }, by: Actor): Promise<void> {
  const { officerId } = learner
  await makeAccommodation(officerId)
  await makeClassSession(course.id, [officerId])
  const regradeId = newId()
  await db().regrade.create({ data: { id: regradeId, courseId: course.id, at: now, actorId: by.userId, actorName: by.username, reason: 'Đáp án câu 1 sai', decision: {} } })
  const { mark, maximum, passed } = await db().attemptResult.findFirstOrThrow({ where: { attemptId } })
  await db().attemptResult.create({ data: { id: newId(), attemptId, number: 2, gradedAt: now, mark, maximum, passed, detail: {}, reason: 'regrade', regradeId } })
  await db().marking.create({ data: { id: newId(), attemptId, ordinal: 1, number: 1, markerId: by.userId, scores: { a: 1 }, fraction: 0.5, comment: '', markedAt: now } })
  const question = await db().question.findFirstOrThrow({ where: { courseVersionId: course.versionId } })
  const sessionId = newId()
  await db().practiceSession.create({ data: { id: sessionId, officerId, courseId: course.id, mode: 'practice', items: [], penaltyPercent: 0, startedAt: now } })
  await db().practiceAnswer.create({ data: { id: newId(), sessionId, ordinal: 1, try: 1, questionId: question.id, response: {}, fraction: 0, right: false, hintShown: false, answeredAt: now } })
  await db().reviewCard.create({ data: { officerId, courseId: course.id, questionCode: question.code, state: {}, dueAt: now, reviewedAt: now } })
  await db().questionImport.create({ data: { id: newId(), userId: by.userId, courseId: course.id, fileName: 'cau-hoi.gift', format: 'gift', bytes: new Uint8Array([1]), createdAt: now, expiresAt: new Date(now.getTime() + 3_600_000) } })
  await db().courseAsset.create({ data: { hash: createHash('sha256').update(attemptId).digest('hex'), bytes: new Uint8Array([1]) } })
  await db().withdrawnQuestion.create({ data: { courseVersionId: course.versionId, code: question.code } })
  await pool().query(`INSERT INTO search_passage (id, course_version_id, ordinal, section, heading, body, marked, words) VALUES ($1, $2, 1, '', 'Bài 1', 'Thử', 'Thử', to_tsvector('simple', 'thử'))`, [newId(), course.versionId])
  await db().plannedCourse.create({ data: { code: `KHD-${course.code}`, ordinal: 1, title: 'Khóa dự kiến', certificateCode: 'CC', periods: 8 } })
}
