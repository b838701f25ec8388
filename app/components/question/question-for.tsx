import type { ComponentType } from 'react'
import type { LearnerQuestion } from '~/domain/question/learner-question'
import { DueDateQuestion, DueDateReview } from './due-date'
import { MultipleQuestion, MultipleReview } from './multiple'
import type { QuestionProps, ReviewProps } from './question-props'
import { SingleQuestion, SingleReview } from './single'

type Kind = LearnerQuestion['kind']

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
