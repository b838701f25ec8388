/**
 * What some officers have done of their courses: enrolments with what is read, attempts, certificates that hold, class
 * sessions. Five queries however many officers there are.
 */
import type { FinishedAttempt } from '~/domain/attempt/attempt-rules'
import { lastDayOf } from '~/domain/certificate/certificate'
import type { OwnCourse, SessionDay } from '~/domain/compliance/course-way'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { isFull } from '~/domain/sitting/class-session'
import { pool } from '~/server/db.server'

type EnrolmentRow = { id: string; officerId: string; courseId: string; versionId: string; completed: boolean }
type ProgressRow = { enrolmentId: string; lessonId: string; furthest: number; completed: boolean }
type AttemptRow = { officerId: string; courseId: string; state: string; submittedAt: Date | null; round: number; attempt: number; passed: boolean | null }
type HeldRow = { officerId: string; typeId: string; validFrom: Day; validTo: Day | null; issuedOn: Day }
type SessionRow = { id: string; seats: number | null; members: number; courseId: string; name: string; place: string; startsAt: Date; proctored: boolean; listed: string[] | null }

export type OwnCourses = {
  /** Versions that open enrolments (or completed ones of the current version) belong to. */
  readonly versionIds: readonly string[]
  readonly versionOf: (officerId: string, courseId: string) => string | undefined
  readonly own: (officerId: string, courseId: string, certificateTypeId: string) => OwnCourse
}

const key = (officerId: string, other: string) => `${officerId} ${other}`

/** `given`: seats by class session that a plan has given to others; looked at anew for each officer asked about. */
export async function findOwnCourses(officerIds: readonly string[], now: Date, given: ReadonlyMap<string, number>): Promise<OwnCourses> {
  const ids = [...officerIds]
  const today = dayOfInstant(now)
  // Thousands of rows for a district: plain pg reads them several times faster.
  const run = async <Row>(text: string, values: unknown[]) => (await pool().query({ text, values })).rows as Row[]
  const [enrolments, attempts, held, sessions] = await Promise.all([
    // As load-start-facts: the latest enrolment counts while open, or completed in the version that is still current.
    run<EnrolmentRow>(`SELECT * FROM (
      SELECT DISTINCT ON (e.officer_id, e.course_id) e.id, e.officer_id AS "officerId", e.course_id AS "courseId", e.course_version_id AS "versionId", e.completed_at IS NOT NULL AS completed, e.completed_at IS NULL OR v.is_current AS counts
      FROM enrolment e JOIN course_version v ON v.id = e.course_version_id
      WHERE e.officer_id = ANY($1::uuid[]) AND e.withdrawn_at IS NULL
      ORDER BY e.officer_id, e.course_id, e.enrolled_at DESC) AS latest WHERE counts`, [ids]),
    run<AttemptRow>(`SELECT a.officer_id AS "officerId", a.course_id AS "courseId", a.state, a.submitted_at AS "submittedAt", a.round_number AS round, a.round_attempt AS attempt, r.passed
      FROM attempt a LEFT JOIN LATERAL (SELECT passed FROM attempt_result WHERE attempt_id = a.id ORDER BY number DESC LIMIT 1) r ON true
      WHERE a.officer_id = ANY($1::uuid[]) ORDER BY a.started_at`, [ids]),
    run<HeldRow>(`SELECT DISTINCT ON (c.officer_id, c.certificate_type_id) c.officer_id AS "officerId", c.certificate_type_id AS "typeId", c.valid_from::text AS "validFrom", c.valid_to::text AS "validTo", c.issued_on::text AS "issuedOn"
      FROM certificate c WHERE c.officer_id = ANY($1::uuid[]) AND c.valid_from <= $2 AND (c.valid_to IS NULL OR c.valid_to > $2)
        AND NOT EXISTS (SELECT 1 FROM certificate_revocation r WHERE r.certificate_id = c.id)
      ORDER BY c.officer_id, c.certificate_type_id, c.valid_to DESC NULLS FIRST`, [ids, today]),
    run<SessionRow>(`SELECT s.id, s.seats, count(m.officer_id)::int AS members, s.course_id AS "courseId", s.name, s.place, s.starts_at AS "startsAt", s.proctored,
        array_agg(m.officer_id) FILTER (WHERE m.officer_id = ANY($1::uuid[])) AS listed
      FROM class_session s LEFT JOIN class_session_member m ON m.class_session_id = s.id
      WHERE s.cancelled_at IS NULL AND s.ends_at > $2 GROUP BY s.id ORDER BY s.starts_at, s.id`, [ids, now]),
  ])
  const progress = await run<ProgressRow>(`SELECT enrolment_id AS "enrolmentId", lesson_id AS "lessonId", furthest, completed_at IS NOT NULL AS completed FROM lesson_progress WHERE enrolment_id = ANY($1::uuid[])`, [enrolments.map(({ id }) => id)])
  return indexed({ enrolments, progress, attempts, held, sessions, given })
}

type Found = { enrolments: EnrolmentRow[]; progress: ProgressRow[]; attempts: AttemptRow[]; held: HeldRow[]; sessions: SessionRow[]; given: ReadonlyMap<string, number> }

function indexed({ enrolments, progress, attempts, held, sessions, given }: Found): OwnCourses {
  const enrolmentOf = new Map(enrolments.map((row) => [key(row.officerId, row.courseId), row]))
  const readOf = new Map<string, Map<string, { furthest: number; completed: boolean }>>()
  for (const { enrolmentId, lessonId, ...read } of progress) readOf.set(enrolmentId, (readOf.get(enrolmentId) ?? new Map()).set(lessonId, read))
  const attemptsOf = grouped(attempts, (row) => key(row.officerId, row.courseId))
  const heldOf = new Map(held.map((row) => [key(row.officerId, row.typeId), row]))
  const sessionsOf = grouped(sessions.map((row) => ({ ...row, listed: new Set(row.listed) })), ({ courseId }) => courseId)
  return {
    versionIds: [...new Set(enrolments.map(({ versionId }) => versionId))],
    versionOf: (officerId, courseId) => enrolmentOf.get(key(officerId, courseId))?.versionId,
    own: (officerId, courseId, certificateTypeId) => {
      const enrolment = enrolmentOf.get(key(officerId, courseId))
      const tried = attemptsOf.get(key(officerId, courseId)) ?? []
      const certificate = heldOf.get(key(officerId, certificateTypeId))
      return {
        enrolled: enrolment !== undefined,
        completed: enrolment?.completed ?? false,
        read: (enrolment && readOf.get(enrolment.id)) ?? new Map(),
        attempt: tried.some(({ state }) => state === 'needs_marking') ? 'marking' : tried.some(({ state }) => state === 'in_progress') ? 'open' : 'none',
        finished: tried.flatMap(({ submittedAt, passed, round, attempt }): FinishedAttempt[] => (submittedAt === null ? [] : [{ passed: passed ?? false, endedOn: dayOfInstant(submittedAt), round, attempt }])),
        held: certificate ? { lastDay: lastDayOf({ from: certificate.validFrom, to: certificate.validTo }), issuedOn: certificate.issuedOn } : null,
        sessions: (sessionsOf.get(courseId) ?? []).map((row): SessionDay => ({ id: row.id, full: isFull(row, 1 + (given.get(row.id) ?? 0)), on: dayOfInstant(row.startsAt), name: row.name, place: row.place, proctored: row.proctored, listed: row.listed.has(officerId) })),
      }
    },
  }
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
