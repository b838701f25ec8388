/** The read model of one assignment: what it is, how far it has come, its later due dates, and a page of its people. */
import type { Actor } from '~/domain/access/role'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import type { StateCounts } from './find-assignments.server'
import { findMembers, type MemberFilter, type MemberRow } from './find-members.server'
import { getManagedAssignment, type ManageRefusal } from './get-managed-assignment.server'

export const MEMBERS_PER_PAGE = 25

export type AssignmentPage = {
  readonly id: string
  readonly course: string
  readonly title: string
  readonly rule: string
  readonly reason: string
  readonly unitName: string
  readonly unitType: string
  readonly position: string | null
  readonly dueKind: string
  readonly dueOn: Day | null
  readonly dueDays: number | null
  readonly assignedOn: Day
  readonly assignedByName: string
  readonly evaluatedOn: Day
  readonly cancelled: { readonly on: Day; readonly reason: string } | null
  readonly extensions: readonly { readonly id: string; readonly dueOn: Day; readonly reason: string; readonly on: Day; readonly by: string }[]
  readonly counts: StateCounts
  readonly people: number
  readonly rows: readonly MemberRow[]
  readonly total: number
  readonly page: number
}

type Question = { by: Actor; id: string; filter: MemberFilter; page: number; today: Day }

export async function loadAssignment({ by, id, filter, page, today }: Question): Promise<Result<AssignmentPage, ManageRefusal>> {
  const found = await getManagedAssignment(by, id, today)
  if (!found.ok) return found
  const { unit, course, position, extensions, cancelledAt, cancelReason, assignedAt, dueOn, evaluatedOn, ...rest } = found.value
  const find = (number: number) => findMembers({ by, assignmentId: id, filter, today, page: { limit: MEMBERS_PER_PAGE, offset: (number - 1) * MEMBERS_PER_PAGE } })
  const asked = Math.max(1, page)
  const first = await find(asked)
  const shown = Math.min(asked, Math.max(1, Math.ceil(first.total / MEMBERS_PER_PAGE)))
  const { rows, total, counts } = shown === asked ? first : await find(shown)
  return ok({
    id, course: course.code, title: rest.title, rule: rest.rule, reason: rest.reason, dueKind: rest.dueKind, dueDays: rest.dueDays, assignedByName: rest.assignedByName,
    unitName: unit?.name ?? '', unitType: unit?.type ?? '', position: position?.name ?? null, dueOn: fromNullableColumn(dueOn), assignedOn: dayOfInstant(assignedAt), evaluatedOn: fromColumn(evaluatedOn),
    cancelled: cancelledAt === null ? null : { on: dayOfInstant(cancelledAt), reason: cancelReason ?? '' },
    extensions: extensions.map((one) => ({ id: one.id, dueOn: fromColumn(one.dueOn), reason: one.reason, on: dayOfInstant(one.at), by: one.actorName })),
    counts, people: Object.values(counts).reduce((sum, people) => sum + people, 0), rows, total, page: shown,
  })
}
