/**
 * Does a shortest path by one click, in one transaction: enrols the officer in every course of it and lists him or her for
 * the class sessions that have a seat (listMembers, the way onto a list for everybody); by the officer, or by HR of the
 * unit for the officer. The path is computed anew, so that a form can ask for nothing else; doing it twice, or twice at
 * once, changes nothing more (index enrolment_one_open). What is refused is named, and the rest goes through.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Pace } from '~/domain/compliance/study-days'
import { type PathAct, type PathOrder, type PathSeat, type RefusedStep, orderOf } from '~/domain/compliance/path-act'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import type { NotificationItem } from '~/domain/notification/notification-kind'
import { recordEvent } from '~/server/audit/record-event.server'
import { findPathsToStandard } from '~/server/compliance/find-paths-to-standard.server'
import { findStandingTrees } from '~/server/compliance/find-standing-trees.server'
import { getUnitPath, isId } from '~/server/compliance/get-unit-path.server'
import { type Transaction, db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { notifyPeople } from '~/server/notification/notify-people.server'
import { listMembers } from '~/server/sitting/list-members.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'

export type EnrolInPath = { readonly actor: Actor; readonly officerId: string; /** Why, when HR does it for the officer; shown to him or her. */ readonly reason: string; /** The pace of the path that was shown: sessions are chosen by it. */ readonly pace: Pace; readonly now: Date }
/** `at`: the instant of what was just done; null when there was nothing to do. */
export type EnrolledInPath = PathAct & { readonly at: Date | null }

export async function enrolInPath({ actor, officerId, reason, pace, now }: EnrolInPath): Promise<Result<EnrolledInPath, 'role' | 'scope' | 'not_found'>> {
  if (!isId(officerId)) return err('not_found')
  const today = dayOfInstant(now)
  const trees = await findStandingTrees([officerId], today)
  const tree = trees.get(officerId)
  if (tree === undefined) return err('not_found')
  const own = officerId === actor.officerId
  const decision = own ? may(actor, 'study', { officerId }) : may(actor, 'enrolOfficer', { officerId, unitPath: tree.posting === null ? [] : (await getUnitPath(tree.posting.unitId, today)).map(({ unitId }) => unitId) })
  if (!decision.ok) return err(decision.reason)
  const path = (await findPathsToStandard({ trees, now, start: today, pace })).get(officerId)
  const order = orderOf(path ?? { steps: [] })
  if (order.courses.length + order.sessions.length + order.refused.length === 0) return ok({ at: null, created: [], listed: [], refused: [] })
  const by = { at: now, actor: { userId: actor.userId, name: actor.username } }
  return db().$transaction(async (tx) => {
    const courses = await begin(tx, order.courses, { officerId, now, ...(own ? { source: 'self' } : { source: 'assigned', reason }) })
    if (courses.begun.length > 0) await rewriteStanding(tx, [officerId]) // whose move a gap is changes
    for (const { id, code } of courses.begun) {
      await recordEvent(tx, { ...by, action: 'enrolment.create', subjectType: 'enrolment', subjectId: id, detail: { course: code, path: true, ...(own ? {} : { officerId }) } })
    }
    const seats = await list(tx, order, courses.refused, officerId, now)
    const act: PathAct = { created: courses.begun.map(({ code }) => code).sort(), listed: seats.listed, refused: [...order.refused, ...courses.refused, ...seats.refused] }
    if (act.created.length + act.listed.length + act.refused.length === 0) return ok({ at: null, ...act })
    await recordEvent(tx, { ...by, action: 'path.enrol', subjectType: 'officer', subjectId: officerId, detail: act })
    const titles = noticed(courses.begun, seats.listed)
    if (!own && titles.length > 0) await notifyPeople(tx, [{ to: { officerId }, item: noticeOf(titles, actor.displayName) }], now)
    return ok({ at: now, ...act })
  })
}

type Begun = { readonly id: string; readonly code: string; readonly title: string }

/** Enrols in the current versions; a course that has none any more is refused. */
async function begin(tx: Transaction, codes: readonly string[], enrolment: { officerId: string; now: Date; source: string; reason?: string }): Promise<{ begun: Begun[]; refused: RefusedStep[] }> {
  const { now, ...fields } = enrolment
  const versions = await tx.courseVersion.findMany({ where: { isCurrent: true, course: { code: { in: [...codes] } } }, select: { id: true, courseId: true, title: true, course: { select: { code: true } } } })
  const of = new Map(versions.map((version) => [version.courseId, version]))
  const made = await tx.enrolment.createManyAndReturn({ data: versions.map(({ id, courseId }) => ({ ...fields, id: newId(), courseId, courseVersionId: id, enrolledAt: now })), skipDuplicates: true, select: { id: true, courseId: true } })
  return {
    begun: made.map(({ id, courseId }) => ({ id, code: of.get(courseId)?.course.code ?? '', title: of.get(courseId)?.title ?? '' })),
    refused: codes.filter((code) => !versions.some(({ course }) => course.code === code)).map((code) => ({ course: code, title: code, reason: 'not_offered', session: null, until: null })),
  }
}

/** Lists the officer for the sessions of the courses that were not refused. */
async function list(tx: Transaction, { sessions }: PathOrder, lost: readonly RefusedStep[], officerId: string, now: Date): Promise<{ listed: PathSeat[]; refused: RefusedStep[] }> {
  const [listed, refused]: [PathSeat[], RefusedStep[]] = [[], []]
  for (const { id, title, ...seat } of sessions.filter(({ course }) => !lost.some((one) => one.course === course))) {
    const done = await listMembers(tx, { sessionId: id, officerIds: [officerId], now })
    if (!done.ok) refused.push({ course: seat.course, title, reason: done.reason, session: seat.session, until: null })
    else if (done.value.added > 0) listed.push(seat)
  }
  return { listed, refused }
}

/** What the officer is told when HR does it: the courses, each with its class session. */
function noticed(begun: readonly Begun[], listed: readonly PathSeat[]): string[] {
  const seatOf = (code: string) => listed.filter(({ course }) => course === code).map(({ session, place, on }) => ` (${session}, ${place}, ${formatDay(on)})`).join('')
  const others = listed.filter(({ course }) => !begun.some(({ code }) => code === course)).map(({ course }) => ({ code: course, title: '' }))
  return [...begun, ...others].map(({ code, title }) => `${code}${title === '' ? '' : ` ${title}`}${seatOf(code)}`).sort()
}

function noticeOf(titles: readonly string[], by: string): NotificationItem {
  return { kind: 'enrolled_by_hr', values: { course: (titles[0] ?? '').split(' ')[0] ?? '', titles: titles.join('; '), people: titles.length, by } }
}
