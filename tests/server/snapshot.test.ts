/** Signed standing: totals and hash of a day that is over, once; later facts change nothing of it and are listed with their reason. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { defaultCountingRule } from '~/domain/compliance/absence'
import { contentOf } from '~/domain/standard/standard-content'
import type { StandardVersion } from '~/domain/standard/standard'
import { toColumn } from '~/server/day-column.server'
import { db, pool } from '~/server/db.server'
import { findSnapshots } from '~/server/snapshot/find-snapshots.server'
import { loadSnapshot } from '~/server/snapshot/load-snapshot.server'
import { signSnapshot } from '~/server/snapshot/sign-snapshot.server'
import { newId } from '~/server/id.server'
import { publishStandard } from '~/server/standard/publish-standard.server'
import { saveStandardDraft } from '~/server/standard/save-standard-draft.server'
import { continueStandingRewrites } from '~/server/standing/continue-standing-rewrites.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { setCountingRule } from '~/server/standing/set-counting-rule.server'
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

describe('while standing is computed anew', () => {
  const asOf = '2026-06-30'
  async function world() {
    const city = (await makeUnit({ level: 'city' })).id
    const unitId = (await makeUnit({ level: 'district', parentId: city })).id
    const by = await makeUser({ roles: [{ role: 'hr', unitId: city }] })
    const position = await makePosition()
    const proof = (await makeCertificateType()).id
    await makeStandard({ positionId: position.id, validFrom: '2020-01-01', requirements: [{ certificateTypeId: proof }] })
    const [present, away] = await Promise.all([0, 1].map(async () => {
      const { officerId } = await makePosting({ unitId, positionId: position.id, validFrom: '2024-01-01' })
      await makeEvidence({ certificateTypeId: proof }, { officerId, validFrom: '2025-01-01' })
      return officerId
    }))
    await db().absence.create({ data: { id: newId(), officerId: away ?? '', kind: 'secondment', validFrom: toColumn('2026-01-01'), decision: 'QĐ' } })
    await db().$transaction((tx) => rewriteStanding(tx, [present ?? '', away ?? '']))
    return { city, unitId, by, position, proof, attempt: () => signSnapshot({ by, unitId, asOf, note: '', now: NOW }) }
  }
  const setRule = (by: Actor, excludesSecondment: boolean) => setCountingRule({ by, rule: { ...defaultCountingRule, excludesSecondment }, yearlyHours: 40, now: NOW })
  const settled = (promise: Promise<unknown>) => Promise.race([promise.then(() => 'settled'), new Promise((resolve) => { setTimeout(() => resolve('waiting'), 300) })])

  test('a changed rule of counting: nothing is signed before everybody in the unit had a turn; other units are not held up', async () => {
    const { unitId, by, attempt } = await world()
    const untouched = (await makeUnit({ level: 'district' })).id
    const { officerId } = await makePosting({ unitId: untouched, positionId: (await makePosition()).id, validFrom: '2024-01-01' })
    await db().$transaction((tx) => rewriteStanding(tx, [officerId]))
    expect(await setRule(by, true)).toEqual({ ok: true, value: { changed: true } })
    expect(await attempt()).toEqual({ ok: false, reason: 'recomputing' })
    expect(await findSnapshots({ by, unitId, today: '2026-07-05' })).toMatchObject({ ok: true, value: { rewriting: { done: 0, total: 2 }, rows: [] } })
    const hrThere = await makeUser({ roles: [{ role: 'hr', unitId: untouched }] })
    expect(await signSnapshot({ by: hrThere, unitId: untouched, asOf, note: '', now: NOW })).toMatchObject({ ok: true })
    await continueStandingRewrites(NOW)
    expect(await findSnapshots({ by, unitId, today: '2026-07-05' })).toMatchObject({ ok: true, value: { rewriting: null } })
    expect(await attempt()).toMatchObject({ ok: true })
    expect(await db().standingSnapshot.findFirst({ where: { unitId } })).toMatchObject({ people: 1, met: 1 })
    await setRule(by, false)
    await continueStandingRewrites(NOW)
  })

  test('a published standard: signed by the version in force, not by the spans of before', async () => {
    const { unitId, by, position, proof, attempt } = await world()
    const asked = { ...contentOf((await findStandards(queriesOf(db()), [position.id])).get(position.id)?.[0] as StandardVersion), requirements: [{ kind: 'certificate' as const, certificate: (await db().certificateType.findUniqueOrThrow({ where: { id: proof } })).code }, { kind: 'training_hours' as const, hours: 40 }] }
    const before = new Date('2026-06-29T03:00:00Z')
    const saved = await saveStandardDraft({ by, code: position.code, seen: 0, content: asked, now: before })
    if (!saved.ok) throw new Error(saved.reason)
    expect(await publishStandard({ by, code: position.code, seen: saved.value.revision, on: '2026-06-30', decision: 'QĐ', legalBasis: 'NĐ', now: before })).toMatchObject({ ok: true })
    expect(await attempt()).toEqual({ ok: false, reason: 'recomputing' })
    await continueStandingRewrites(NOW)
    expect(await attempt()).toMatchObject({ ok: true })
    expect(await db().standingSnapshot.findFirst({ where: { unitId } })).toMatchObject({ people: 2, met: 0 })
  })

  test('asked for while somebody signs, it waits; asked for and not committed, the signing waits for it', async () => {
    const { city, unitId, by, attempt } = await world()
    const client = await pool().connect()
    try {
      await client.query('BEGIN')
      await client.query('SELECT id FROM unit WHERE id = $1 FOR UPDATE', [unitId])
      const signing = attempt() // past its first lock, waits for the unit
      expect(await settled(signing)).toBe('waiting')
      const setting = setRule(by, true)
      expect(await settled(setting)).toBe('waiting')
      await client.query('COMMIT')
      expect(await signing).toMatchObject({ ok: true })
      expect(await setting).toEqual({ ok: true, value: { changed: true } })
      expect(await db().standingSnapshot.findFirst({ where: { unitId } })).toMatchObject({ people: 2, met: 2 })
      await continueStandingRewrites(NOW)

      await client.query('BEGIN')
      await client.query(`UPDATE counting_rule SET excludes_secondment = false`)
      await client.query('INSERT INTO standing_rewrite (id, position_id, requested_at, total) SELECT gen_random_uuid(), position_id, now(), 1 FROM posting WHERE unit_id = $1 LIMIT 1', [unitId])
      const other = signSnapshot({ by, unitId: city, asOf, note: '', now: NOW })
      expect(await settled(other)).toBe('waiting')
      await client.query('COMMIT')
      expect(await other).toEqual({ ok: false, reason: 'recomputing' })
    } finally {
      client.release()
    }
    await continueStandingRewrites(NOW)
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

  test.each([['fewer who meet', 'met = met - 1', 'met = met + 1'], ['more people', 'people = people + 1', 'people = people - 1'], ['another day', `as_of = as_of - 1`, `as_of = as_of + 1`], ['another unit', `unit_id = '%other%'`, `unit_id = '%own%'`]])('the totals changed behind its back show: %s', async (_name, change, back) => {
    const { id } = await db().standingSnapshot.findFirstOrThrow({ where: { unitId: district }, orderBy: { number: 'asc' } })
    const stranger = (await makeUnit({ level: 'district' })).id
    const city = await makeUser({ roles: [{ role: 'hr', unitId: district }, { role: 'hr', unitId: stranger }] })
    const intact = async () => {
      const found = await loadSnapshot({ by: city, id, page: 1, today: '2026-08-01' })
      return found.ok && found.value.intact
    }
    const client = await pool().connect()
    const set = (what: string) => client.query(`UPDATE standing_snapshot SET ${what.replace('%other%', stranger).replace('%own%', district)} WHERE id = '${id}'`)
    try {
      await client.query('SET session_replication_role = replica')
      await set(change)
      expect(await intact()).toBe(false)
      await set(back)
    } finally {
      await client.query('SET session_replication_role = DEFAULT')
      client.release()
    }
    expect(await intact()).toBe(true)
  })

  test('is for those in charge of the unit', async () => {
    const { id } = await db().standingSnapshot.findFirstOrThrow({ where: { unitId: district } })
    expect(await loadSnapshot({ by: other, id, page: 1, today: '2026-08-01' })).toEqual({ ok: false, reason: 'not_found' })
  })
})
