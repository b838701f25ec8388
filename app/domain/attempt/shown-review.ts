/**
 * What of a question's review its reader may see, by the test's setting (course/test-settings):
 * - nothing, marks: no review at all.
 * - own: what one answered, whether that was right, and what to learn from it; of everything else neither right nor wrong
 *   is told, so that the bank can serve the next attempt. A wrong entry's feedback would tell what is right: kept back too.
 * - answers: the same, and what is right. - explanations: all of it.
 * Fields are let through by name: what a new kind of question adds stays hidden until it is listed here. A case is shown
 * part by part by the same rule. Source: issue "Assessment" (what is shown after).
 */
import type { Shown } from '../course/test-settings'
import type { Day } from '../kernel/day'
import type { EssayReview, GapFillPiece, QuestionReview, ReviewedDay, ReviewedEntry, ReviewedOption } from '../question/learner-question'

/** `right` and `feedback` are null where they are not told. */
export type ShownOption = { readonly id: string; readonly text: string; readonly chosen: boolean; readonly right: boolean | null; readonly feedback: string | null }
/** `given` null: nothing was given; `expected` and `feedback` null: not told. */
export type ShownEntry = Omit<ReviewedEntry, 'expected' | 'feedback'> & { readonly expected: string | null; readonly feedback: string | null }

/** Told apart by `kind`; a field that is absent does not belong to the kind, or is not told. */
export type ShownReview = {
  readonly kind: QuestionReview['kind']
  readonly stem: string
  readonly answered: boolean
  readonly right: boolean
  readonly fraction: number
  readonly feedback: string | null
  readonly options?: readonly ShownOption[]
  readonly entries?: readonly ShownEntry[]
  readonly pieces?: readonly GapFillPiece[]
  /** A text or number given as answer, as written. */
  readonly written?: string | null
  readonly expected?: string
  readonly unit?: string
  /** A date given as answer. */
  readonly given?: Day | null
  readonly due?: Day
  readonly count?: readonly ReviewedDay[]
  readonly criteria?: EssayReview['criteria']
  readonly guidance?: string
  readonly parts?: readonly { readonly id: string; readonly review: ShownReview }[]
}

type Told = Exclude<Shown, 'nothing' | 'marks'>

/** Shapes a review for its reader; null when nothing but marks may be shown. */
export function shownReview<Setting extends Shown>(review: QuestionReview, shown: Setting): ShownReview | (Setting extends Told ? never : null) {
  const told: Shown = shown
  return (told === 'nothing' || told === 'marks' ? null : toldReview(review, told)) as ShownReview | (Setting extends Told ? never : null)
}

function toldReview(review: QuestionReview, told: Told): ShownReview {
  const { kind, stem, answered, right, fraction, feedback } = review
  return { kind, stem, answered, right, fraction, feedback, ...asked(review), ...given(review, told), ...(told === 'own' ? {} : rightAnswer(review)), ...(told === 'explanations' ? explained(review) : {}) }
}

/** What the question itself said. */
function asked(review: QuestionReview): Partial<ShownReview> {
  return {
    ...('pieces' in review ? { pieces: review.pieces } : {}),
    ...('unit' in review ? { unit: review.unit } : {}),
    ...('criteria' in review ? { criteria: review.criteria } : {}),
  }
}

/** What was answered; of options and entries as much as may be told. */
function given(review: QuestionReview, told: Told): Partial<ShownReview> {
  return {
    ...('options' in review ? { options: review.options.map((option) => shownOption(option, told)) } : {}),
    ...('entries' in review ? { entries: review.entries.map((entry) => shownEntry(entry, told)) } : {}),
    ...('given' in review ? { given: review.given } : {}),
    ...('written' in review ? { written: review.written } : {}),
    ...('parts' in review ? { parts: review.parts.map((part) => ({ id: part.id, review: toldReview(part.review, told) })) } : {}),
  }
}

function rightAnswer(review: QuestionReview): Partial<ShownReview> {
  return {
    ...('due' in review ? { due: review.due } : {}),
    ...('expected' in review ? { expected: review.expected } : {}),
    ...('guidance' in review ? { guidance: review.guidance } : {}),
  }
}

function explained(review: QuestionReview): Partial<ShownReview> {
  return 'count' in review ? { count: review.count } : {}
}

function shownOption({ id, text, chosen, right, feedback }: ReviewedOption, told: Told): ShownOption {
  return { id, text, chosen, right: chosen || told !== 'own' ? right : null, feedback: chosen || told === 'explanations' ? feedback : null }
}

function shownEntry({ id, label, given: answer, right, expected, feedback, detail, fatal }: ReviewedEntry, told: Told): ShownEntry {
  return {
    id,
    label,
    given: answer,
    right,
    expected: right || told !== 'own' ? expected : null,
    feedback: right || told === 'explanations' ? feedback : null,
    ...(detail === undefined ? {} : { detail }),
    ...(fatal === undefined ? {} : { fatal }),
  }
}
