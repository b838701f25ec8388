/**
 * Graded attempts that drew a question of a decision, with all that their marks are made of: a fixed number of queries a
 * batch of attempts, and one reading of a question's key an answer, because a few answers are given by many.
 */
import type { EndedBy } from '~/domain/attempt/attempt'
import type { AnswerStep, PlaceGrade } from '~/domain/attempt/grade-attempt'
import type { Keys, RegradableAttempt } from '~/domain/attempt/regrade'
import type { Grade } from '~/domain/question/kind'
import { kindOf } from '~/domain/question/registry'
import type { Transaction } from '~/server/db.server'

export const BATCH = 500

export type RegradableRow = RegradableAttempt & { readonly officerId: string; readonly submittedAt: Date; readonly courseVersionId: string; readonly number: number }

type AttemptRow = {
  id: string; officer_id: string; submitted_at: Date; course_version_id: string; ended_by: EndedBy; pass_percent: number
  first_graded_at: Date; first_detail: { perPlace?: PlaceGrade[] }; number: number; mark: number; maximum: number; passed: boolean
}
type PlaceRow = { attempt_id: string; ordinal: number; question_id: string; sequence: number | null; response: unknown }

/** The ids of the attempts, in their order of locking. */
export async function findAttemptIds(tx: Transaction, courseId: string, questionIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id::text FROM attempt a WHERE a.course_id = ${courseId}::uuid AND a.state = 'graded'
      AND EXISTS (SELECT FROM attempt_question q WHERE q.attempt_id = a.id AND q.question_id = ANY(${[...questionIds]}::uuid[])) ORDER BY a.id`
  return rows.map(({ id }) => id)
}

/** Reads keys of questions by their rows; each row is fetched once, each answer graded once. */
export type KeyReader = { readonly learn: (ids: readonly string[]) => Promise<void>; readonly grade: (id: string) => (response: unknown) => Grade; readonly place: (id: string) => { points: number; mustBeRight: boolean } }

export function makeKeyReader(tx: Transaction): KeyReader {
  type Known = { readonly points: number; readonly mustBeRight: boolean; readonly grade: (response: unknown) => Grade }
  const known = new Map<string, Known>()
  const of = (id: string): Known => {
    const found = known.get(id)
    if (!found) throw new Error(`question ${id} was not fetched`)
    return found
  }
  return {
    learn: async (ids) => {
      const missing = [...new Set(ids)].filter((id) => !known.has(id))
      const rows = missing.length === 0 ? [] : await tx.question.findMany({ where: { id: { in: missing } }, select: { id: true, kind: true, definition: true, points: true, mustBeRight: true } })
      for (const { id, kind: name, definition, points, mustBeRight } of rows) {
        const kind = kindOf(name)
        if (!kind) throw new Error(`no kind of question ${name}`)
        known.set(id, { points: points.toNumber(), mustBeRight, grade: remembered((response) => kind.grade(definition, response)) })
      }
    },
    grade: (id) => of(id).grade,
    place: (id) => of(id),
  }
}

function remembered(grade: (response: unknown) => Grade): (response: unknown) => Grade {
  const grades = new Map<string, Grade>()
  return (response) => {
    const key = JSON.stringify(response ?? null)
    const found = grades.get(key) ?? grade(response)
    grades.set(key, found)
    return found
  }
}

/** The keys named in decisions. */
export async function findKeys(reader: KeyReader, keyIds: readonly string[]): Promise<Keys> {
  await reader.learn(keyIds)
  return new Map(keyIds.map((id) => [id, reader.grade(id)]))
}

/** One batch of attempts, in the order of their ids. */
export async function findRegradableAttempts(tx: Transaction, attemptIds: readonly string[], reader: KeyReader): Promise<RegradableRow[]> {
  const attempts = await tx.$queryRaw<AttemptRow[]>`
    SELECT a.id::text, a.officer_id::text, a.submitted_at, a.course_version_id::text, a.ended_by, (v.definition->'finalTest'->>'passPercent')::float8 AS pass_percent,
      f.graded_at AS first_graded_at, f.detail AS first_detail, l.number, l.mark::float8, l.maximum::float8, l.passed
    FROM attempt a JOIN course_version v ON v.id = a.course_version_id JOIN attempt_result f ON f.attempt_id = a.id AND f.number = 1
    JOIN LATERAL (SELECT r.number, r.mark, r.maximum, r.passed FROM attempt_result r WHERE r.attempt_id = a.id ORDER BY r.number DESC LIMIT 1) l ON true
    WHERE a.id = ANY(${[...attemptIds]}::uuid[]) ORDER BY a.id`
  const places = await tx.$queryRaw<PlaceRow[]>`
    SELECT q.attempt_id::text, q.ordinal, q.question_id::text, s.sequence, s.response FROM attempt_question q
    LEFT JOIN LATERAL (SELECT n.sequence, n.response FROM answer_step n WHERE n.attempt_id = q.attempt_id AND n.ordinal = q.ordinal AND NOT n.late ORDER BY n.sequence DESC LIMIT 1) s ON true
    WHERE q.attempt_id = ANY(${[...attemptIds]}::uuid[]) ORDER BY q.attempt_id, q.ordinal`
  await reader.learn(places.map(({ question_id }) => question_id))
  const byAttempt = new Map<string, PlaceRow[]>()
  for (const place of places) {
    const own = byAttempt.get(place.attempt_id)
    if (own) own.push(place)
    else byAttempt.set(place.attempt_id, [place])
  }
  return attempts.map((row) => regradable(row, byAttempt.get(row.id) ?? [], reader))
}

function regradable(row: AttemptRow, places: readonly PlaceRow[], reader: KeyReader): RegradableRow {
  const steps: AnswerStep[] = row.ended_by === 'abandoned' ? [] : places.flatMap(({ ordinal, sequence, response }) => (sequence === null ? [] : [{ ordinal, sequence, late: false, response }]))
  return {
    id: row.id, officerId: row.officer_id, submittedAt: row.submitted_at, courseVersionId: row.course_version_id, number: row.number,
    places: places.map(({ ordinal, question_id: questionId }) => ({ ordinal, questionId, points: reader.place(questionId).points, mustBeRight: reader.place(questionId).mustBeRight, grade: reader.grade(questionId) })),
    steps,
    marked: new Map((row.first_detail.perPlace ?? []).filter(({ marked }) => marked).map(({ ordinal, fraction }) => [ordinal, fraction])),
    passPercent: row.pass_percent,
    gradedAt: row.first_graded_at.getTime(),
    old: { mark: row.mark, maximum: row.maximum, passed: row.passed },
  }
}
