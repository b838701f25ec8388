/** Writes the drawn tests of the demo, with the enrolments they belong to, in bulk; certificates name them afterwards. */
import { readCourseDefinition } from '~/domain/course/course-definition'
import type { Level } from '~/domain/course/blueprint'
import { addDays, type Day } from '~/domain/kernel/day'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { resultDetail } from '~/server/attempt/conclude-attempt.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import type { CertificateRow } from './draw-certificates.server'
import { type DrawnAttempt, drawAttempts, drawFailures, examOf } from './draw-attempts.server'
import type { OwnCourse } from './load-own-course.server'
import type { Dice } from './make-dice.server'

const at = (day: Day, seconds = 0) => new Date(new Date(`${day}T09:00:00+07:00`).getTime() + seconds * 1000)

/** `failing`: officers who sat the test and did not pass it. */
export type Takers = { readonly certificates: CertificateRow[]; readonly failing: readonly string[]; readonly today: Day }

export async function writeAttempts(tx: Transaction, { certificates, failing, today }: Takers, course: OwnCourse, d: Dice): Promise<void> {
  const { definition } = await tx.courseVersion.findUniqueOrThrow({ where: { id: course.versionId }, select: { definition: true } })
  const rows = await tx.question.findMany({ where: { courseVersionId: course.versionId, purpose: 'exam' }, orderBy: { code: 'asc' }, select: { id: true, code: true, objective: true, level: true, mustBeRight: true, definition: true } })
  const bank = rows.map((row) => ({ ...row, level: row.level as Level, definition: row.definition as unknown as QuestionDefinition }))
  const read = readCourseDefinition(definition)
  const exam = examOf(bank, read, d)
  const attempts = [...drawAttempts(certificates, exam), ...drawFailures(failing, today, exam)]
  const last = new Map(attempts.map((attempt) => [attempt.enrolmentId, attempt]))
  await tx.enrolment.createMany({ data: [...last.values()].map(({ enrolmentId: id, officerId, day, grade }) => ({ id, officerId, courseId: course.id, courseVersionId: course.versionId, source: 'self', enrolledAt: at(addDays(day, -30)), completedAt: grade.passed ? at(day) : null })) })
  await tx.attempt.createMany({ data: attempts.map((attempt) => attemptRow(attempt, course, read.finalTest)) })
  await tx.attemptQuestion.createMany({ data: attempts.flatMap(({ id, places }) => places.map(({ question, optionOrder }, i) => ({ attemptId: id, ordinal: i + 1, questionId: question.id, optionOrder: [...optionOrder] }))) })
  await tx.answerStep.createMany({ data: attempts.flatMap(stepRows) })
  await tx.attemptResult.createMany({ data: attempts.map((attempt) => ({ id: newId(), attemptId: attempt.id, number: 1, gradedAt: endOf(attempt), mark: attempt.grade.mark, maximum: attempt.grade.maximum, passed: attempt.grade.passed, detail: resultDetail(attempt.grade), reason: 'submitted' })) })
}

function attemptRow(attempt: DrawnAttempt, course: OwnCourse, { minutes, attempts }: { readonly minutes: number; readonly attempts: number }) {
  const { id, officerId, enrolmentId, seed, round, day, places } = attempt
  return {
    id, officerId, enrolmentId, seed, courseId: course.id, courseVersionId: course.versionId, number: round, roundNumber: 1, roundAttempt: round, roundLimit: attempts,
    state: 'graded', endedBy: 'submitted', startedAt: at(day), dueAt: at(day, minutes * 60), submittedAt: endOf(attempt), furthestOrdinal: places.length,
  }
}

function endOf({ day, places }: DrawnAttempt): Date {
  return at(day, places.reduce((sum, { seconds }) => sum + seconds, 60))
}

function stepRows({ id, day, places }: DrawnAttempt) {
  let passed = 0
  return places.map(({ response, seconds }, i) => {
    passed += seconds
    return { id: newId(), attemptId: id, ordinal: i + 1, sequence: 1, key: newId(), response: response as object, receivedAt: at(day, passed) }
  })
}
