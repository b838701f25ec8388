import type { ShownReview } from '~/domain/attempt/shown-review'
import type { LearnerQuestion } from '~/domain/question/learner-question'

export interface QuestionProps<Question extends LearnerQuestion> {
  readonly question: Question
  /** What was saved, as the kind reads it; null before the first answer. */
  readonly response: unknown
  /** Before the name and id of every field: several questions of a case stand in one form. */
  readonly prefix?: string
}
export interface ReviewProps {
  readonly review: ShownReview
  /** Makes the ids of its controls differ from those of other questions on the page. */
  readonly ordinal: number | string
}
