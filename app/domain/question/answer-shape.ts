/**
 * Whether answers given to one version of a question can be read by the key of another: the same kind, and everything that
 * an answer names is there under the same name. Where names are given by a person (options) the words may have been
 * corrected; where they are numbers over the words themselves (pairs, items) or the words are the answer (a gap's
 * choices), the words must be the same too. Essays are read by people: never. Source: issue "Assessment" (re-grade).
 */
import type { GapFillPiece, LearnerOption, LearnerQuestion } from './learner-question'

const ids = (options: readonly LearnerOption[]) => options.map(({ id }) => id).sort()
const named = (options: readonly LearnerOption[]) => options.map(({ id, text }) => [id, text]).sort()
const gaps = (pieces: readonly GapFillPiece[]) => pieces.flatMap((piece) => ('gap' in piece ? [[piece.gap.id, piece.gap.kind, [...piece.gap.options].sort()]] : []))

type Kind = LearnerQuestion['kind']
type Names = { readonly [K in Kind]: (question: Extract<LearnerQuestion, { kind: K }>) => unknown }

/** What an answer of each kind names; null: no key can read it. */
const NAMES: Names = {
  single: ({ options }) => ids(options),
  true_false: ({ options }) => ids(options),
  multiple: ({ options }) => ids(options),
  matching: ({ lefts, rights }) => [named(lefts), named(rights)],
  ordering: ({ items }) => named(items),
  gap_fill: ({ pieces }) => gaps(pieces),
  dossier_check: ({ papers, decisions }) => [papers.map(({ id }) => id).sort(), ids(decisions)],
  numeric: ({ unit }) => unit,
  short_answer: () => [],
  due_date: () => [],
  essay: () => null,
  case: ({ parts }) => {
    const shapes = parts.map((part) => [part.id, answerShape(part.question)])
    return shapes.some(([, shape]) => shape === null) ? null : shapes
  },
}

/** What an answer may name. In: the question as the learner sees it. Out: null when no key can read it. */
export function answerShape(question: LearnerQuestion): string | null {
  const names = (NAMES[question.kind] as (question: LearnerQuestion) => unknown)(question)
  return names === null ? null : JSON.stringify([question.kind, names])
}
