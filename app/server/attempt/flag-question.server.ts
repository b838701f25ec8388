/** Marks or unmarks a question of an open attempt, to come back to it. */
import { err, ok, type Result } from '~/domain/kernel/result'
import { pool } from '~/server/db.server'

export type FlagQuestion = { readonly officerId: string; readonly attemptId: string; readonly ordinal: number; readonly flagged: boolean }

export async function flagQuestion({ officerId, attemptId, ordinal, flagged }: FlagQuestion): Promise<Result<null, 'not_found'>> {
  const { rowCount } = await pool().query({
    name: 'flag-question',
    text: `UPDATE attempt_question q SET flagged = $4 FROM attempt a
      WHERE a.id = q.attempt_id AND a.officer_id = $2 AND a.state = 'in_progress' AND q.attempt_id = $1 AND q.ordinal = $3`,
    values: [attemptId, officerId, ordinal, flagged],
  })
  return rowCount === 0 ? err('not_found') : ok(null)
}
