/** One proof of one officer: of a competency at a level, of a certificate type, or of education. */
import { db } from '../../app/server/db.server'
import { toColumn } from '../../app/server/day-column.server'
import { newId } from '../../app/server/id.server'
import { makeOfficer } from './officer'
import { type RequirementInput, kindOf } from './standard'

export type EvidenceOverrides = Partial<{
  id: string
  officerId: string
  source: 'exam' | 'certificate' | 'class' | 'observation' | 'assessment' | 'import'
  grade: 'A' | 'B' | 'C'
  validFrom: string
  validTo: string | null
  certificateId: string | null
  paper: string | null
  attemptId: string | null
  recordedAt: Date
  supersededAt: Date
  supersededReason: string
}>

export async function makeEvidence(proves: RequirementInput, overrides: EvidenceOverrides = {}): Promise<{ id: string; officerId: string }> {
  const { id = newId(), source = 'import', grade = 'B', validFrom = '2024-01-01', validTo = null, certificateId = null, attemptId = null, paper = null } = overrides
  const officerId = overrides.officerId ?? (await makeOfficer()).id
  const superseded = overrides.supersededAt ? { supersededAt: overrides.supersededAt, supersededReason: overrides.supersededReason ?? 'Đính chính' } : {}
  const recorded = overrides.recordedAt ? { recordedAt: overrides.recordedAt } : {}
  await db().evidence.create({
    data: { ...recorded, id, officerId, kind: kindOf(proves), ...proves, source, grade, validFrom: toColumn(validFrom), validTo: validTo ? toColumn(validTo) : null, certificateId, attemptId, paper, ...superseded },
  })
  return { id, officerId }
}
