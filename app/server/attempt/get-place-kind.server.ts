/**
 * The kind of the question at one place of an attempt. A draw is frozen, so it is kept in memory (bounded); whose
 * attempt it is, is not decided here: every use case asks the database itself.
 */
import type { Kind } from '~/domain/question/kind'
import { kindOf } from '~/domain/question/registry'
import { pool } from '~/server/db.server'

const LIMIT = 50_000
const known = new Map<string, string>()

/** Null: no such place. */
export async function getPlaceKind(attemptId: string, ordinal: number): Promise<Kind | null> {
  const key = `${attemptId} ${ordinal}`
  const name = known.get(key) ?? (await readKind(attemptId, ordinal))
  if (name === undefined) return null
  if (known.size >= LIMIT) known.delete(known.keys().next().value as string)
  known.set(key, name)
  return kindOf(name) ?? null
}

async function readKind(attemptId: string, ordinal: number): Promise<string | undefined> {
  const { rows } = await pool().query<{ kind: string }>({
    name: 'place-kind',
    text: 'SELECT q.kind FROM attempt_question p JOIN question q ON q.id = p.question_id WHERE p.attempt_id = $1 AND p.ordinal = $2',
    values: [attemptId, ordinal],
  })
  return rows[0]?.kind
}
