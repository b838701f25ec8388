/** The question versions that graded attempts of a course drew, to choose the faulty ones from: newest first within a code. */
import { kindOf } from '~/domain/question/registry'
import { searchKey } from '~/domain/kernel/vietnamese-text'
import { pool } from '~/server/db.server'
import { findPlainWords } from '~/server/question/find-rich-texts.server'

export type DrawnQuestion = { readonly id: string; readonly code: string; readonly version: number; readonly stem: string; readonly attempts: number; readonly mustBeRight: boolean }

/** A page of them is enough to choose from; who looks for one types its code. */
export const MOST_LISTED = 60

const DRAWN = `
WITH drawn AS (SELECT p.question_id, count(*)::int AS attempts FROM attempt a JOIN attempt_question p ON p.attempt_id = a.id WHERE a.course_id = $1 AND a.state = 'graded' GROUP BY 1)
SELECT (array_agg(q.id::text ORDER BY v.number DESC))[1] AS id, q.code, max(v.number)::int AS version, (array_agg(q.kind ORDER BY v.number DESC))[1] AS kind,
  (array_agg(q.definition->>'stem' ORDER BY v.number DESC))[1] AS stem, bool_or(q.must_be_right) AS "mustBeRight", sum(d.attempts)::int AS attempts
FROM drawn d JOIN question q ON q.id = d.question_id JOIN course_version v ON v.id = q.course_version_id
GROUP BY q.code, q.content_hash ORDER BY q.code, version DESC`

type Row = DrawnQuestion & { readonly kind: string }

/** In: a part of the code or of the text, written with marks or without; '' = all. */
export async function findDrawnQuestions(courseId: string, search: string): Promise<{ readonly questions: DrawnQuestion[]; readonly found: number }> {
  const { rows } = await pool().query<Row>({ name: 'drawn-questions', text: DRAWN, values: [courseId] })
  const key = searchKey(search)
  const known = rows.filter(({ kind, code, stem }) => kindOf(kind) !== undefined && (key === '' || searchKey(code).includes(key) || searchKey(stem).includes(key)))
  const questions = await Promise.all(known.slice(0, MOST_LISTED).map(async ({ kind: _, stem, ...row }) => ({ ...row, stem: await findPlainWords(stem) })))
  return { questions, found: known.length }
}
