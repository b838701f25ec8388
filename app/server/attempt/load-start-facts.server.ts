/** The facts by which `mayStart` decides, of one officer and one course, in a constant number of queries. */
import type { StartFacts } from '~/domain/attempt/attempt-rules'
import { lastDayOf } from '~/domain/certificate/certificate'
import { type CourseDefinition, readCourseDefinition } from '~/domain/course/course-definition'
import { lessonsToRead, type Renewal, renewalOf } from '~/domain/course/renewal'
import { withArrangement } from '~/domain/course/test-arrangement'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { instantOfMinute } from '~/domain/kernel/hanoi-minute'
import { fromColumn, fromNullableColumn, toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { env } from '~/server/env.server'
import { addressInRanges } from './address-in-ranges.server'
import { findAccommodation, type OwnWay } from './find-accommodation.server'
import { findSitting, type Sitting } from './find-sitting.server'

export type StartContext = {
  readonly facts: StartFacts
  readonly today: Day
  readonly course: { readonly id: string; readonly code: string; readonly title: string; readonly definition: CourseDefinition }
  readonly versionId: string
  /** What is read to renew the certificate that is held; null where none is. */
  readonly renewal: Renewal | null
  /** Null when the officer is not enrolled. */
  readonly enrolment: { readonly id: string; readonly nextNumber: number } | null
  /** Extra time and calm page of the day. */
  readonly ownWay: OwnWay
  /** The class session the attempt would belong to; null where the course asks for none, or none is running. */
  readonly session: Sitting['running']
}

/** `address`: of the client, as the server sees it; null where the page only shows how things stand. */
export type AskedFrom = { readonly now: Date; readonly address: string | null }

const version = { select: { id: true, title: true, definition: true, reviewState: true, certificateTypeId: true, isCurrent: true } } as const

/** Null: no such course. */
export async function loadStartFacts(officerId: string, courseCode: string, { now, address }: AskedFrom): Promise<StartContext | null> {
  const today = dayOfInstant(now)
  const course = await db().course.findUnique({
    where: { code: courseCode },
    select: {
      id: true,
      testArrangement: true,
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
  const definition = withArrangement(readCourseDefinition(examined.definition), course.testArrangement)
  const { finalTest } = definition
  const [lessons, attempts, certificate, ownWay, sitting] = await Promise.all([
    db().lesson.findMany({ where: { courseVersionId: examined.id }, orderBy: { ordinal: 'asc' }, select: { id: true, number: true } }),
    findOwnAttempts(officerId, course.id),
    findValidCertificate(officerId, examined.certificateTypeId, today),
    findAccommodation(officerId, finalTest.minutes, today),
    finalTest.access === 'class_session' ? findSitting(officerId, course.id, now, address) : null,
  ])
  const completed = new Set(enrolment?.progress.map(({ lessonId }) => lessonId))
  const session = sitting?.running ?? null
  const renewal = certificate && renewalOf(definition.lessons, certificate.issuedOn)
  const toRead = lessonsToRead(lessons, renewal)
  return {
    facts: {
      enrolled: enrolment !== undefined,
      lessonsLeft: lessons.filter(({ id, number }) => toRead.has(number) && !completed.has(id)).map(({ number }) => number),
      openAttemptId: attempts.find(({ state }) => state === 'in_progress')?.id ?? null,
      markedAttemptId: attempts.find(({ state }) => state === 'needs_marking')?.id ?? null,
      finished: attempts.flatMap(({ submittedAt, results, roundNumber, roundAttempt }) => (submittedAt ? [{ passed: results[0]?.passed ?? false, endedOn: dayOfInstant(submittedAt), round: roundNumber, attempt: roundAttempt }] : [])),
      certificate,
      limits: finalTest,
      contentAllowed: !env().REQUIRE_REVIEWED_CONTENT || examined.reviewState === 'reviewed',
      opensAt: instantOfMinute(finalTest.opensAt),
      closesAt: instantOfMinute(finalTest.closesAt),
      sitting: sitting && { running: session !== null, next: sitting.next },
      addressAllowed: address === null || (addressInRanges(address, finalTest.addresses) && (session?.addressAllowed ?? true)),
      now,
    },
    today,
    course: { id: course.id, code: courseCode, title: examined.title, definition },
    versionId: examined.id,
    renewal,
    enrolment: enrolment ? { id: enrolment.id, nextNumber: Math.max(0, ...attempts.filter((one) => one.enrolmentId === enrolment.id).map(({ number }) => number)) + 1 } : null,
    ownWay,
    session,
  }
}

function findOwnAttempts(officerId: string, courseId: string) {
  return db().attempt.findMany({
    where: { officerId, courseId },
    orderBy: { startedAt: 'asc' },
    select: { id: true, state: true, submittedAt: true, number: true, enrolmentId: true, roundNumber: true, roundAttempt: true, results: { orderBy: { number: 'desc' }, take: 1, select: { passed: true } } },
  })
}

async function findValidCertificate(officerId: string, certificateTypeId: string, today: Day): Promise<{ lastDay: Day | null; issuedOn: Day } | null> {
  const on = toColumn(today)
  const held = await db().certificate.findFirst({
    where: { officerId, certificateTypeId, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }], revocation: null },
    orderBy: { validTo: { sort: 'desc', nulls: 'first' } },
    select: { validFrom: true, validTo: true, issuedOn: true },
  })
  return held && { issuedOn: fromColumn(held.issuedOn), lastDay: lastDayOf({ from: fromColumn(held.validFrom), to: fromNullableColumn(held.validTo) }) }
}
