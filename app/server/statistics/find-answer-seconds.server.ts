/**
 * How long a question took, as far as the server knows: the time from the save before (or the start, or coming back after
 * having been away) to a save of this question, added up over its saves; then the median over the attempts. Reading a
 * question again without changing its answer goes to the question saved next.
 */
import { known, unknown, type Figure } from '~/domain/assessment-statistics/figure'
import { pool } from '~/server/db.server'
import type { ItemRow } from './find-attempt-marks.server'

const SECONDS = `
WITH chosen AS (SELECT unnest($1::uuid[]) AS attempt_id),
marks AS (
  SELECT s.attempt_id, s.ordinal, s.received_at AS at FROM chosen JOIN answer_step s USING (attempt_id)
  UNION ALL SELECT a.id, NULL, a.started_at FROM chosen JOIN attempt a ON a.id = chosen.attempt_id
  UNION ALL SELECT e.attempt_id, NULL, e.at FROM chosen JOIN attempt_event e USING (attempt_id) WHERE e.kind IN ('resumed', 'returned', 'took_over', 'signed_in_again')
),
spans AS (SELECT attempt_id, ordinal, extract(epoch FROM at - lag(at) OVER (PARTITION BY attempt_id ORDER BY at, ordinal NULLS FIRST))::float8 AS seconds FROM marks),
spent AS (SELECT attempt_id, ordinal, sum(seconds) AS seconds FROM spans WHERE ordinal IS NOT NULL GROUP BY 1, 2)
SELECT i.item, percentile_cont(0.5) WITHIN GROUP (ORDER BY spent.seconds) AS seconds
FROM spent JOIN attempt_question q USING (attempt_id, ordinal) JOIN unnest($2::uuid[], $3::int[]) AS i(question_id, item) ON i.question_id = q.question_id
GROUP BY 1`

/** The median seconds of every item, in their order. */
export async function findAnswerSeconds(items: readonly ItemRow[], attemptIds: readonly string[]): Promise<Figure[]> {
  const ids = items.flatMap(({ questionIds }, index) => questionIds.map((id) => [id, index] as const))
  const { rows } = await pool().query<{ item: number; seconds: number | null }>({ name: 'statistics-seconds', text: SECONDS, values: [attemptIds, ids.map(([id]) => id), ids.map(([, index]) => index)] })
  const found = new Map(rows.map(({ item, seconds }) => [item, seconds]))
  return items.map((_, index) => {
    const seconds = found.get(index) ?? null
    return seconds === null ? unknown('no_times') : known(seconds)
  })
}
