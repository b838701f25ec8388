/**
 * The table of marks of a chosen set of finished attempts, in two queries whatever the number of attempts. The same
 * content under the same code is one question version, however many versions of the course hold it: its attempts count
 * together. Marks are those of the first grading (why: domain/assessment-statistics/attempt-marks); whether an attempt is
 * passed is the result in force. Abandoned attempts and those that wait for a marker are not in.
 */
import type { AttemptSet } from '~/domain/assessment-statistics/attempt-set'
import type { AttemptMarks, Item, MarkTable } from '~/domain/assessment-statistics/attempt-marks'
import type { PlaceGrade } from '~/domain/attempt/grade-attempt'
import { cellOf, type Level } from '~/domain/course/blueprint'
import { pool } from '~/server/db.server'

export type ItemRow = Item & {
  /** the row of the newest version of the course that holds it, and that version's number */
  readonly questionId: string
  readonly version: number
  readonly questionIds: readonly string[]
  readonly kind: string
  readonly objective: string
  readonly level: Level
  readonly mustBeRight: boolean
  readonly definition: unknown
}
export type SetMarks = {
  readonly table: MarkTable
  readonly items: readonly ItemRow[]
  /** In the order of the table. */
  readonly attempts: readonly { readonly id: string; readonly passed: boolean; readonly minutes: number }[]
}

const ATTEMPTS = `
SELECT a.id, l.passed, extract(epoch FROM a.submitted_at - a.started_at)::float8 / 60 AS minutes, f.detail->'perPlace' AS places,
  (SELECT string_agg(q.question_id::text, ' ' ORDER BY q.ordinal) FROM attempt_question q WHERE q.attempt_id = a.id) AS drawn
FROM attempt a
JOIN course_version v ON v.id = a.course_version_id
JOIN attempt_result f ON f.attempt_id = a.id AND f.number = 1
JOIN LATERAL (SELECT r.passed FROM attempt_result r WHERE r.attempt_id = a.id ORDER BY r.number DESC LIMIT 1) l ON true
WHERE a.course_id = $1 AND a.state = 'graded' AND a.ended_by <> 'abandoned' AND jsonb_typeof(f.detail->'perPlace') = 'array'
  AND ($2::int IS NULL OR v.number = $2)
  AND ($3::date IS NULL OR a.submitted_at >= $3::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
  AND ($4::date IS NULL OR a.submitted_at < ($4::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
  AND ($5 <> 'first' OR (a.round_number = 1 AND a.round_attempt = 1))
  AND ($5 <> 'passed' OR l.passed)
ORDER BY a.id`

// Of each content drawn all its rows, so that the version named is the newest that holds it, drawn from or not.
const QUESTIONS = `
SELECT q.id, q.code, q.content_hash, q.kind, q.objective, q.level, q.must_be_right, q.points::float8 AS points, q.definition, v.number
FROM question q JOIN course_version v ON v.id = q.course_version_id
WHERE v.course_id = $2 AND (q.code, q.content_hash) IN (SELECT code, content_hash FROM question WHERE id = ANY($1::uuid[])) ORDER BY v.number DESC, q.code`

type AttemptRow = { id: string; passed: boolean; minutes: number; places: PlaceGrade[]; drawn: string }
type QuestionRow = { id: string; code: string; content_hash: string; kind: string; objective: string; level: Level; must_be_right: boolean; points: number; definition: unknown; number: number }

export async function findAttemptMarks(courseId: string, { version, from, to, taken }: AttemptSet): Promise<SetMarks> {
  const { rows } = await pool().query<AttemptRow>({ name: 'statistics-attempts', text: ATTEMPTS, values: [courseId, version, from, to, taken] })
  const drawn = rows.map((row) => row.drawn.split(' '))
  const found = await pool().query<QuestionRow>({ name: 'statistics-questions', text: QUESTIONS, values: [[...new Set(drawn.flat())], courseId] })
  const items = mergeVersions(found.rows)
  const place = new Map(items.flatMap(({ questionIds }, index) => questionIds.map((id) => [id, index] as const)))
  const attempts = rows.map(({ places }, index) => marksOf(places, drawn[index] ?? [], place, items))
  return { table: { items, attempts }, items, attempts: rows.map(({ id, passed, minutes }) => ({ id, passed, minutes })) }
}

/** Rows come newest first, so the first of a content is the one that is shown. */
function mergeVersions(rows: readonly QuestionRow[]): ItemRow[] {
  const items = new Map<string, ItemRow & { questionIds: string[] }>()
  for (const row of rows) {
    const key = `${row.code} ${row.content_hash}`
    const known = items.get(key)
    if (known) known.questionIds.push(row.id)
    else {
      const { id: questionId, code, kind, objective, level, must_be_right: mustBeRight, points: max, definition, number: version } = row
      items.set(key, { id: key, code, max, slot: `${objective} ${cellOf({ objective, level, mustBeRight })}`, questionId, version, questionIds: [questionId], kind, objective, level, mustBeRight, definition })
    }
  }
  return [...items.values()]
}

function marksOf(places: readonly PlaceGrade[], drawn: readonly string[], place: ReadonlyMap<string, number>, items: readonly ItemRow[]): AttemptMarks {
  const graded = places.flatMap(({ ordinal, fraction }) => {
    const item = place.get(drawn[ordinal - 1] ?? '')
    return item === undefined ? [] : [{ item, mark: fraction * (items[item]?.max ?? 0) }]
  })
  return { items: graded.map(({ item }) => item), marks: graded.map(({ mark }) => mark) }
}
