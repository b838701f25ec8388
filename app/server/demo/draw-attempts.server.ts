/**
 * The tests behind the newest certificates of our own course: the one that was passed, on the day of the certificate, and
 * for every third officer one that was failed before. Answers are drawn by how hard a question is and how able an officer;
 * a few questions are bad on purpose, so that the statistics have something to tell. Marks are graded, never drawn.
 */
import { gradeAttempt, type AttemptGrade } from '~/domain/attempt/grade-attempt'
import { drawQuestions, optionSeed } from '~/domain/attempt/draw'
import type { Level } from '~/domain/course/blueprint'
import type { CourseDefinition } from '~/domain/course/course-definition'
import { type Day, addDays } from '~/domain/kernel/day'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { kindOf } from '~/domain/question/registry'
import { newId } from '~/server/id.server'
import { drawAnswer } from './draw-answer.server'
import type { CertificateRow } from './draw-certificates.server'
import type { Dice } from './make-dice.server'

export type BankRow = { readonly id: string; readonly code: string; readonly objective: string; readonly level: Level; readonly mustBeRight: boolean; readonly definition: QuestionDefinition }
export type DrawnPlace = { readonly question: BankRow; readonly optionOrder: readonly string[]; readonly response: unknown; readonly seconds: number }
export type DrawnAttempt = { readonly id: string; readonly officerId: string; readonly enrolmentId: string; readonly seed: string; readonly round: 1 | 2; readonly day: Day; readonly places: readonly DrawnPlace[]; readonly grade: AttemptGrade }

/** Behind how many certificates there are tests, and how many days before a pass a failed one lies. */
const [TAKERS, BEFORE] = [48, 9]
const MOST_TRIES = 60

/** In: certificates (those with tests get their attempt), the exam questions of the course. Out: attempts, the older first. */
export function drawAttempts(certificates: CertificateRow[], bank: readonly BankRow[], { finalTest }: CourseDefinition, d: Dice): DrawnAttempt[] {
  const hardness = new Map(bank.map(({ code }) => [code, d.between(0, 40)]))
  const takers = certificates.filter(({ course_version_id: version }) => version !== null).slice(-TAKERS)
  return takers.flatMap((certificate, n) => {
    const enrolmentId = newId()
    const failed = n % 3 === 0
    const take = (round: 1 | 2, ability: number, passes: boolean) => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const seed = String(d.between(0, 999_999_999))
        const drawn = drawQuestions(finalTest.blueprint, bank, seed, finalTest)
        if (!drawn.ok) return []
        const places = drawn.value.map((question) => placeOf(question, seed, ability + tries, hardness.get(question.code) ?? 0, d))
        const grade = gradeAttempt(places.map(gradable), places.map(({ response }, i) => ({ ordinal: i + 1, sequence: 1, late: false, response })), finalTest.passPercent)
        if (grade.passed === passes) return [{ id: newId(), officerId: certificate.officer_id, enrolmentId, seed, round, day: passes ? certificate.issued_on : addDays(certificate.issued_on, -BEFORE), places, grade }]
      }
      return []
    }
    const first = failed ? take(1, d.between(55, 80), false) : []
    const [last] = take(first.length > 0 ? 2 : 1, d.between(98, 125), true)
    if (last) certificate.attempt_id = last.id
    return last ? [...first, last] : []
  })
}

function placeOf(question: BankRow, seed: string, ability: number, hard: number, d: Dice): DrawnPlace {
  const right = d.chance(Math.max(5, Math.min(98, ability - hard)))
  return { question, optionOrder: kindOf(question.definition.kind)?.optionOrder(question.definition, optionSeed(seed, question.code)) ?? [], response: drawAnswer(question.definition, right, d), seconds: d.between(20, 75) }
}

function gradable({ question: { definition } }: DrawnPlace, index: number) {
  return { ordinal: index + 1, points: definition.points, mustBeRight: definition.mustBeRight, grade: (response: unknown) => kindOf(definition.kind)?.grade(definition, response) ?? { fraction: 0, right: false } }
}
