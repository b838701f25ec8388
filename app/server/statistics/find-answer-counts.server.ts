/**
 * What was answered to each question, counted in the database by answer and by third of the set: a few rows a question
 * instead of one a person. The answer that counts is the one that was graded: the highest sequence that is not late.
 */
import { choiceFrequencies, countsOf, NAMED_ANSWERS, type Category, type ChoiceFrequencies, type GivenAnswer } from '~/domain/assessment-statistics/choice-frequencies'
import type { Third } from '~/domain/assessment-statistics/thirds'
import { kindOf } from '~/domain/question/registry'
import { pool } from '~/server/db.server'
import type { ItemRow } from './find-attempt-marks.server'

export type ItemAnswers = {
  /** `options`: one chooses among what is shown; `words`: answers in words; `none`: written at length, never the same twice. */
  readonly form: 'options' | 'words' | 'none'
  readonly frequencies: ChoiceFrequencies
}

const COUNTS = `
SELECT i.item, s.response, c.third, count(*)::int AS count
FROM unnest($1::uuid[], $2::text[]) AS c(attempt_id, third)
JOIN answer_step s ON s.attempt_id = c.attempt_id AND NOT s.late
JOIN attempt_question q ON q.attempt_id = s.attempt_id AND q.ordinal = s.ordinal
JOIN unnest($3::uuid[], $4::int[]) AS i(question_id, item) ON i.question_id = q.question_id
WHERE NOT EXISTS (SELECT FROM answer_step n WHERE n.attempt_id = s.attempt_id AND n.ordinal = s.ordinal AND n.sequence > s.sequence AND NOT n.late)
GROUP BY 1, 2, 3`

export type AnsweredSet = {
  readonly items: readonly ItemRow[]
  /** Attempts with their third; `takers`: how many of each third drew each item. */
  readonly attempts: readonly { readonly id: string; readonly third: Third }[]
  readonly takers: readonly Readonly<Record<Third, number>>[]
}

type CountRow = { item: number; response: unknown; third: Third; count: number }

/** The answers of every item, in their order. */
export async function findAnswerCounts({ items, attempts, takers }: AnsweredSet): Promise<ItemAnswers[]> {
  const ids = items.flatMap(({ questionIds }, index) => questionIds.map((id) => [id, index] as const))
  const { rows } = await pool().query<CountRow>({ name: 'statistics-answers', text: COUNTS, values: [attempts.map(({ id }) => id), attempts.map(({ third }) => third), ids.map(([id]) => id), ids.map(([, index]) => index)] })
  const byItem = grouped(rows)
  return items.map((item, index) => answersOf(item, byItem.get(index) ?? [], takers[index] ?? { top: 0, middle: 0, bottom: 0 }))
}

function grouped(rows: readonly CountRow[]): Map<number, CountRow[]> {
  const groups = new Map<number, CountRow[]>()
  for (const row of rows) {
    const group = groups.get(row.item)
    if (group) group.push(row)
    else groups.set(row.item, [row])
  }
  return groups
}

function answersOf({ kind: name, definition }: ItemRow, rows: readonly CountRow[], takers: Readonly<Record<Third, number>>): ItemAnswers {
  const kind = kindOf(name)
  if (!kind) return { form: 'none', frequencies: choiceFrequencies([], [], null) }
  const empty = kind.review(definition, null, [])
  // Told apart by shape: options alone are chosen among; options beside other entries are a part of a longer answer.
  const options = 'options' in empty && !('entries' in empty) ? empty.options : null
  const categories = new Map<string, Category>((options ?? []).map(({ id, text, right }) => [id, { id, text, right }]))
  const given: GivenAnswer[] = rows.map(({ response, third, count }) => {
    const counts = countsOf(third, count)
    if (!kind.isAnswered(response)) return { chosen: [], counts }
    if (options === null) {
      const text = kind.describeResponse(definition, response)
      const { fraction, right } = kind.grade(definition, response)
      categories.set(text, { id: text, text, right, partly: !right && fraction > 0 })
      return { chosen: [text], counts }
    }
    const review = kind.review(definition, response, [])
    return { chosen: 'options' in review ? review.options.filter(({ chosen }) => chosen).map(({ id }) => id) : [], counts }
  })
  const answered = (third: Third) => rows.reduce((sum, row) => sum + (row.third === third ? row.count : 0), 0)
  for (const third of ['top', 'middle', 'bottom'] as const) given.push({ chosen: [], counts: countsOf(third, takers[third] - answered(third)) })
  const form = options !== null ? 'options' : kind.grade(definition, null).needsMarking ? 'none' : 'words'
  return { form, frequencies: choiceFrequencies([...categories.values()], given, options === null ? NAMED_ANSWERS : null) }
}
