/** Puts a member into another cohort (khóa), or into none: the seat left is free, the one taken must be. Who was dropped holds no seat. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { isId } from '~/domain/compliance/officer-query'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { findFullCohorts } from './find-full-cohorts.server'
import { findUnitsOnDay } from './find-units-on-day.server'
import { holdsSeatSql } from './holds-seat-sql.server'

export type SetCohort = { readonly by: Actor; readonly memberId: string; /** '': none */ readonly cohortId: string; readonly now: Date }

export async function setCohort({ by, memberId, cohortId, now }: SetCohort): Promise<Result<{ changed: boolean }, Refusal | 'not_found' | 'cohortUnknown' | 'cohortFull'>> {
  if (cohortId !== '' && !isId(cohortId)) return err('cohortUnknown')
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM programme FOR UPDATE`
    const [member] = await tx.$queryRaw<{ officerId: string; programmeId: string; programmeUnit: string; cohortId: string | null; seated: boolean }[]>`
      SELECT m.officer_id AS "officerId", p.id AS "programmeId", p.unit_id AS "programmeUnit", m.cohort_id AS "cohortId", ${holdsSeatSql} AS seated
      FROM programme_member m JOIN programme p ON p.id = m.programme_id WHERE m.id = ${memberId}::uuid FOR UPDATE OF m`
    if (!member) return err('not_found')
    const post = (await findUnitsOnDay(tx, [member.officerId], dayOfInstant(now))).get(member.officerId) ?? []
    const decision = may(by, 'manageProgramme', { unitPath: [...post, member.programmeUnit] })
    if (!decision.ok) return err(decision.reason === 'scope' ? 'not_found' : decision.reason)
    const cohorts = await tx.programmeCohort.findMany({ where: { programmeId: member.programmeId, id: { in: [cohortId, member.cohortId ?? ''].filter((id) => id !== '') } }, select: { id: true, name: true } })
    const nameOf = (id: string | null) => cohorts.find((one) => one.id === id)?.name ?? null
    if (cohortId !== '' && nameOf(cohortId) === null) return err('cohortUnknown')
    if (cohortId === (member.cohortId ?? '')) return ok({ changed: false })
    if (cohortId !== '' && member.seated && (await findFullCohorts(tx, [cohortId])).length > 0) return err('cohortFull')
    await tx.programmeMember.update({ where: { id: memberId }, data: { cohortId: cohortId === '' ? null : cohortId } })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'programme.set-cohort', subjectType: 'officer', subjectId: member.officerId, detail: { from: nameOf(member.cohortId), to: nameOf(cohortId) } })
    return ok({ changed: true })
  })
}
