/**
 * "Ôn tập hôm nay": which questions an officer goes over today. First the cards that are due, longest overdue first; then
 * what was answered wrong in a finished test and has no card yet; then, to make a worthwhile sitting, practice questions of
 * the same objectives, and then of the same courses. At most MOST a day, and fewer than FEWEST are filled up where there is something to fill with.
 * A test's own question is gone over only when its explanation has been shown to this officer already; before that its
 * objective is gone over by practice questions. Source: issue "Assessment" (5–10 items); docs/decisions/013.
 */
export const FEWEST = 5
export const MOST = 10

export type ReviewItem = { readonly courseId: string; readonly code: string }
export type WrongAnswer = ReviewItem & { readonly objective: string; readonly explained: boolean }
export type PracticeQuestion = ReviewItem & { readonly objective: string }

export type ReviewFacts = {
  /** cards due now, longest overdue first */
  readonly due: readonly (ReviewItem & { readonly objective: string })[]
  /** every card there is, due or not: what has one is not new */
  readonly carded: ReadonlySet<string>
  /** of finished tests, latest first */
  readonly wrong: readonly WrongAnswer[]
  readonly practice: readonly PracticeQuestion[]
  /** questions gone over today already */
  readonly doneToday: number
}

/** The key of a question in `carded`. */
export const itemKey = ({ courseId, code }: ReviewItem): string => `${courseId} ${code}`

/** The questions of today's review, in order; empty when there is nothing to go over. */
export function dailyReview({ due, carded, wrong, practice, doneToday }: ReviewFacts): ReviewItem[] {
  const room = Math.max(0, MOST - doneToday)
  if (due.length === 0 && wrong.length === 0) return []
  const fresh = wrong.flatMap((answer) => (answer.explained ? [answer] : practice.filter(sameObjective(answer)).slice(0, 1)))
  const about = [...due, ...wrong]
  const filling = [...practice.filter((question) => about.some((one) => sameObjective(one)(question))), ...practice.filter((question) => about.some(({ courseId }) => courseId === question.courseId))]
  const isNew = (item: ReviewItem) => !carded.has(itemKey(item))
  const first = distinct([...due, ...fresh.filter(isNew)])
  const enough = first.length >= FEWEST || doneToday > 0 ? first : distinct([...first, ...filling.filter(isNew)]).slice(0, FEWEST)
  return enough.slice(0, room).map(({ courseId, code }) => ({ courseId, code }))
}

function sameObjective(answer: ReviewItem & { readonly objective: string }): (question: PracticeQuestion) => boolean {
  return (question) => question.courseId === answer.courseId && question.objective === answer.objective
}

function distinct<Item extends ReviewItem>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [itemKey(item), item])).values()]
}
