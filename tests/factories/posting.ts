/** A posting; the officer, the unit and the position are made when none is given. */
import { db } from '../../app/server/db.server'
import { toColumn } from '../../app/server/day-column.server'
import { newId } from '../../app/server/id.server'
import { makeOfficer } from './officer'
import { makePosition } from './position'
import { makeUnit } from './unit'

export type PostingOverrides = Partial<{
  id: string
  officerId: string
  unitId: string
  positionId: string
  kind: 'main' | 'concurrent'
  validFrom: string
  validTo: string | null
  decision: string
  recordedAt: Date
  supersededAt: Date
}>

export async function makePosting(overrides: PostingOverrides = {}): Promise<{ id: string; officerId: string; unitId: string; positionId: string }> {
  const { id = newId(), kind = 'main', validFrom = '2020-01-01', validTo = null, decision = 'Quyết định thử' } = overrides
  const officerId = overrides.officerId ?? (await makeOfficer()).id
  const unitId = overrides.unitId ?? (await makeUnit()).id
  const positionId = overrides.positionId ?? (await makePosition()).id
  const recorded = overrides.recordedAt ? { recordedAt: overrides.recordedAt } : {}
  const superseded = overrides.supersededAt ? { supersededAt: overrides.supersededAt } : {}
  await db().posting.create({ data: { ...recorded, ...superseded, id, officerId, unitId, positionId, kind, decision, validFrom: toColumn(validFrom), validTo: validTo ? toColumn(validTo) : null } })
  return { id, officerId, unitId, positionId }
}
