/**
 * What an officer has to do, each with its reason, by date. Three sources: courses one is enrolled in, certificates that
 * end within 90 days, and requirements of the post that nothing proves yet, those a new appointee has time for by their day. One act stands once: a requirement that an
 * enrolled course closes, or a certificate that it renews, becomes that course's reason. Source: look.md §4 (due item).
 */
import { diffDays, type Day } from '../kernel/day'
import { mayRenew } from './enrol-rules'

export type OpenCourse = {
  readonly courseCode: string
  readonly title: string
  readonly certificateCode: string
  readonly assigned: boolean
  readonly assignedBecause: string | null
  /** who gave the course, where an assignment under way asks for it */
  readonly assignedBy?: string | null
  readonly dueOn: Day | null
  readonly lessonsLeft: number
}
export type HeldCertificate = { readonly code: string; readonly name: string; /** the last day it is good; null = without end */ readonly lastDay: Day | null; readonly courseCode: string | null }
export type MissingRequirement = { readonly id: string; readonly code: string; readonly name: string; readonly courseCode: string | null; /** The last day for it, of a new appointee who still has time. */ readonly dueOn?: Day }

export type DueReason =
  | { readonly kind: 'required'; readonly certificateCode: string }
  | { readonly kind: 'renewal'; readonly certificateCode: string }
  | { readonly kind: 'assigned'; readonly because: string | null }
  | { readonly kind: 'chosen' }
  | { readonly kind: 'expiring' }
  | { readonly kind: 'missing' }
export type DueItem = {
  readonly id: string
  readonly act: 'study' | 'renew' | 'prove'
  readonly title: string
  readonly code: string
  readonly courseCode: string | null
  readonly lessonsLeft: number | null
  readonly reason: DueReason
  readonly assignedBy?: string | null
  readonly dueOn: Day | null
  readonly daysLeft: number | null
  readonly urgency: Urgency
}
/** near: 14 days or fewer, or past; soon: 60 days or fewer; later: more, or no date. */
export type Urgency = 'near' | 'soon' | 'later'

/** How pressing a date is, by days left (negative = past; null = no date). */
export function urgencyOf(daysLeft: number | null): Urgency {
  if (daysLeft === null || daysLeft > 60) return 'later'
  return daysLeft > 14 ? 'soon' : 'near'
}

export type DueFacts = {
  readonly today: Day
  readonly courses: readonly OpenCourse[]
  readonly certificates: readonly HeldCertificate[]
  readonly missing: readonly MissingRequirement[]
}

/** In: what is open on a day. Out: the due items, earliest first, those without a date last, then by code. Never fails. */
export function dueItems(facts: DueFacts): DueItem[] {
  const dated = (dueOn: Day | null) => {
    const daysLeft = dueOn === null ? null : diffDays(facts.today, dueOn)
    return { dueOn, daysLeft, urgency: urgencyOf(daysLeft) }
  }
  const expiring = facts.certificates.filter(({ lastDay }) => lastDay !== null && lastDay >= facts.today && mayRenew(lastDay, facts.today))
  const enrolled = new Set(facts.courses.map(({ courseCode }) => courseCode))
  const studied = facts.courses.map((course): DueItem => {
    const renewed = expiring.find(({ code }) => code === course.certificateCode)
    return { id: `study:${course.courseCode}`, act: 'study', title: course.title, code: course.courseCode, courseCode: course.courseCode, lessonsLeft: course.lessonsLeft, ...(course.assignedBy ? { assignedBy: course.assignedBy } : {}), reason: reasonOf(course, facts.missing, renewed), ...dated(course.dueOn ?? renewed?.lastDay ?? facts.missing.find(({ courseCode }) => courseCode === course.courseCode)?.dueOn ?? null) }
  })
  const renewed = expiring
    .filter(({ code }) => !facts.courses.some(({ certificateCode }) => certificateCode === code))
    .map((held): DueItem => ({ id: `renew:${held.code}`, act: 'renew', title: held.name, code: held.code, courseCode: held.courseCode, lessonsLeft: null, reason: { kind: 'expiring' }, ...dated(held.lastDay) }))
  const missing = facts.missing
    .filter(({ courseCode }) => courseCode === null || !enrolled.has(courseCode))
    .map((gap): DueItem => ({ id: `prove:${gap.id}`, act: 'prove', title: gap.name, code: gap.code, courseCode: gap.courseCode, lessonsLeft: null, reason: { kind: 'missing' }, ...dated(gap.dueOn ?? null) }))
  return [...studied, ...renewed, ...missing].sort(byDate)
}

function reasonOf(course: OpenCourse, missing: readonly MissingRequirement[], renewed: HeldCertificate | undefined): DueReason {
  if (missing.some(({ code }) => code === course.certificateCode)) return { kind: 'required', certificateCode: course.certificateCode }
  if (renewed) return { kind: 'renewal', certificateCode: renewed.code }
  return course.assigned ? { kind: 'assigned', because: course.assignedBecause } : { kind: 'chosen' }
}

const rank: Record<DueItem['act'], number> = { study: 0, renew: 1, prove: 2 }

function byDate(a: DueItem, b: DueItem): number {
  const [x, y] = [a.dueOn ?? '9999-12-31', b.dueOn ?? '9999-12-31']
  if (x !== y) return x < y ? -1 : 1
  return rank[a.act] - rank[b.act] || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
}
