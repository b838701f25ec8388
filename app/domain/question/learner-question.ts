/**
 * What leaves the server about a question: before the attempt is finished a LearnerQuestion, which holds no key; after
 * it a QuestionReview, which explains. Each kind has one member in both unions, told apart by `kind`.
 */
import type { Day } from '../kernel/day'

export type LearnerOption = { readonly id: string; readonly text: string }

export type SingleLearnerQuestion = { readonly kind: 'single'; readonly stem: string; readonly options: readonly LearnerOption[] }
export type MultipleLearnerQuestion = { readonly kind: 'multiple'; readonly stem: string; readonly options: readonly LearnerOption[] }
export type DueDateLearnerQuestion = { readonly kind: 'due_date'; readonly stem: string }

export type LearnerQuestion = SingleLearnerQuestion | MultipleLearnerQuestion | DueDateLearnerQuestion

/** An option on the result page. */
export type ReviewedOption = LearnerOption & {
  readonly chosen: boolean
  /** whether choosing it is right */
  readonly right: boolean
  readonly feedback: string
}

type Reviewed = {
  readonly stem: string
  readonly answered: boolean
  readonly right: boolean
  /** part of the points earned, 0 to 1 */
  readonly fraction: number
  /** what to learn from the answer given; null when unanswered or when each option says its own */
  readonly feedback: string | null
}

export type SingleReview = Reviewed & { readonly kind: 'single'; readonly options: readonly ReviewedOption[] }
export type MultipleReview = Reviewed & { readonly kind: 'multiple'; readonly options: readonly ReviewedOption[] }

/** One day of the count that proves a due date; `n` is the number counted, absent on days that do not count. */
export type ReviewedDay = { readonly date: Day; readonly kind: 'receive' | 'count' | 'off' | 'stop' | 'due'; readonly n?: number | undefined; readonly note: string }

export type DueDateReview = Reviewed & {
  readonly kind: 'due_date'
  readonly given: Day | null
  readonly due: Day
  /** every day from receipt to due, with why it counts or not */
  readonly count: readonly ReviewedDay[]
}

export type QuestionReview = SingleReview | MultipleReview | DueDateReview
