import type { ComponentType } from 'react'
import type { LearnerQuestion } from '~/domain/question/learner-question'
import { CaseQuestion, CaseReview } from './case'
import { DossierCheckQuestion, DossierCheckReview } from './dossier-check'
import { DueDateQuestion, DueDateReview } from './due-date'
import { EssayQuestion, EssayReview } from './essay'
import { GapFillQuestion, GapFillReview } from './gap-fill'
import { MatchingQuestion, MatchingReview } from './matching'
import { MultipleQuestion, MultipleReview } from './multiple'
import { NumericQuestion, NumericReview } from './numeric'
import { OrderingQuestion, OrderingReview } from './ordering'
import type { QuestionProps, ReviewProps } from './question-props'
import { ShortAnswerQuestion, ShortAnswerReview } from './short-answer'
import { SingleQuestion, SingleReview } from './single'
import { TrueFalseQuestion, TrueFalseReview } from './true-false'

type Kind = LearnerQuestion['kind']

/** A new kind of question adds one line to each record. A case shows questions in turn. */
const questions: { readonly [K in Kind]: ComponentType<QuestionProps<Extract<LearnerQuestion, { kind: K }>>> } = {
  single: SingleQuestion,
  true_false: TrueFalseQuestion,
  multiple: MultipleQuestion,
  matching: MatchingQuestion,
  ordering: OrderingQuestion,
  short_answer: ShortAnswerQuestion,
  numeric: NumericQuestion,
  gap_fill: GapFillQuestion,
  due_date: DueDateQuestion,
  dossier_check: DossierCheckQuestion,
  case: (props) => <CaseQuestion {...props} Part={QuestionFor} />,
  essay: EssayQuestion,
}
const reviews: { readonly [K in Kind]: ComponentType<ReviewProps> } = {
  single: SingleReview,
  true_false: TrueFalseReview,
  multiple: MultipleReview,
  matching: MatchingReview,
  ordering: OrderingReview,
  short_answer: ShortAnswerReview,
  numeric: NumericReview,
  gap_fill: GapFillReview,
  due_date: DueDateReview,
  dossier_check: DossierCheckReview,
  case: (props) => <CaseReview {...props} Part={ReviewFor} />,
  essay: EssayReview,
}

/** The controls of a question in a test: nothing in them says what is right. */
export function QuestionFor({ question, response, prefix = '' }: QuestionProps<LearnerQuestion>) {
  const View = questions[question.kind] as ComponentType<QuestionProps<LearnerQuestion>>
  return <View question={question} response={response} prefix={prefix} />
}

/** The same question explained, on the result page only. */
export function ReviewFor(props: ReviewProps) {
  const View = reviews[props.review.kind]
  return <View {...props} />
}
