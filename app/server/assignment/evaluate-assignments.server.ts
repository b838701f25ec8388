/**
 * The daily evaluation of all assignments under way, each in its own transaction: a job killed half way goes on where it
 * stopped, two at once do not meet, and one that fails never stops the others.
 */
import { dayOfInstant } from '~/domain/kernel/day'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { log } from '~/server/log.server'
import { evaluateAssignment } from './evaluate-assignment.server'

const SYSTEM = { userId: null, name: 'system' }

/** Out: how many assignments changed. */
export async function evaluateAssignments(now: Date): Promise<number> {
  const today = dayOfInstant(now)
  const due = await db().assignment.findMany({ where: { cancelledAt: null, evaluatedOn: { lt: toColumn(today) } }, orderBy: { id: 'asc' }, select: { id: true } })
  let changed = 0
  for (const { id } of due) {
    try {
      const changes = await db().$transaction(async (tx) => {
        const found = await evaluateAssignment(tx, { assignmentId: id, today, now })
        if (found === null || found.join.length + found.close.length + found.again.length === 0) return null
        await recordEvent(tx, { at: now, actor: SYSTEM, action: 'assignment.evaluate', subjectType: 'assignment', subjectId: id, detail: { joined: found.join.length, closed: found.close.length, again: found.again.length } })
        return found
      }, { timeout: 120_000, maxWait: 15_000 })
      if (changes !== null) changed += 1
    } catch (error) {
      log.error({ assignmentId: id, error }, 'assignment not evaluated')
    }
  }
  return changed
}
