/** Deletes a cohort (khóa) that was opened by mistake: only while nobody was ever in it. What it was stands in the log. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { getCohort } from './get-cohort.server'

export async function deleteCohort({ by, id, now }: { by: Actor; id: string; now: Date }): Promise<Result<null, Refusal | 'not_found' | 'had_members'>> {
  return db().$transaction(async (tx) => {
    // Nobody is put into it between the question and the deletion.
    await tx.$executeRaw`SELECT 1 FROM programme FOR UPDATE`
    const found = await getCohort(by, id, tx)
    if (!found.ok) return found
    const { programmeId, name, startsOn, endsOn, seats, hadMembers } = found.value
    if (hadMembers) return err('had_members')
    await tx.programmeCohort.delete({ where: { id } })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'programme.delete-cohort', subjectType: 'programme', subjectId: programmeId, detail: { name, startsOn, endsOn, seats } })
    return ok(null)
  })
}
