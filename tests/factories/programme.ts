/** One row of each table of the reserve programme. */
import { db } from '../../app/server/db.server'
import { newId } from '../../app/server/id.server'

export async function makeProgrammeRows(officerId: string, unitId: string): Promise<void> {
  const [programmeId, memberId, cohortId] = [newId(), newId(), newId()]
  const [startsOn, endsOn] = [new Date('2026-01-05'), new Date('2026-06-05')]
  await db().programme.create({ data: { id: programmeId, unitId, name: 'Chương trình thử', target: 10, targetOn: endsOn, legalBasis: 'Kế hoạch thử' } })
  await db().programmeQuota.create({ data: { programmeId, unitId, quota: 10 } })
  await db().programmeCohort.create({ data: { id: cohortId, programmeId, name: 'Khóa thử', startsOn, endsOn, seats: 10 } })
  await db().programmeMember.create({ data: { id: memberId, programmeId, officerId, unitId, cohortId } })
  await db().programmeStage.create({ data: { id: newId(), memberId, number: 1, stage: 'selected', happenedOn: startsOn, decision: 'Quyết định thử' } })
}
