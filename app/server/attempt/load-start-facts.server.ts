/** The facts by which `mayStart` decides, of one officer and one course, in a constant number of queries. */
import type { StartFacts } from '~/domain/attempt/attempt-rules'
import { lastDayOf } from '~/domain/certificate/certificate'
import { type CourseDefinition, readCourseDefinition } from '~/domain/course/course-definition'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { fromColumn, fromNullableColumn, toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { env } from '~/server/env.server'

export type StartContext = {
  readonly facts: StartFacts
  readonly course: { readonly code: string; readonly title: string; readonly definition: CourseDefinition }
  readonly versionId: string
  /** Null when the officer is not enrolled. */
  readonly enrolment: { readonly id: string; readonly nextNumber: number } | null
}

const version = { select: { id: true, title: true, definition: true, reviewState: true, certificateTypeId: true, isCurrent: true } } as const

/** Null: no such course. */
export async function loadStartFacts(officerId: string, courseCode: string, today: Day): Promise<StartContext | null> {
  const course = await db().course.findUnique({
    where: { code: courseCode },
    select: {
      id: true,
      versions: { where: { isCurrent: true }, ...version },
      enrolments: {
        where: { officerId, withdrawnAt: null },
        orderBy: { enrolledAt: 'desc' },
        take: 1,
        select: { id: true, completedAt: true, courseVersion: version, progress: { where: { completedAt: { not: null } }, select: { lessonId: true } } },
      },
    },
  })
  const current = course?.versions[0]
  if (!course || !current) return null
  const latest = course.enrolments[0]
  // A completed enrolment serves a renewal only while its version is the current one; otherwise the new version is learnt first.
  const enrolment = latest && (latest.completedAt === null || latest.courseVersion.isCurrent) ? latest : undefined
  const examined = enrolment?.courseVersion ?? current
  const [lessons, attempts, certificate] = await Promise.all([
    db().lesson.findMany({ where: { courseVersionId: examined.id }, orderBy: { ordinal: 'asc' }, select: { id: true, number: true } }),
    db().attempt.findMany({
      where: { officerId, courseVersion: { courseId: course.id } },
      orderBy: { startedAt: 'asc' },
      select: { id: true, state: true, submittedAt: true, number: true, enrolmentId: true, results: { orderBy: { number: 'desc' }, take: 1, select: { passed: true } } },
    }),
    findValidCertificate(officerId, examined.certificateTypeId, today),
  ])
  const definition = readCourseDefinition(examined.definition)
  const completed = new Set(enrolment?.progress.map(({ lessonId }) => lessonId))
  return {
    facts: {
      enrolled: enrolment !== undefined,
      lessonsLeft: lessons.filter(({ id }) => !completed.has(id)).map(({ number }) => number),
      openAttemptId: attempts.find(({ state }) => state === 'in_progress')?.id ?? null,
      finished: attempts.flatMap(({ submittedAt, results }) => (submittedAt ? [{ passed: results[0]?.passed ?? false, endedOn: dayOfInstant(submittedAt) }] : [])),
      certificate,
      limits: definition.finalTest,
      contentAllowed: !env().REQUIRE_REVIEWED_CONTENT || examined.reviewState === 'reviewed',
      today,
    },
    course: { code: courseCode, title: examined.title, definition },
    versionId: examined.id,
    enrolment: enrolment ? { id: enrolment.id, nextNumber: Math.max(0, ...attempts.filter((one) => one.enrolmentId === enrolment.id).map(({ number }) => number)) + 1 } : null,
  }
}

async function findValidCertificate(officerId: string, certificateTypeId: string, today: Day): Promise<StartFacts['certificate']> {
  const on = toColumn(today)
  const held = await db().certificate.findFirst({
    where: { officerId, certificateTypeId, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }], revocation: null },
    orderBy: { validTo: { sort: 'desc', nulls: 'first' } },
    select: { validFrom: true, validTo: true },
  })
  return held && { lastDay: lastDayOf({ from: fromColumn(held.validFrom), to: fromNullableColumn(held.validTo) }) }
}
