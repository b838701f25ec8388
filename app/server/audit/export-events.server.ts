/** The filtered log as rows for a file, oldest last, read in batches; that it was taken out is itself an event. */
import type { Actor } from '~/domain/access/role'
import { ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { findEvents, type EventFilter, type EventRow } from './find-events.server'
import { recordEvent } from './record-event.server'

export const MOST_EXPORTED = 50_000
const BATCH = 2000

export async function exportEvents(by: Actor, filter: EventFilter, now: Date): Promise<Result<EventRow[], 'role' | 'scope'>> {
  const rows: EventRow[] = []
  let before: string | null = null
  do {
    const page = await findEvents(by, filter, before, BATCH)
    if (!page.ok) return page
    rows.push(...page.value.rows)
    before = page.value.older
  } while (before !== null && rows.length < MOST_EXPORTED)
  // What was typed may be a name: written is only what an event of the log has as its action or subject.
  const { action, actor, subject, ...days } = filter
  const found = rows.length > 0 ? { action, subject } : {}
  await db().$transaction((tx) => recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'audit.export', subjectType: 'audit', detail: { filter: { ...found, ...days, searched: actor !== '' }, rows: rows.length } }))
  return ok(rows)
}
