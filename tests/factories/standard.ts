/** Competencies, certificate types and one version of a position's standard with its requirements. */
import { db } from '../../app/server/db.server'
import { toColumn } from '../../app/server/day-column.server'
import { newId } from '../../app/server/id.server'
import { counter } from './counter'
import { makePosition } from './position'

let framework: Promise<{ id: string }> | undefined

function theFramework(): Promise<{ id: string }> {
  framework ??= db().competencyFramework.upsert({ where: { code: 'THU' }, update: {}, create: { id: newId(), code: 'THU', name: 'Khung thử', validFrom: toColumn('2010-01-01') } })
  return framework
}

export async function makeCompetency(overrides: Partial<{ id: string; code: string; name: string; group: 'chung' | 'chuyen_mon' | 'quan_ly' }> = {}): Promise<{ id: string; code: string }> {
  const n = counter('competency')
  const { id = newId(), code = `N${n}`, name = `Năng lực ${n}`, group = 'chung' } = overrides
  const levels = [1, 2, 3, 4, 5].map((level) => ({ level, behaviour: `Biểu hiện mức ${level}` }))
  await db().competency.create({ data: { id, code, name, group, ordinal: n, frameworkId: (await theFramework()).id, levels: { create: levels } } })
  return { id, code }
}

export async function makeCertificateType(overrides: Partial<{ id: string; code: string; name: string; validityMonths: number }> = {}): Promise<{ id: string; code: string }> {
  const n = counter('certificateType')
  const { id = newId(), code = `CC${n}`, name = `Chứng chỉ ${n}`, validityMonths = 36 } = overrides
  await db().certificateType.create({ data: { id, code, name, validityMonths } })
  return { id, code }
}

export type RequirementInput = { competencyId: string; level: number } | { certificateTypeId: string } | { education: string } | { documentType: string }

export type StandardOverrides = Partial<{
  id: string
  positionId: string
  number: number
  validFrom: string
  validTo: string | null
  decision: string
  /** Days that a new appointee has. */
  graceDays: number
  requirements: RequirementInput[]
}>

export const kindOf = (requirement: RequirementInput) => ('competencyId' in requirement ? 'competency' : 'certificateTypeId' in requirement ? 'certificate' : 'documentType' in requirement ? 'document' : 'education')

export async function makeStandard(overrides: StandardOverrides = {}): Promise<{ id: string; positionId: string }> {
  const { id = newId(), number = 1, validFrom = '2012-01-01', validTo = null, decision = 'Quyết định thử', graceDays = 0, requirements = [] } = overrides
  const positionId = overrides.positionId ?? (await makePosition()).id
  await db().positionStandard.create({
    data: {
      id, positionId, number, decision, graceDays, contentHash: `thu-${id}`, validFrom: toColumn(validFrom), validTo: validTo ? toColumn(validTo) : null,
      requirements: { create: requirements.map((requirement, index) => ({ id: newId(), ordinal: index + 1, kind: kindOf(requirement), ...requirement })) },
    },
  })
  return { id, positionId }
}
