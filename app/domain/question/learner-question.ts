/**
 * What leaves the server about a question: before the attempt is finished a LearnerQuestion, which holds no key; after
 * it a QuestionReview, which explains. Each kind has one member in both unions, told apart by `kind`. Texts are question
 * text (domain/question/rich-text): a component shows them, never as plain HTML.
 */
import type { Day } from '../kernel/day'
import type { ProcedureCard } from '../procedure/procedure-definition'

export type LearnerOption = { readonly id: string; readonly text: string }

export type SingleLearnerQuestion = { readonly kind: 'single'; readonly stem: string; readonly options: readonly LearnerOption[] }
/** Options stand in their own order: true first. */
export type TrueFalseLearnerQuestion = { readonly kind: 'true_false'; readonly stem: string; readonly options: readonly LearnerOption[] }
export type MultipleLearnerQuestion = { readonly kind: 'multiple'; readonly stem: string; readonly options: readonly LearnerOption[] }
/** To each left one of the rights; rights may be more than lefts. */
export type MatchingLearnerQuestion = { readonly kind: 'matching'; readonly stem: string; readonly lefts: readonly LearnerOption[]; readonly rights: readonly LearnerOption[] }
/** Items as drawn, to be put in order. */
export type OrderingLearnerQuestion = { readonly kind: 'ordering'; readonly stem: string; readonly items: readonly LearnerOption[] }
export type ShortAnswerLearnerQuestion = { readonly kind: 'short_answer'; readonly stem: string }
export type NumericLearnerQuestion = { readonly kind: 'numeric'; readonly stem: string; readonly unit: string }
/** The stem in pieces: text and gaps by turns. `options` only where one chooses. */
export type LearnerGap = { readonly id: string; readonly kind: 'number' | 'choice' | 'text'; readonly options: readonly string[] }
export type GapFillPiece = { readonly text: string } | { readonly gap: LearnerGap }
export type GapFillLearnerQuestion = { readonly kind: 'gap_fill'; readonly stem: string; readonly pieces: readonly GapFillPiece[] }
export type DueDateLearnerQuestion = { readonly kind: 'due_date'; readonly stem: string }
export const VERDICTS = ['complete', 'missing', 'invalid', 'not_to_ask'] as const
export type Verdict = (typeof VERDICTS)[number]
export type DossierCheckLearnerQuestion = {
  readonly kind: 'dossier_check'
  readonly stem: string
  /** code of the procedure in the catalogue, and the day its version is of */
  readonly procedure: string
  readonly asOf: Day
  /** that version, as frozen with the question; null where the catalogue had none */
  readonly card: ProcedureCard | null
  readonly papers: readonly { readonly id: string; readonly name: string; readonly brought: string }[]
  readonly verdicts: readonly { readonly id: Verdict; readonly text: string }[]
  /** what to do next */
  readonly decisions: readonly LearnerOption[]
}
/** Parts are shown and saved together, each under its own id. */
export type CaseLearnerQuestion = { readonly kind: 'case'; readonly stem: string; readonly parts: readonly { readonly id: string; readonly question: LearnerQuestion }[] }
/** Criteria and their maxima are told; a person marks. */
export type EssayLearnerQuestion = {
  readonly kind: 'essay'
  readonly stem: string
  /** syllables; 0 = no limit */
  readonly minWords: number
  readonly maxWords: number
  readonly criteria: readonly { readonly id: string; readonly text: string; readonly maximum: number }[]
}

export type LearnerQuestion =
  | SingleLearnerQuestion
  | TrueFalseLearnerQuestion
  | MultipleLearnerQuestion
  | MatchingLearnerQuestion
  | OrderingLearnerQuestion
  | ShortAnswerLearnerQuestion
  | NumericLearnerQuestion
  | GapFillLearnerQuestion
  | DueDateLearnerQuestion
  | DossierCheckLearnerQuestion
  | CaseLearnerQuestion
  | EssayLearnerQuestion

/** An option on the result page. */
export type ReviewedOption = LearnerOption & {
  readonly chosen: boolean
  /** whether choosing it is right */
  readonly right: boolean
  readonly feedback: string
}

/** One thing asked inside a question (a pair, an item, a gap, a paper): what was given, whether right, what is right, why. */
export type ReviewedEntry = {
  readonly id: string
  readonly label: string
  /** in words; null when nothing was given */
  readonly given: string | null
  readonly right: boolean
  /** in words */
  readonly expected: string
  readonly feedback: string
  /** what the question said about it besides the label: how the paper was brought */
  readonly detail?: string
  /** an error that fails the whole question */
  readonly fatal?: boolean
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
export type TrueFalseReview = Reviewed & { readonly kind: 'true_false'; readonly options: readonly ReviewedOption[] }
export type MultipleReview = Reviewed & { readonly kind: 'multiple'; readonly options: readonly ReviewedOption[] }
export type MatchingReview = Reviewed & { readonly kind: 'matching'; readonly entries: readonly ReviewedEntry[] }
/** Entries in the order given; `expected` is the right place in words ("3"). */
export type OrderingReview = Reviewed & { readonly kind: 'ordering'; readonly entries: readonly ReviewedEntry[] }
/** `given` and `expected` in words, as written. */
export type ShortAnswerReview = Reviewed & { readonly kind: 'short_answer'; readonly written: string | null; readonly expected: string }
export type NumericReview = Reviewed & { readonly kind: 'numeric'; readonly written: string | null; readonly expected: string; readonly unit: string }
export type GapFillReview = Reviewed & { readonly kind: 'gap_fill'; readonly pieces: readonly GapFillPiece[]; readonly entries: readonly ReviewedEntry[] }
/** One day of the count that proves a due date; `n` is the number counted, absent on days that do not count. */
export type ReviewedDay = { readonly date: Day; readonly kind: 'receive' | 'count' | 'off' | 'stop' | 'due'; readonly n?: number | undefined; readonly note: string }
export type DueDateReview = Reviewed & {
  readonly kind: 'due_date'
  readonly given: Day | null
  readonly due: Day
  /** every day from receipt to due, with why it counts or not */
  readonly count: readonly ReviewedDay[]
}
export type DossierCheckReview = Reviewed & { readonly kind: 'dossier_check'; readonly entries: readonly ReviewedEntry[]; readonly options: readonly ReviewedOption[] }
export type CaseReview = Reviewed & { readonly kind: 'case'; readonly parts: readonly { readonly id: string; readonly review: QuestionReview }[] }
/** `criteria`: what each earned once marked; null before. `guidance`: what a good answer holds. */
export type EssayReview = Reviewed & {
  readonly kind: 'essay'
  readonly written: string | null
  readonly guidance: string
  readonly criteria: readonly { readonly id: string; readonly text: string; readonly maximum: number }[]
}

export type QuestionReview =
  | SingleReview
  | TrueFalseReview
  | MultipleReview
  | MatchingReview
  | OrderingReview
  | ShortAnswerReview
  | NumericReview
  | GapFillReview
  | DueDateReview
  | DossierCheckReview
  | CaseReview
  | EssayReview
