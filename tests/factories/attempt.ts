/** Officers who may take a test, attempts under way, and answers to them. */
import { randomUUID } from 'node:crypto'
import { db } from '../../app/server/db.server'
import { newId } from '../../app/server/id.server'
import { saveAnswer } from '../../app/server/attempt/save-answer.server'
import { startAttempt } from '../../app/server/attempt/start-attempt.server'
import type { Actor } from '../../app/domain/access/role'
import { makeCourse, rightResponse, wrongResponse, type MadeCourse } from './course'
import { makeOfficer, type OfficerOverrides } from './officer'
import { makeUser } from './user'

export type Learner = Actor & { officerId: string; enrolmentId: string }

/** An officer with an account, enrolled, who has completed every lesson (or as many as `lessonsDone`). */
export async function makeLearner(course: MadeCourse, overrides: OfficerOverrides & { lessonsDone?: number; enrolledAt?: Date; username?: string } = {}): Promise<Learner> {
  const { lessonsDone = course.lessonIds.length, enrolledAt = new Date('2026-03-01T01:00:00Z'), username, ...officerOverrides } = overrides
  const officer = await makeOfficer(officerOverrides)
  const actor = await makeUser({ officerId: officer.id, ...(username ? { username } : {}) })
  const enrolmentId = newId()
  await db().enrolment.create({
    data: {
      id: enrolmentId, officerId: officer.id, courseId: course.id, courseVersionId: course.versionId, source: 'self', enrolledAt,
      progress: { create: course.lessonIds.slice(0, lessonsDone).map((lessonId) => ({ lessonId, ratio: 1, furthest: 1, startedAt: enrolledAt, updatedAt: enrolledAt, completedAt: enrolledAt })) },
    },
  })
  return { ...actor, officerId: officer.id, enrolmentId }
}

export async function makeAttempt(options: { course?: MadeCourse; learner?: Learner; now?: Date } = {}): Promise<{ attemptId: string; learner: Learner; course: MadeCourse; now: Date }> {
  const course = options.course ?? (await makeCourse())
  const learner = options.learner ?? (await makeLearner(course))
  const now = options.now ?? new Date('2026-05-20T03:00:00Z')
  const started = await startAttempt({ actor: learner, courseCode: course.code, now })
  if (!started.ok) throw new Error(`not started: ${started.reason.kind}`)
  return { attemptId: started.value.attemptId, learner, course, now }
}

/** Answers every place right, but those for which `wrong` holds. */
export async function answerAll(attemptId: string, officerId: string, now: Date, wrong: (place: { ordinal: number; mustBeRight: boolean; kind: string }) => boolean = () => false): Promise<void> {
  const places = await db().attemptQuestion.findMany({ where: { attemptId }, orderBy: { ordinal: 'asc' }, select: { ordinal: true, question: { select: { kind: true, mustBeRight: true } } } })
  for (const { ordinal, question } of places) {
    const response = (wrong({ ordinal, ...question }) ? wrongResponse : rightResponse)[question.kind]
    const saved = await saveAnswer({ officerId, attemptId, ordinal, sequence: 1, key: randomUUID(), response, holder: null, autosave: false, now })
    if (!saved.ok) throw new Error(`not saved: ${saved.reason.kind}`)
  }
}
