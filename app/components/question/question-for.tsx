import type { ComponentType } from 'react'
import type { ShownReview } from '~/domain/attempt/shown-review'
import type { LearnerQuestion } from '~/domain/question/learner-question'
import { DueDateQuestion, DueDateReview } from './due-date'
import { MultipleQuestion, MultipleReview } from './multiple'
import { SingleQuestion, SingleReview } from './single'

type Kind = LearnerQuestion['kind']

export interface QuestionProps<Question extends LearnerQuestion> {
  readonly question: Question
  /** What was saved, as the kind reads it; null before the first answer. */
  readonly response: unknown
}
export interface ReviewProps {
  readonly review: ShownReview
  /** Makes the ids of its controls differ from those of other questions on the page. */
  readonly ordinal: number
}

/** A new kind of question adds one line to each record. */
const questions: { readonly [K in Kind]: ComponentType<QuestionProps<Extract<LearnerQuestion, { kind: K }>>> } = {
  single: SingleQuestion,
  multiple: MultipleQuestion,
  due_date: DueDateQuestion,
}
const reviews: { readonly [K in Kind]: ComponentType<ReviewProps> } = { single: SingleReview, multiple: MultipleReview, due_date: DueDateReview }

/** The controls of a question in a test: nothing in them says what is right. */
export function QuestionFor({ question, response }: QuestionProps<LearnerQuestion>) {
  const View = questions[question.kind] as ComponentType<QuestionProps<LearnerQuestion>>
  return <View question={question} response={response} />
}

/** The same question explained, on the result page only. */
export function ReviewFor(props: ReviewProps) {
  const View = reviews[props.review.kind]
  return <View {...props} />
}
