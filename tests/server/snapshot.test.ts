/** Signed standing: totals and hash of a day that is over, once; later facts change nothing of it and are listed with their reason. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { db, pool } from '~/server/db.server'
import { findSnapshots } from '~/server/snapshot/find-snapshots.server'
import { loadSnapshot } from '~/server/snapshot/load-snapshot.server'
import { signSnapshot } from '~/server/snapshot/sign-snapshot.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { makePosition } from '../factories/position'
import { testDatabase } from './database'

await testDatabase()
const NOW = new Date('2026-07-05T03:00:00Z')
const AS_OF = '2026-06-30'
let district: string, commune: string, hr: Actor, other: Actor, positionId: string, certificateTypeId: string, late: string

beforeAll(async () => {
  district = (await makeUnit({ level: 'district' })).id
  commune = (await makeUnit({ level: 'commune', parentId: district })).id
  hr = await makeUser({ roles: [{ role: 'hr', unitId: district }] })
  other = await makeUser({ roles: [{ role: 'hr', unitId: (await makeUnit({ level: 'district' })).id }] })
  positionId = (await makePosition()).id
  certificateTypeId = (await makeCertificateType()).id
  await makeStandard({ positionId, validFrom: '2020-01-01', requirements: [{ certificateTypeId }] })
  for (let n = 0; n < 4; n++) {
    const { id } = await makeOfficer({ staffCode: `CHOT${n}` })
    await makePosting({ officerId: id, unitId: n < 3 ? commune : district, positionId, validFrom: '2024-01-01' })
    if (n < 2) await makeEvidence({ certificateTypeId }, { officerId: id, validFrom: '2025-01-01' })
    await db().$transaction((tx) => rewriteStanding(tx, [id]))
    if (n === 3) late = id
  }
})

const sign = (change: Partial<Parameters<typeof signSnapshot>[0]> = {}) => signSnapshot({ by: hr, unitId: district, asOf: AS_OF, note: '', now: NOW, ...change })
const load = async (by: Actor = hr) => {
  const { id } = await db().standingSnapshot.findFirstOrThrow({ where: { unitId: district }, orderBy: { number: 'asc' } })
  const found = await loadSnapshot({ by, id, page: 1, today: '2026-08-01' })
  if (!found.ok) throw new Error(found.reason)
  return found.value
}

describe('signing', () => {
  test('counts the unit and all below it, once; two at once make one', async () => {
    expect(await sign({ by: other })).toEqual({ ok: false, reason: 'scope' })
    expect(await sign({ asOf: '2026-07-05' })).toEqual({ ok: false, reason: 'not_over' })
    expect(await sign({ asOf: '2001-01-01' })).toEqual({ ok: false, reason: 'nobody' })
    const both = await Promise.all([sign(), sign(), sign()])
    expect(both.map((one) => (one.ok ? 'done' : one.reason)).sort()).toEqual(['before_last', 'before_last', 'done'])
    expect(await load()).toMatchObject({ number: 1, people: 4, met: 2, now: { people: 4, met: 2 }, intact: true, differences: [], different: 0 })
    const list = await findSnapshots({ by: hr, unitId: district, today: '2026-07-05' })
    expect(list).toMatchObject({ ok: true, value: { proposed: '2026-06-30', maySign: true, rows: [{ asOf: AS_OF, people: 4, met: 2 }] } })
    expect(await findSnapshots({ by: other, unitId: district, today: '2026-07-05' })).toEqual({ ok: false, reason: 'scope' })
  })

  test('the next is chained to it', async () => {
    expect(await sign({ asOf: '2026-07-31', now: new Date('2026-08-02T03:00:00Z') })).toMatchObject({ ok: true })
    const [first, second] = await db().standingSnapshot.findMany({ where: { unitId: district }, orderBy: { number: 'asc' } })
    expect(second?.previousHash).toBe(first?.hash)
    expect(await sign({ asOf: '2026-07-15', now: new Date('2026-08-02T03:00:00Z') })).toEqual({ ok: false, reason: 'before_last' })
  })
})

describe('what is learnt later', () => {
  test('changes nothing of what was signed, and is told with what was entered', async () => {
    await makeEvidence({ certificateTypeId }, { officerId: late, validFrom: '2026-01-01' })
    const newcomer = await makeOfficer({ staffCode: 'CHOT-moi' })
    await makePosting({ officerId: newcomer.id, unitId: commune, positionId, validFrom: '2026-06-01' })
    await db().$transaction((tx) => rewriteStanding(tx, [late, newcomer.id]))
    const view = await load()
    expect(view).toMatchObject({ people: 4, met: 2, now: { people: 5, met: 3 }, intact: true, different: 2 })
    expect(view.differences.find(({ officerId }) => officerId === late)).toMatchObject({ change: 'meets', then: { meets: false }, now: { meets: true }, facts: expect.arrayContaining([expect.objectContaining({ kind: 'evidence' })]) as unknown })
    expect(view.differences.find(({ officerId }) => officerId === newcomer.id)).toMatchObject({ change: 'added', then: null })
    expect(view.differences.find(({ officerId }) => officerId === newcomer.id)?.facts.map(({ kind }) => kind)).toContain('posting')
  })

  test('a row changed behind its back shows', async () => {
    const client = await pool().connect()
    try {
      await client.query('SET session_replication_role = replica')
      await client.query('UPDATE standing_snapshot_row SET meets = NOT meets WHERE officer_id = $1', [late])
      expect((await load()).intact).toBe(false)
      await client.query('UPDATE standing_snapshot_row SET meets = NOT meets WHERE officer_id = $1', [late])
    } finally {
      await client.query('SET session_replication_role = DEFAULT')
      client.release()
    }
    expect((await load()).intact).toBe(true)
  })

  test('is for those in charge of the unit', async () => {
    const { id } = await db().standingSnapshot.findFirstOrThrow({ where: { unitId: district } })
    expect(await loadSnapshot({ by: other, id, page: 1, today: '2026-08-01' })).toEqual({ ok: false, reason: 'not_found' })
  })
})
