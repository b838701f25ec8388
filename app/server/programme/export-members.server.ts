/** Members of the programme as a file: who took it, of which day, and how many stands in the audit log first. */
import { ok, type Result } from '~/domain/kernel/result'
import type { Refusal } from '~/domain/access/policy'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { findMembers, type FindMembers, type MemberList } from './find-members.server'

export type ExportMembers = Omit<FindMembers, 'page'> & { readonly format: 'csv' | 'xlsx'; readonly now: Date }

export async function exportMembers({ actor, asOf, filter, format, now }: ExportMembers): Promise<Result<MemberList, Refusal | 'none'>> {
  const found = await findMembers({ actor, asOf, filter, page: null })
  if (!found.ok) return found
  const { programme, rows } = found.value
  // What was searched for may be a name: the trail says that something was, not what.
  const { search, ...chosen } = filter
  await db().$transaction((tx) => recordEvent(tx, { at: now, actor: { userId: actor.userId, name: actor.username }, action: 'programme.export', subjectType: 'programme', subjectId: programme.id, detail: { format, asOf, people: rows.length, searched: search.trim() !== '', ...chosen } }))
  return ok(found.value)
}
