/**
 * The kind of the question at one place of an attempt, and whether its test goes forward only. Both are frozen, so they are
 * kept in memory (bounded); whose attempt it is, is not decided here: every use case asks the database itself.
 */
import type { Kind } from '~/domain/question/kind'
import { kindOf } from '~/domain/question/registry'
import { pool } from '~/server/db.server'

export type PlaceKind = { readonly kind: Kind; readonly forward: boolean }

const LIMIT = 50_000
const known = new Map<string, { kind: string; forward: boolean }>()

/** Null: no such place. */
export async function getPlaceKind(attemptId: string, ordinal: number): Promise<PlaceKind | null> {
  const key = `${attemptId} ${ordinal}`
  const place = known.get(key) ?? (await readPlace(attemptId, ordinal))
  if (place === undefined) return null
  if (known.size >= LIMIT) known.delete(known.keys().next().value as string)
  known.set(key, place)
  const kind = kindOf(place.kind)
  return kind ? { kind, forward: place.forward } : null
}

async function readPlace(attemptId: string, ordinal: number): Promise<{ kind: string; forward: boolean } | undefined> {
  const { rows } = await pool().query<{ kind: string; forward: boolean }>({
    name: 'place-kind',
    text: `SELECT q.kind, coalesce(v.definition->'finalTest'->>'navigation' = 'forward', false) AS forward
      FROM attempt_question p JOIN question q ON q.id = p.question_id JOIN course_version v ON v.id = q.course_version_id WHERE p.attempt_id = $1 AND p.ordinal = $2`,
    values: [attemptId, ordinal],
  })
  return rows[0]
}
