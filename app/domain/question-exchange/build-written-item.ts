/**
 * The same for answers that are written: words, numbers, orders, essays. Other systems give several answers a part of the
 * mark and a remark each; ours has accepted answers, remarks to some wrong ones, and one remark for all others.
 */
import { exactFraction } from './exact-fraction'
import { type Answer, type Built, type Head, type Note, brief, countFault, feedbackOf, generalLost, itemOf, lost, refused } from './build-item'
import { optionId } from './exchange-item'

const isAny = (text: string) => text.trim() === '*'

/** Words. `ignore`: what the format leaves aside when it compares. */
export function shortAnswerItem(head: Head, answers: readonly Answer[], ignore: readonly string[]): Built {
  const named = answers.filter(({ text }) => !isAny(text))
  const accepted = named.filter(({ part }) => part > 0)
  const full = accepted.filter(({ part }) => part >= 1)
  const others = named.filter(({ part }) => part <= 0)
  const rest = answers.find(({ text }) => isAny(text))
  const right = full.map(({ feedback }) => feedback).filter((feedback) => feedback.trim() !== '')
  return itemOf(
    head,
    'short_answer',
    {
      accept: accepted.map(({ text, part }) => (part >= 1 ? text : { text, fraction: exactFraction(part) ?? '0' })),
      ignore,
      feedback_right: feedbackOf(head, true, right[0] ?? ''),
      feedback_by_answer: grouped(others),
      feedback_wrong: feedbackOf(head, false, rest?.feedback ?? ''),
    },
    [
      ...accepted.flatMap(({ text, part }) => (exactFraction(part) === undefined ? [refused('importFraction', { text: brief(text), percent: part * 100 })] : [])),
      ...(rest !== undefined && rest.part > 0 ? [refused('importAnyAnswer')] : []),
      ...new Set(right).size > 1 ? [lost('lostFeedback')] : [],
      ...accepted.filter(({ part, feedback }) => part < 1 && feedback.trim() !== '').map(() => lost('lostFeedback')),
      ...generalLost(head, [right[0] ?? '', rest?.feedback ?? '']),
    ],
  )
}

/** Wrong answers with a remark; those with the same one together. Without a remark there is nothing to say of them. */
function grouped(answers: readonly Answer[]): { match: string[]; feedback: string }[] {
  const told = answers.filter(({ feedback }) => feedback.trim() !== '')
  return [...new Set(told.map(({ feedback }) => feedback))].map((feedback) => ({ match: told.filter((one) => one.feedback === feedback).map(({ text }) => text), feedback }))
}

/** `value` null: any other number. */
export type NumberAnswer = { readonly value: number | null; readonly tolerance: number; readonly part: number; readonly feedback: string }

/** A number. Ours has one right answer: a second one cannot be said, a part for being near is left behind. */
export function numericItem(head: Head, answers: readonly NumberAnswer[], unit: string, otherUnits: readonly string[] = []): Built {
  const full = answers.filter(({ value, part }) => value !== null && part >= 1)
  const [right] = full
  const rest = answers.find(({ value }) => value === null)
  const told = answers.filter(({ value, part, feedback }) => value !== null && part <= 0 && feedback.trim() !== '')
  if (right === undefined) return itemOf(head, 'numeric', {}, [refused('importNoNumber')])
  return itemOf(
    head,
    'numeric',
    {
      answer: right.value,
      tolerance: right.tolerance,
      unit,
      unit_also: otherUnits,
      feedback_right: feedbackOf(head, true, right.feedback),
      feedback_by_answer: told.map(({ value, feedback }) => ({ value, feedback })),
      feedback_wrong: feedbackOf(head, false, rest?.feedback ?? ''),
    },
    [
      ...(full.length > 1 ? [refused('importSeveralNumbers', { count: full.length })] : []),
      ...answers.filter(({ part }) => part > 0 && part < 1).map(partialLost),
      ...(told.some(({ tolerance }) => tolerance > 0) ? [lost('lostWrongRange')] : []),
      ...generalLost(head, [right.feedback, rest?.feedback ?? '']),
    ],
  )
}

function partialLost({ value, part }: NumberAnswer): Note {
  return lost('lostPartial', { text: value === null ? '*' : String(value), percent: Math.round(part * 100) })
}

/** Items in their right order. */
export function orderingItem(head: Head, texts: readonly string[], grading: 'adjacent_pairs' | 'exact', notes: readonly Note[] = []): Built {
  return itemOf(head, 'ordering', { items: texts.map((text, i) => ({ id: optionId(i), text, feedback: feedbackOf(head, true, '') })), grading }, [...countFault(texts.length, 3, 8), ...notes])
}

/** An essay: the format has no criteria, so one takes all. */
export function essayItem(head: Head, words: { readonly min: number; readonly max: number }, guidance: string): Built {
  const points = head.points === null || head.points <= 0 ? 1 : Math.min(head.points, 10)
  const told = [guidance, head.general].find((text) => text.trim() !== '')
  return itemOf(
    head,
    'essay',
    { min_words: words.min, max_words: words.max, criteria: [{ id: 'noi-dung', text: 'Nội dung', maximum: points }], guidance: told ?? NO_GUIDANCE, markers: 1 },
    [lost('lostCriteria'), ...(guidance.trim() !== '' && head.general.trim() !== '' && guidance !== head.general ? [lost('lostGeneral')] : [])],
  )
}

const NO_GUIDANCE = 'Chưa có hướng dẫn chấm.'
