/**
 * "Việc của tôi": where the officer stands, what to go on with, and what is due and why. The standing is the same read
 * model as on the record page; the rules of what is due stand in domain/enrolment/due-items.
 */
import type { Actor } from '~/domain/access/role'
import { lastDayOf } from '~/domain/certificate/certificate'
import { DEFAULT_PACE } from '~/domain/compliance/study-days'
import type { OfficerStanding } from '~/domain/compliance/officer-standing'
import type { PathToStandard } from '~/domain/compliance/path-to-standard'
import { graceOf } from '~/domain/compliance/standing-tree'
import { dueItems, type DueItem, type HeldCertificate, type MissingRequirement, type OpenCourse } from '~/domain/enrolment/due-items'
import { resumePoint, type CourseUnderWay, type ResumePoint } from '~/domain/enrolment/resume-point'
import { addDays, dayOfInstant, type Day } from '~/domain/kernel/day'
import { ok, type Result } from '~/domain/kernel/result'
import type { LessonSection } from '~/domain/lesson/lesson-definition'
import { type ShownPath, getShownPath } from '~/server/compliance/get-shown-path.server'
import type { Requirement } from '~/domain/standard/standard'
import { loadOwnStanding } from '~/server/compliance/load-own-standing.server'
import { fromNullableColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { type OfficerPath, findLearningPaths } from '~/server/course/find-learning-paths.server'
import { findOwnAssignments, type OwnAssignment } from '~/server/assignment/find-own-assignments.server'
import { findTodaysReview } from '~/server/review/find-todays-review.server'
import { findLessonsToRead, type RenewedEnrolment } from './find-lessons-to-read.server'

export type HomePage = { readonly today: Day; readonly standing: OfficerStanding; readonly resume: ResumePoint | null; readonly due: readonly DueItem[]; readonly review: { readonly questions: number; readonly doneToday: number }; readonly path: OfficerPath | null; /** The shortest path to the standard. */ readonly shortest: ShownPath }

export async function loadHome({ actor, now }: { actor: Actor; now: Date }): Promise<Result<HomePage, 'role' | 'scope' | 'no_officer'>> {
  const today = dayOfInstant(now)
  const standing = await loadOwnStanding({ actor, asOf: today })
  if (!standing.ok) return standing
  const { officerId } = standing.value.header
  const [open, courses, review, learningPaths, shortest, assigned] = await Promise.all([findOpenEnrolments(officerId), findCertifyingCourses(), findTodaysReview(officerId, now), findLearningPaths(officerId, today), getShownPath({ officerId, tree: standing.value.tree, now, pace: DEFAULT_PACE, mark: null }), findOwnAssignments(officerId, today)])
  const toRead = await findLessonsToRead(renewedOf(open, standing.value))
  const enrolments = open.map((enrolment) => onlyToRead(enrolment, toRead.get(enrolment.courseVersionId)))
  return ok({
    today,
    standing: standing.value,
    resume: resumePoint(enrolments.map(underWay)),
    due: dueItems({ today, courses: enrolments.map((enrolment) => openCourse(enrolment, assigned.find(({ courseCode }) => courseCode === enrolment.course.code))), certificates: certificatesOf(standing.value, courses), missing: [...missingOf(standing.value), ...inTimeOf(standing.value, shortest.path)] }),
    review: { questions: review.questions.length, doneToday: review.doneToday },
    path: learningPaths.find(({ position }) => position !== null) ?? null,
    shortest,
  })
}

type Enrolment = Awaited<ReturnType<typeof findOpenEnrolments>>[number]

function findOpenEnrolments(officerId: string) {
  return db().enrolment.findMany({
    where: { officerId, completedAt: null, withdrawnAt: null },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { enrolledAt: 'asc' }],
    include: {
      progress: true,
      course: { select: { code: true } },
      courseVersion: { select: { shortTitle: true, certificateType: { select: { code: true } }, lessons: { select: { id: true, number: true, ordinal: true, title: true, minutes: true, sections: true } } } },
    },
  })
}

/** Enrolments in a course whose certificate, issued here, is still good. */
function renewedOf(enrolments: readonly Enrolment[], { evidence }: OfficerStanding): RenewedEnrolment[] {
  return enrolments.flatMap(({ courseVersionId, courseVersion }) => {
    const held = evidence.filter((item) => item.kind === 'certificate' && item.state === 'valid' && item.code === courseVersion.certificateType.code)
    const [issuedOn] = held.flatMap(({ certificate }) => certificate?.issuedOn ?? []).sort().reverse()
    return issuedOn === undefined ? [] : [{ courseVersionId, issuedOn }]
  })
}

