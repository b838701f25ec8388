/**
 * Essays that wait for a marker: those this person may mark (neither one's own nor marked by oneself already), oldest first.
 * Nothing in the list says whose they are. One query.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { markingState } from '~/domain/marking/marking'
import { readTestSettings } from '~/domain/course/test-settings'
import { pool } from '~/server/db.server'

export type EssayToMark = { readonly attemptId: string; readonly ordinal: number; readonly courseCode: string; readonly questionCode: string; readonly stem: string; readonly handedInAt: Date; readonly third: boolean }
export type EssayQueue = { readonly essays: readonly EssayToMark[]; /** wait for somebody else: marked by this person already, or own */ readonly others: number; readonly markedByMe: number }

const WAITING = `
SELECT a.id AS "attemptId", p.ordinal, c.code AS "courseCode", q.code AS "questionCode", q.definition->>'stem' AS stem, (q.definition->>'markers')::int AS markers,
  a.submitted_at AS "handedInAt", v.definition->'finalTest' AS "finalTest", a.officer_id = $2 AS own,
  coalesce((SELECT json_agg(m.fraction::float ORDER BY m.number) FROM marking m WHERE m.attempt_id = a.id AND m.ordinal = p.ordinal), '[]') AS fractions,
  EXISTS (SELECT FROM marking m WHERE m.attempt_id = a.id AND m.ordinal = p.ordinal AND m.marker_id = $1) AS mine
FROM attempt a JOIN attempt_question p ON p.attempt_id = a.id JOIN question q ON q.id = p.question_id
  JOIN course_version v ON v.id = a.course_version_id JOIN course c ON c.id = a.course_id
WHERE a.state = 'needs_marking' AND q.kind = 'essay'
  AND EXISTS (SELECT FROM answer_step s WHERE s.attempt_id = a.id AND s.ordinal = p.ordinal AND NOT s.late)
ORDER BY a.submitted_at, a.id, p.ordinal`

type Row = Omit<EssayToMark, 'third'> & { markers: 1 | 2; finalTest: unknown; own: boolean; mine: boolean; fractions: number[] }

export async function findEssaysToMark(by: Actor): Promise<Result<EssayQueue, 'role' | 'scope'>> {
  const decision = may(by, 'markEssays', {})
  if (!decision.ok) return err(decision.reason)
  const [{ rows }, { rows: counted }] = await Promise.all([
    pool().query<Row>(WAITING, [by.userId, by.officerId]),
    pool().query<{ n: number }>('SELECT count(*)::int AS n FROM marking WHERE marker_id = $1', [by.userId]),
  ])
  const waiting = rows.flatMap((row) => {
    const state = markingState(row.fractions, { markers: row.markers, differ: readTestSettings(row.finalTest).markersDiffer })
    return state.state === 'waiting' ? [{ ...row, third: state.third }] : []
  })
  const free = waiting.filter(({ own, mine }) => !own && !mine)
  return ok({
    essays: free.map(({ attemptId, ordinal, courseCode, questionCode, stem, handedInAt, third }) => ({ attemptId, ordinal, courseCode, questionCode, stem, handedInAt, third })),
    others: waiting.length - free.length,
    markedByMe: counted[0]?.n ?? 0,
  })
}
