/** Opens a cohort (khóa) of the programme; its name is used once. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { CohortForm } from '~/domain/programme/programme-form'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findProgramme } from './find-programme.server'

export async function openCohort({ by, form, now }: { by: Actor; form: CohortForm; now: Date }): Promise<Result<null, Refusal | 'none' | 'nameTaken'>> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM programme FOR UPDATE`
    const programme = await findProgramme(tx)
    if (programme === null) return err('none')
    const decision = may(by, 'manageProgramme', { unitPath: [programme.unitId] })
    if (!decision.ok) return err(decision.reason)
    if ((await tx.programmeCohort.count({ where: { programmeId: programme.id, name: form.name } })) > 0) return err('nameTaken')
    const id = newId()
    await tx.programmeCohort.create({ data: { id, programmeId: programme.id, name: form.name, startsOn: toColumn(form.startsOn), endsOn: toColumn(form.endsOn), seats: form.seats, createdAt: now } })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'programme.cohort', subjectType: 'programme', subjectId: programme.id, detail: form })
    return ok(null)
  })
}
