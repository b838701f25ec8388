/**
 * What of a question's review the result page may show. `full`: all of it. `own`: what one chose, whether that was right
 * and why; of everything else neither right nor wrong is told, so that the bank can serve the next attempt. Fields are
 * let through by name: what a new kind of question adds stays hidden until it is listed here. Source: attempt-rules.
 */
import type { Day } from '../kernel/day'
import type { QuestionReview, ReviewedDay, ReviewedOption } from '../question/learner-question'
import type { Shown } from './attempt-rules'

/** `right` and `feedback` are null where they are not told. */
export type ShownOption = { readonly id: string; readonly text: string; readonly chosen: boolean; readonly right: boolean | null; readonly feedback: string | null }

export type ShownReview = {
  readonly kind: QuestionReview['kind']
  readonly stem: string
  readonly answered: boolean
  readonly right: boolean
  readonly fraction: number
  readonly feedback: string | null
  readonly options?: readonly ShownOption[]
  /** A date given as answer. */
  readonly given?: Day | null
  readonly due?: Day
  readonly count?: readonly ReviewedDay[]
}

/** Shapes a review for the reader. */
export function shownReview(review: QuestionReview, shown: Shown): ShownReview {
  if (shown === 'full') return review
  const { kind, stem, answered, right, fraction, feedback } = review
  return {
    kind,
    stem,
    answered,
    right,
    fraction,
    feedback,
    ...('options' in review ? { options: review.options.map(ownOption) } : {}),
    ...('given' in review ? { given: review.given } : {}),
  }
}

function ownOption(option: ReviewedOption): ShownOption {
  return option.chosen ? option : { id: option.id, text: option.text, chosen: false, right: null, feedback: null }
}
