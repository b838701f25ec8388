/** The learning paths of positions, each with how far this officer is; his or her own first. Six small queries at once. */
import { type LearningPath, type PathStep, pathSteps } from '~/domain/course/learning-path'
import type { Day } from '~/domain/kernel/day'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type OfficerPath = {
  readonly code: string
  readonly name: string
  /** the officer's own position, when this is its path */
  readonly position: string | null
  readonly steps: readonly PathStep[]
  readonly afterwards: string
}

export async function findLearningPaths(officerId: string, today: Day): Promise<OfficerPath[]> {
  const on = toColumn(today)
  const inForce = { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }
  const [paths, planned, versions, evidence, enrolments, post] = await Promise.all([
    db().learningPath.findMany({ orderBy: { ordinal: 'asc' } }),
    db().plannedCourse.findMany({ orderBy: { ordinal: 'asc' } }),
    db().courseVersion.findMany({ where: { isCurrent: true }, select: { course: { select: { code: true } } } }),
    db().evidence.findMany({
      where: { officerId, kind: 'certificate', supersededAt: null, ...inForce, NOT: { certificate: { revocation: { revokedOn: { lte: on } } } } },
      select: { certificateType: { select: { code: true } } },
    }),
    db().enrolment.findMany({ where: { officerId, completedAt: null, withdrawnAt: null }, select: { course: { select: { code: true } } } }),
    db().posting.findFirst({ where: { officerId, kind: 'main', supersededAt: null, ...inForce }, select: { position: { select: { code: true, name: true } } } }),
  ])
  const courses = planned.map(({ code, title, certificateCode, periods }) => ({ code, title, certificate: certificateCode, periods }))
  const standing = {
    published: new Set(versions.map(({ course }) => course.code)),
    certificates: new Set(evidence.flatMap(({ certificateType }) => certificateType?.code ?? [])),
    enrolled: new Set(enrolments.map(({ course }) => course.code)),
  }
  const found = paths.map(({ code, name, positions, steps, afterwards }) => ({
    code, name, afterwards,
    position: post && positions.includes(post.position.code) ? post.position.name : null,
    steps: pathSteps({ steps: steps as LearningPath['steps'] }, courses, standing),
  }))
  return [...found.filter(({ position }) => position !== null), ...found.filter(({ position }) => position === null)]
}
