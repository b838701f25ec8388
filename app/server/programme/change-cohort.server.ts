/** Corrects a cohort (khóa): its name, used once, its days, and its seats, never fewer than are taken. Under the lock of the programme, so that nobody takes a seat meanwhile. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { CohortForm } from '~/domain/programme/programme-form'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { getCohort } from './get-cohort.server'

export type ChangeRefusal = { readonly kind: Refusal | 'not_found' | 'nameTaken' } | { readonly kind: 'seatsTaken'; readonly taken: number }

export async function changeCohort({ by, id, form, now }: { by: Actor; id: string; form: CohortForm; now: Date }): Promise<Result<{ changed: boolean }, ChangeRefusal>> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM programme FOR UPDATE`
    const found = await getCohort(by, id, tx)
    if (!found.ok) return err({ kind: found.reason })
    const { programmeId, name, startsOn, endsOn, seats, taken } = found.value
    if ((await tx.programmeCohort.count({ where: { programmeId, name: form.name, id: { not: id } } })) > 0) return err({ kind: 'nameTaken' })
    if (form.seats < taken) return err({ kind: 'seatsTaken', taken })
    if (form.name === name && form.startsOn === startsOn && form.endsOn === endsOn && form.seats === seats) return ok({ changed: false })
    await tx.programmeCohort.update({ where: { id }, data: { name: form.name, startsOn: toColumn(form.startsOn), endsOn: toColumn(form.endsOn), seats: form.seats } })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'programme.change-cohort', subjectType: 'programme', subjectId: programmeId, detail: { from: { name, startsOn, endsOn, seats }, to: form } })
    return ok({ changed: true })
  })
}
