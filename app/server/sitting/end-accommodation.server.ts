/** Ends a way of taking tests from today on: today's attempts under way keep theirs. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export async function endAccommodation({ by, id, today, now }: { by: Actor; id: string; today: Day; now: Date }): Promise<Result<null, 'role' | 'scope' | 'not_found'>> {
  const decision = may(by, 'manageSittings', {})
  if (!decision.ok) return err(decision.reason)
  return db().$transaction(async (tx) => {
    const [there] = await tx.$queryRaw<{ officer_id: string }[]>`
      UPDATE accommodation SET valid_to = greatest(valid_from, ${toColumn(today)}::date)
      WHERE id = ${id}::uuid AND (valid_to IS NULL OR valid_to > ${toColumn(today)}::date) RETURNING officer_id::text`
    if (!there) return err('not_found')
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'accommodation.end', subjectType: 'officer', subjectId: there.officer_id, detail: { accommodationId: id } })
    return ok(null)
  })
}
