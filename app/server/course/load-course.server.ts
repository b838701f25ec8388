/**
 * The page of one course for one officer: what to read and how far one is, what opens the test, which certificate it
 * leads to. The version shown is the enrolled one, else the current one.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { mayStart } from '~/domain/attempt/attempt-rules'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { withArrangement } from '~/domain/course/test-arrangement'
import { lessonsToRead } from '~/domain/course/renewal'
import { mayRenew } from '~/domain/enrolment/enrol-rules'
import { lessonStandings, lessonToResume, type LessonProgress } from '~/domain/enrolment/lesson-state'
import { dayOfInstant, type Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { loadStartFacts, type StartContext } from '~/server/attempt/load-start-facts.server'
import { fromNullableColumn, toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { findHeldCertificate } from '~/server/enrolment/find-held-certificate.server'
import { loadCourseDetails } from './load-course-details.server'

export type CoursePage = Awaited<ReturnType<typeof pageOf>>

export async function loadCourse(input: { actor: Actor; courseCode: string; now: Date }): Promise<Result<CoursePage, 'scope' | 'not_found'>> {
  const { actor, courseCode, now } = input
  const { officerId } = actor
  if (officerId === null || !may(actor, 'study', { officerId }).ok) return err('scope')
  const context = await loadStartFacts(officerId, courseCode, { now, address: null })
  if (!context) return err('not_found')
  const enrolment = await findEnrolment(officerId, courseCode)
  return ok(await pageOf(context, enrolment, officerId))
}

type Enrolment = Awaited<ReturnType<typeof findEnrolment>>

/** The enrolment being worked on, else the last one completed. */
function findEnrolment(officerId: string, courseCode: string) {
  return db().enrolment.findFirst({
    where: { officerId, course: { code: courseCode }, withdrawnAt: null },
    orderBy: [{ completedAt: { sort: 'desc', nulls: 'first' } }, { enrolledAt: 'desc' }],
    include: { progress: true },
  })
}

async function pageOf({ facts, today, versionId, enrolment: usable, renewal }: StartContext, enrolment: Enrolment, officerId: string) {
  const version = await db().courseVersion.findUniqueOrThrow({
    where: { id: enrolment?.courseVersionId ?? versionId },
    include: {
      course: { select: { code: true, testArrangement: true } },
      certificateType: { select: { id: true, code: true, name: true } },
      lessons: { select: { id: true, number: true, ordinal: true, title: true, minutes: true } },
    },
  })
  const definition = withArrangement(readCourseDefinition(version.definition), version.course.testArrangement)
  const [certificate, requiring, details] = await Promise.all([
    findHeldCertificate(officerId, version.certificateType.id, today),
    findRequiringPost(officerId, version.certificateType.id, today),
    loadCourseDetails(definition),
  ])
  const { lessons, resume } = lessonsOf(version.lessons, enrolment, lessonsToRead(version.lessons, usable ? renewal : null))
  const { questions, minutes, passPercent, attempts } = definition.finalTest
  const decision = mayStart(facts)
  return {
    code: version.course.code,
    title: version.title,
    shortTitle: version.shortTitle,
    summary: version.summary,
    periods: version.periods,
    number: version.number,
    publishedOn: dayOfInstant(version.publishedAt),
    reviewState: version.reviewState,
    modules: definition.modules.map((module) => ({ id: module.id, title: module.title, lessons: lessons.filter(({ number }) => module.lessons.includes(number)) })),
    lessonsDone: lessons.filter(({ state }) => state === 'done').length,
    lessonCount: lessons.length,
    resume,
    enrolment: enrolment && { dueOn: fromNullableColumn(enrolment.dueOn), assigned: enrolment.source === 'assigned', reason: enrolment.reason, enrolledOn: dayOfInstant(enrolment.enrolledAt), completed: enrolment.completedAt !== null },
    // Who has completed this version may renew with it; an older version is learnt anew.
    mayEnrol: facts.contentAllowed && usable === null && (!certificate || mayRenew(certificate.lastDay, today)),
    contentAllowed: facts.contentAllowed,
    test: { questions, minutes, passPercent, attempts, refusal: decision.ok ? null : decision.reason },
    certificateType: { code: version.certificateType.code, name: version.certificateType.name, months: version.certificateMonths },
    ...details,
    /** What a holder of the certificate reads to renew it; null where none is held, or it never ends. */
    renewal: certificate?.lastDay ? renewal : null,
    certificate,
    requiredBy: requiring?.name ?? null,
  }
}

/** The officer's main post of the day, when its standard in force asks for the certificate. */
function findRequiringPost(officerId: string, certificateTypeId: string, today: Day) {
  const on = toColumn(today)
  const inForce = { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }
  return db().position.findFirst({
    where: { postings: { some: { officerId, kind: 'main', supersededAt: null, ...inForce } }, standards: { some: { ...inForce, requirements: { some: { certificateTypeId } } } } },
    select: { name: true },
  })
}

type LessonRow = { id: string; number: string; ordinal: number; title: string; minutes: number }

/** `toRead`: numbers of the lessons that open the test. */
function lessonsOf(rows: LessonRow[], enrolment: Enrolment, toRead: ReadonlySet<string>) {
  const progress = new Map(enrolment?.progress.map((row): [string, LessonProgress] => [row.lessonId, { furthest: row.furthest, completed: row.completedAt !== null, readAt: row.updatedAt.toISOString() }]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const lessons = lessonStandings(rows, progress).flatMap((standing) => {
    const row = byId.get(standing.id)
    return row ? [{ ...standing, number: row.number, title: row.title, minutes: row.minutes }] : []
  })
  return { lessons, resume: lessonToResume(rows.filter(({ number }) => toRead.has(number)), progress)?.number ?? null }
}
