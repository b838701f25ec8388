/** The rules of a session: a course's own in practice; in review one wrong answer may be tried again once, at no cost. */
import { readCourseDefinition } from '~/domain/course/course-definition'
import type { PracticeRules } from '~/domain/practice/practice'

const REVIEW_TRIES = 2

/** In: the session's mode and penalty, the definition of the question's course version. */
export function practiceRules(session: { readonly mode: string; readonly penaltyPercent: number }, definition: unknown): PracticeRules {
  return { tries: session.mode === 'review' ? REVIEW_TRIES : readCourseDefinition(definition).practice.tries, penaltyPercent: session.penaltyPercent }
}
