/**
 * The tests behind the newest certificates of our own course: the one that was passed, on the day of the certificate, and
 * for every third officer one that was failed before; and failed ones of officers who lack nothing else. Answers are drawn by how hard a question is and how able an officer;
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

type Taker = { readonly officerId: string; readonly enrolmentId: string }
type Exam = { readonly bank: readonly BankRow[]; readonly finalTest: CourseDefinition['finalTest']; readonly hardness: ReadonlyMap<string, number>; readonly d: Dice }

/** How hard each question of a bank is, drawn once for all who sit it. */
export function examOf(bank: readonly BankRow[], { finalTest }: CourseDefinition, d: Dice): Exam {
  return { bank, finalTest, hardness: new Map(bank.map(({ code }) => [code, d.between(0, 40)])), d }
}

/** In: certificates (those with tests get their attempt). Out: attempts, the older first. */
export function drawAttempts(certificates: CertificateRow[], exam: Exam): DrawnAttempt[] {
  const takers = certificates.filter(({ course_version_id: version }) => version !== null).slice(-TAKERS)
  return takers.flatMap((certificate, n) => {
    const taker = { officerId: certificate.officer_id, enrolmentId: newId() }
    const first = n % 3 === 0 ? takeTest(exam, taker, { round: 1, day: addDays(certificate.issued_on, -BEFORE), ability: exam.d.between(55, 80), passes: false }) : []
    const [last] = takeTest(exam, taker, { round: first.length > 0 ? 2 : 1, day: certificate.issued_on, ability: exam.d.between(98, 125), passes: true })
    if (last) certificate.attempt_id = last.id
    return last ? [...first, last] : []
  })
}

/** One failed test for each officer, who has not passed since: why he or she does not meet the standard. */
export function drawFailures(officerIds: readonly string[], today: Day, exam: Exam): DrawnAttempt[] {
  return officerIds.flatMap((officerId) => takeTest(exam, { officerId, enrolmentId: newId() }, { round: 1, day: addDays(today, -exam.d.between(12, 45)), ability: exam.d.between(55, 80), passes: false }))
}

type Wanted = { readonly round: 1 | 2; readonly day: Day; readonly ability: number; readonly passes: boolean }

/** Sat until the outcome is the one wanted, a little abler each time; nothing when it never is. */
function takeTest({ bank, finalTest, hardness, d }: Exam, taker: Taker, { round, day, ability, passes }: Wanted): DrawnAttempt[] {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const seed = String(d.between(0, 999_999_999))
    const drawn = drawQuestions(finalTest.blueprint, bank, seed, finalTest)
    if (!drawn.ok) return []
    const places = drawn.value.map((question) => placeOf(question, seed, ability + tries, hardness.get(question.code) ?? 0, d))
    const grade = gradeAttempt(places.map(gradable), places.map(({ response }, i) => ({ ordinal: i + 1, sequence: 1, late: false, response })), finalTest.passPercent)
    if (grade.passed === passes) return [{ id: newId(), ...taker, seed, round, day, places, grade }]
  }
  return []
}

function placeOf(question: BankRow, seed: string, ability: number, hard: number, d: Dice): DrawnPlace {
  const right = d.chance(Math.max(5, Math.min(98, ability - hard)))
  return { question, optionOrder: kindOf(question.definition.kind)?.optionOrder(question.definition, optionSeed(seed, question.code)) ?? [], response: drawAnswer(question.definition, right, d), seconds: d.between(20, 75) }
}

function gradable({ question: { definition } }: DrawnPlace, index: number) {
  return { ordinal: index + 1, points: definition.points, mustBeRight: definition.mustBeRight, grade: (response: unknown) => kindOf(definition.kind)?.grade(definition, response) ?? { fraction: 0, right: false } }
}
