/**
 * Grades finished attempts anew by a decision about faulty questions, and says who changes. For each question version:
 *   newer_key       the answers are read by the key of another version of the same question (where its answers fit)
 *   everyone_right  the place counts as right for everybody, answered or not
 *   left_out        the place leaves mark and maximum, with its ★
 *   own_key         back to its own key: takes an earlier decision back
 * Points and ★ stay as they were when the test was taken. Earlier decisions go on to hold where they were made after the
 * attempt was first graded; of several about one question the latest counts. An attempt that nothing touches keeps its mark.
 * Source: issue "Assessment" (re-grade); design.md §2 idea 4; who has passed and now would not keeps the certificate until
 * HR revokes it.
 */
import type { Grade } from '../question/kind'
import { gradeAttempt, type AnswerStep, type AttemptGrade, type GradablePlace, type MarkedFractions } from './grade-attempt'

export const REGRADE_TREATMENTS = ['newer_key', 'everyone_right', 'left_out', 'own_key'] as const
export type RegradeTreatment = (typeof REGRADE_TREATMENTS)[number]

/** What is decided about one question version: the rows that hold its content, and for `newer_key` the row whose key reads. */
export type QuestionDecision = { readonly code: string; readonly questionIds: readonly string[]; readonly treatment: RegradeTreatment; readonly keyId: string | null }

/** A decision of a day; `at` as an instant in milliseconds. */
export type DatedDecision = { readonly at: number; readonly questions: readonly QuestionDecision[] }

export type RegradablePlace = GradablePlace & { readonly questionId: string }
export type Standing = { readonly mark: number; readonly maximum: number; readonly passed: boolean }
export type RegradableAttempt = {
  readonly id: string
  readonly places: readonly RegradablePlace[]
  /** Of an abandoned attempt: none. */
  readonly steps: readonly AnswerStep[]
  readonly marked: MarkedFractions
  readonly passPercent: number
  /** When it was first graded, in milliseconds. */
  readonly gradedAt: number
  /** The result in force. */
  readonly old: Standing
}

/** How the key of a question row reads a response. */
export type Keys = ReadonlyMap<string, (response: unknown) => Grade>

/** passes: did not pass, does now; fails: passed, would not now; up, down: the mark alone. */
export type ChangeKind = 'passes' | 'fails' | 'up' | 'down'
export type Regraded = { readonly grade: AttemptGrade; readonly change: ChangeKind | null; readonly applied: ReadonlyMap<number, QuestionDecision> }

/** Grades one attempt by the earlier decisions that hold for it and the new one, in this order. Never fails. */
export function regradeAttempt(attempt: RegradableAttempt, earlier: readonly DatedDecision[], decision: readonly QuestionDecision[], keys: Keys): Regraded {
  const held = [...earlier].sort((a, b) => a.at - b.at).filter(({ at }) => at >= attempt.gradedAt)
  const inForce = [...held.flatMap(({ questions }) => questions), ...decision]
  const applied = new Map<number, QuestionDecision>()
  const places = attempt.places.map((place) => {
    const own = inForce.filter(({ questionIds }) => questionIds.includes(place.questionId)).at(-1)
    if (own === undefined || own.treatment === 'own_key') return place
    applied.set(place.ordinal, own)
    return treated(place, own, keys)
  })
  const grade = gradeAttempt(places, attempt.steps, attempt.passPercent, attempt.marked)
  return { grade, change: changeOf(attempt.old, grade), applied }
}

function treated(place: RegradablePlace, { treatment, keyId }: QuestionDecision, keys: Keys): RegradablePlace {
  if (treatment === 'newer_key') return { ...place, grade: keys.get(keyId ?? '') ?? place.grade }
  return treatment === 'everyone_right' || treatment === 'left_out' ? { ...place, treatment } : place
}

/** What a new result changes against the old one; null: nothing. A mark is compared as a part of its maximum. */
export function changeOf(old: Standing, fresh: Standing): ChangeKind | null {
  if (old.passed !== fresh.passed) return fresh.passed ? 'passes' : 'fails'
  if (old.mark === fresh.mark && old.maximum === fresh.maximum) return null
  return fresh.mark * old.maximum >= old.mark * fresh.maximum ? 'up' : 'down'
}

/** How many change in which way. */
export type ChangeCounts = Readonly<Record<ChangeKind, number>>

/** Counts the changes of a list; those that do not change are not counted. */
export function countChanges(changes: readonly (ChangeKind | null)[]): ChangeCounts {
  const of = (kind: ChangeKind) => changes.filter((one) => one === kind).length
  return { passes: of('passes'), fails: of('fails'), up: of('up'), down: of('down') }
}
