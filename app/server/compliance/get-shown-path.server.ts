/**
 * The path of one officer as a page shows it, with what the act at the instant the address names did and what it refused:
 * read from the enrolments and the audit log themselves, so that no address can claim what was not done. Asks for no right.
 */
import type { PathToStandard } from '~/domain/compliance/path-to-standard'
import type { StandingTree } from '~/domain/compliance/standing-tree'
import { type Pace } from '~/domain/compliance/study-days'
import { type PathAct, pathActSchema } from '~/domain/compliance/path-act'
import { dayOfInstant } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { findPathsToStandard } from './find-paths-to-standard.server'

/** `enrolled`: titles; empty when the act found nothing to enrol in; null when no act came before. `act`: its sessions and refusals. */
export type ShownPath = { readonly path: PathToStandard; readonly enrolled: readonly string[] | null; readonly act: Omit<PathAct, 'created'> | null }
/** What the address says of the act before: the instant of its enrolments, that there was nothing to do, or no act. */
export type EnrolledMark = Date | 'none' | null

export async function getShownPath({ officerId, tree, now, pace, mark }: { officerId: string; tree: StandingTree; now: Date; pace: Pace; mark: EnrolledMark }): Promise<ShownPath> {
  const [paths, enrolled, act] = await Promise.all([
    findPathsToStandard({ trees: new Map([[officerId, tree]]), now, start: dayOfInstant(now), pace }),
    mark instanceof Date ? db().enrolment.findMany({ where: { officerId, enrolledAt: mark, withdrawnAt: null }, orderBy: { course: { code: 'asc' } }, select: { courseVersion: { select: { shortTitle: true } } } }) : [],
    mark instanceof Date ? findAct(officerId, mark) : null,
  ])
  const titles = enrolled.map(({ courseVersion }) => courseVersion.shortTitle)
  return { path: paths.get(officerId) as PathToStandard, enrolled: mark === 'none' ? [] : titles.length > 0 ? titles : act === null ? null : [], act }
}

async function findAct(officerId: string, at: Date): Promise<ShownPath['act']> {
  const event = await db().auditEvent.findFirst({ where: { subjectType: 'officer', subjectId: officerId, action: 'path.enrol', at }, orderBy: { sequence: 'desc' }, select: { detail: true } })
  const read = pathActSchema.safeParse(event?.detail)
  return read.success ? { listed: read.data.listed, refused: read.data.refused } : null
}