/** The same enrolment without the lessons that a renewal does not ask for. */
function onlyToRead(enrolment: Enrolment, numbers: ReadonlySet<string> | undefined): Enrolment {
  if (numbers === undefined) return enrolment
  const lessons = enrolment.courseVersion.lessons.filter(({ number }) => numbers.has(number))
  const ids = new Set(lessons.map(({ id }) => id))
  return { ...enrolment, courseVersion: { ...enrolment.courseVersion, lessons }, progress: enrolment.progress.filter(({ lessonId }) => ids.has(lessonId)) }
}

async function findCertifyingCourses(): Promise<ReadonlyMap<string, string>> {
  const versions = await db().courseVersion.findMany({ where: { isCurrent: true }, select: { course: { select: { code: true } }, certificateType: { select: { code: true } } } })
  return new Map(versions.map(({ course, certificateType }) => [certificateType.code, course.code]))
}

function underWay({ course, courseVersion, progress }: Enrolment): CourseUnderWay {
  return {
    courseCode: course.code,
    title: courseVersion.shortTitle,
    certificateCode: courseVersion.certificateType.code,
    lessons: courseVersion.lessons.map(({ sections, ...lesson }) => ({ ...lesson, sections: (sections as LessonSection[]).map(({ id }) => id) })),
    progress: progress.map((row) => ({ lessonId: row.lessonId, furthest: row.furthest, completed: row.completedAt !== null, readAt: row.updatedAt.toISOString(), place: row.section })),
  }
}

/** The day and the reason of an assignment come before those the enrolment was made with. */
function openCourse({ course, courseVersion, progress, ...enrolment }: Enrolment, assignment: OwnAssignment | undefined): OpenCourse {
  return {
    courseCode: course.code,
    title: courseVersion.shortTitle,
    certificateCode: courseVersion.certificateType.code,
    assigned: assignment !== undefined || enrolment.source === 'assigned',
    assignedBecause: assignment?.reason ?? enrolment.reason,
    assignedBy: assignment?.by ?? null,
    dueOn: assignment?.dueOn ?? fromNullableColumn(enrolment.dueOn),
    lessonsLeft: courseVersion.lessons.length - progress.filter(({ completedAt }) => completedAt !== null).length,
  }
}

/** The certificates that hold today, each type once, by the one that lasts longest. */
function certificatesOf({ evidence }: OfficerStanding, courses: ReadonlyMap<string, string>): HeldCertificate[] {
  const held = new Map<string, HeldCertificate>()
  for (const item of evidence) {
    if (item.kind !== 'certificate' || item.state !== 'valid' || item.code === null || item.name === null) continue
    const lastDay = lastDayOf(item.span)
    const known = held.get(item.code)
    if (known && (known.lastDay === null || (lastDay !== null && lastDay <= known.lastDay))) continue
    held.set(item.code, { code: item.code, name: item.name, lastDay, courseCode: courses.get(item.code) ?? null })
  }
  return [...held.values()]
}

/** Schooling and hours have no name of their own: the page has the words. */
function namedBy(requirement: Requirement): [code: string, name: string] {
  if (requirement.kind === 'education' || requirement.kind === 'training_hours') return ['', '']
  return [requirement.kind === 'document' ? '' : requirement.code, requirement.name]
}

/** What a new appointee still has time for, with the course of the path that proves it. */
function inTimeOf({ tree }: OfficerStanding, { steps }: PathToStandard): MissingRequirement[] {
  return (graceOf(tree)?.leaves ?? []).map(({ requirement, validTo }) => {
    const [code, name] = namedBy(requirement)
    const option = steps.find(({ closes }) => closes.includes(requirement.id))?.option
    return { id: requirement.id, code, name, courseCode: option?.kind === 'course' ? option.courseCode : null, dueOn: addDays(validTo, -1) }
  })
}

function missingOf({ steps }: OfficerStanding): MissingRequirement[] {
  return steps.flatMap((step) => {
    const { requirement } = step
    if (requirement === null) return []
    const [code, name] = namedBy(requirement)
    return [{ id: requirement.id, code, name, courseCode: step.kind === 'course' ? step.courseCode : null }]
  })
}
