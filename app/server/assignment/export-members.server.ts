/** The people of an assignment as a file: who took it, and how many, stands in the audit log first. */
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { findMembers, type MemberFilter, type MemberRow } from './find-members.server'
import { getManagedAssignment, type ManageRefusal } from './get-managed-assignment.server'

export type MembersExport = { readonly course: string; readonly title: string; readonly unitName: string; readonly rows: readonly MemberRow[] }

export async function exportMembers({ by, id, filter, format, now }: { by: Actor; id: string; filter: MemberFilter; format: string; now: Date }): Promise<Result<MembersExport, ManageRefusal>> {
  const today = dayOfInstant(now)
  const found = await getManagedAssignment(by, id, today)
  if (!found.ok) return found
  const { rows } = await findMembers({ by, assignmentId: id, filter, today })
  await db().$transaction((tx) => recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'assignment.export', subjectType: 'assignment', subjectId: id, detail: { format, people: rows.length, state: filter.state } }))
  return ok({ course: found.value.course.code, title: found.value.title, unitName: found.value.unit?.name ?? '', rows })
}
