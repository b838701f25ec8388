/** Hours of training beside a certificate in the report of a year: whether they are that class's hours, or a turn of their own. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findTrainingCounts } from '~/server/report/find-training-counts.server'
import { makeEvidence, type EvidenceOverrides } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { testDatabase } from './database'

await testDatabase()
const DAY = '2026-03-05'
const ids = { unit: '', position: '', certificateTypeId: '', officerId: '', otherId: '' }

async function person(): Promise<string> {
  const { id } = await makeOfficer()
  await makePosting({ officerId: id, unitId: ids.unit, positionId: ids.position })
  return id
}

beforeAll(async () => {
  ids.position = (await makePosition({ code: 'VT01', name: 'Công chức một cửa', level: 'xa' })).id
  ids.certificateTypeId = (await makeCertificateType({ code: 'QLNN' })).id
})

/** Everybody anew, in a unit of their own: facts are never removed. */
beforeEach(async () => {
  ids.unit = (await makeUnit({ name: `Đơn vị ${newId()}` })).id
  ids.officerId = await person()
  ids.otherId = await person()
})

const certificate = (paper: string | null, overrides: EvidenceOverrides = {}) => makeEvidence({ certificateTypeId: ids.certificateTypeId }, { officerId: ids.officerId, validFrom: DAY, paper, ...overrides })
const hours = (paper: string | null, validFrom: string) => db().evidence.create({ data: { id: newId(), officerId: ids.officerId, kind: 'training_hours', hours: 16, source: 'class', grade: 'C', paper, validFrom: toColumn(validFrom) } })

/** Turns of the year by content: of the certificate, and of a skill of the post. */
async function turns(): Promise<[number, number]> {
  const counts = await findTrainingCounts({ units: [ids.unit], from: '2026-01-01', asOf: '2026-12-31' })
  const of = (content: string) => counts.filter((one) => one.content === content).reduce((sum, one) => sum + one.turns, 0)
  return [of('management'), of('skills')]
}

describe('hours of training', () => {
  it.each([
    ['by themselves are a turn', false, null, null, '2026-05-06', [0, 1]],
    ['on the day of a certificate are its class', true, null, null, DAY, [1, 0]],
    ['on the day of a certificate, by another paper, too', true, 'CC 12', 'QĐ 34', DAY, [1, 0]],
    ['of the same paper on another day are its class', true, 'CC 12', 'CC 12', '2026-05-06', [1, 0]],
    ['of another paper on another day are a turn', true, 'CC 12', 'QĐ 34', '2026-05-06', [1, 1]],
    ['without a paper, beside a certificate without one, on another day, are a turn', true, null, null, '2026-05-06', [1, 1]],
  ] as const)('%s', async (_name, isCertified, paper, paperOfHours, day, expected) => {
    if (isCertified) await certificate(paper)
    await hours(paperOfHours, day)
    expect(await turns()).toEqual(expected)
  })

  it('beside a certificate of somebody else are a turn', async () => {
    await certificate('CC 12', { officerId: ids.otherId })
    await hours('CC 12', DAY)
    expect(await turns()).toEqual([1, 1])
  })

  it('beside a certificate that was corrected away are a turn', async () => {
    await certificate('CC 12', { supersededAt: new Date('2026-06-01T03:00:00Z') })
    await hours('CC 12', DAY)
    expect(await turns()).toEqual([0, 1])
  })

  it('on the last day of the year before are not of this year, and its certificate is', async () => {
    await certificate('CC 12')
    await hours('QĐ 34', '2025-12-31')
    expect(await turns()).toEqual([1, 0])
  })
})
