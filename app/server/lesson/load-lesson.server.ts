/**
 * The reader's page: which version of the lesson this officer reads (the enrolled one, else the current one) and where he
 * or she stopped. The hot path of the site: one prepared query here; all that is the same for everyone is kept per process.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { minutesLeft } from '~/domain/enrolment/lesson-state'
import { readPlace, type Place } from '~/domain/enrolment/reading-progress'
import { err, ok, type Result } from '~/domain/kernel/result'
import { pool } from '~/server/db.server'
import { getLesson, type FrozenLesson } from './get-lesson.server'

export type LessonPage = {
  readonly lesson: FrozenLesson
  readonly enrolled: boolean
  readonly completed: boolean
  readonly furthest: number
  readonly minutesLeft: number
  readonly place: Place | null
}

type Row = { lesson_id: string; enrolment_id: string | null; section: string | null; furthest: number | null; completed: boolean | null }

const lessonOfReader = `
  SELECT l.id AS lesson_id, e.id AS enrolment_id, p.section, p.furthest, p.completed_at IS NOT NULL AS completed
  FROM course c
  LEFT JOIN LATERAL (
    SELECT id, course_version_id FROM enrolment
    WHERE officer_id = $3 AND course_id = c.id AND withdrawn_at IS NULL
    ORDER BY (completed_at IS NULL) DESC, enrolled_at DESC LIMIT 1
  ) e ON true
  JOIN course_version v ON v.course_id = c.id AND CASE WHEN e.id IS NULL THEN v.is_current ELSE v.id = e.course_version_id END
  JOIN lesson l ON l.course_version_id = v.id AND l.number = $2
  LEFT JOIN lesson_progress p ON p.enrolment_id = e.id AND p.lesson_id = l.id
  WHERE c.code = $1`

/** In: who reads, course code and lesson number from the address. Refused: `scope` without an officer's record. */
export async function loadLesson(input: { actor: Actor; courseCode: string; number: string; now: Date }): Promise<Result<LessonPage, 'scope' | 'not_found'>> {
  const { actor, courseCode, number } = input
  if (actor.officerId === null || !may(actor, 'study', { officerId: actor.officerId }).ok) return err('scope')
  const { rows } = await pool().query<Row>({ name: 'lesson-of-reader', text: lessonOfReader, values: [courseCode, number, actor.officerId] })
  const row = rows[0]
  if (!row) return err('not_found')
  const lesson = await getLesson(row.lesson_id)
  if (row.enrolment_id !== null && row.furthest === null) await begin(row.enrolment_id, row.lesson_id, input.now)
  const furthest = row.furthest ?? 0
  const completed = row.completed ?? false
  return ok({ lesson, enrolled: row.enrolment_id !== null, completed, furthest, minutesLeft: minutesLeft(lesson.minutes, { furthest, completed }), place: readPlace(row.section) })
}

/** The first visit is noted, so that "go on reading" also works in a browser without script. */
async function begin(enrolmentId: string, lessonId: string, now: Date): Promise<void> {
  await pool().query('INSERT INTO lesson_progress (enrolment_id, lesson_id, started_at, updated_at) VALUES ($1, $2, $3, $3) ON CONFLICT DO NOTHING', [enrolmentId, lessonId, now])
}
