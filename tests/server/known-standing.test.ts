/** A unit's standing as known at an earlier moment beside as known now: late, corrected and withdrawn facts, by whole units. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { endOfDay } from '~/domain/compliance/as-of'
import { db, pool } from '~/server/db.server'
import { findChangedPeople } from '~/server/compliance/find-changed-people.server'
import { judgeAsKnown } from '~/server/compliance/judge-as-known.server'
import { loadKnownStanding } from '~/server/compliance/load-known-standing.server'
import { openKnownStanding } from '~/server/compliance/open-known-standing.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'
import { carryOut, start, unitNamed } from './reorganisation-world'

await testDatabase()
const AS_OF = '2026-06-30'
const [EARLY, LATE, TODAY] = [new Date('2026-02-01T02:00:00Z'), new Date('2026-07-20T02:00:00Z'), '2026-08-01']
let district: string, communes: string[], elsewhere: string, hr: Actor, other: Actor, positionId: string, certificateTypeId: string

beforeAll(async () => {
  district = (await makeUnit({ level: 'district' })).id
  communes = [(await makeUnit({ level: 'commune', parentId: district })).id, (await makeUnit({ level: 'commune', parentId: district })).id]
  elsewhere = (await makeUnit({ level: 'district' })).id
  hr = await makeUser({ roles: [{ role: 'hr', unitId: district }] })
  other = await makeUser({ roles: [{ role: 'hr', unitId: elsewhere }] })
  positionId = (await makePosition()).id
  certificateTypeId = (await makeCertificateType()).id
  await makeStandard({ positionId, validFrom: '2020-01-01', requirements: [{ certificateTypeId }] })
})

const ask = (known: string, change: Partial<Parameters<typeof loadKnownStanding>[0]> = {}) => loadKnownStanding({ actor: hr, unitId: district, asOf: AS_OF, known, today: TODAY, from: 0, count: 50, most: 10_000, ...change })

async function told(known: string) {
  const found = await ask(known)
  if (!found.ok || found.value.compared === null) throw new Error('not told')
  return found.value.compared
}

async function judged(everybody: string[], known: string) {
  const client = await pool().connect()
  try {
    return await judgeAsKnown(client, everybody, AS_OF, endOfDay(known))
  } finally {
    client.release()
  }
}

type Story = { readonly at: number; readonly proof: 'none' | 'early' | 'late' | 'withdrawn'; readonly post: 'plain' | 'late' | 'corrected' | 'gone' }

/** One officer as the story goes; `corrected`: entered in the wrong commune first, `gone`: never was there, as one learnt later. */
async function tell({ at, proof, post }: Story): Promise<string> {
  const { id: officerId } = await makeOfficer()
  const unitId = communes[at] as string
  const wrong = communes[1 - at] as string
  const base = { officerId, positionId, validFrom: '2024-01-01' }
  if (post === 'corrected') await makePosting({ ...base, unitId: wrong, recordedAt: EARLY, supersededAt: LATE })
  if (post === 'gone') await makePosting({ ...base, unitId, recordedAt: EARLY, supersededAt: LATE })
  await makePosting({ ...base, unitId: post === 'gone' ? elsewhere : unitId, recordedAt: post === 'plain' ? EARLY : LATE })
  if (proof !== 'none') await makeEvidence({ certificateTypeId }, { officerId, validFrom: '2025-01-01', recordedAt: proof === 'late' ? LATE : EARLY, ...(proof === 'withdrawn' ? { supersededAt: LATE } : {}) })
  await db().$transaction((tx) => rewriteStanding(tx, [officerId]))
  return officerId
}

describe('two times', () => {
  test('late, corrected and withdrawn facts are told apart, with what was learnt', async () => {
    const ids = {
      same: await tell({ at: 0, proof: 'early', post: 'plain' }), late: await tell({ at: 0, proof: 'late', post: 'plain' }), withdrawn: await tell({ at: 1, proof: 'withdrawn', post: 'plain' }),
      moved: await tell({ at: 1, proof: 'early', post: 'corrected' }), gone: await tell({ at: 0, proof: 'early', post: 'gone' }), added: await tell({ at: 1, proof: 'none', post: 'late' }),
    }
    const then = await told('2026-07-05')
    expect(then).toMatchObject({ then: { people: 5, met: 4 }, now: { people: 5, met: 3 }, different: 5 })
    expect(Object.fromEntries(then.differences.map(({ officerId, change }) => [Object.entries(ids).find(([, id]) => id === officerId)?.[0], change]))).toEqual({ late: 'meets', withdrawn: 'fails', moved: 'moved', gone: 'removed', added: 'added' })
    expect(then.differences.find(({ officerId }) => officerId === ids.late)?.facts.map(({ kind }) => kind)).toEqual(['evidence'])
    expect(then.differences.find(({ officerId }) => officerId === ids.withdrawn)?.facts.map(({ kind }) => kind)).toEqual(['evidence_superseded'])
    // Known after everything was recorded: the same as now.
    const after = await told('2026-07-21')
    expect(after).toMatchObject({ then: after.now, now: { people: 5, met: 3 }, different: 0, differences: [] })
    // Before anything was: nobody.
    expect(await told('2026-01-15')).toMatchObject({ then: { people: 0, met: 0 }, now: { people: 5, met: 3 } })
  })

  test('is what judging everybody anew by the facts of that moment gives', async () => {
    const story = fc.record({ at: fc.constantFrom(0, 1), proof: fc.constantFrom('none', 'early', 'late', 'withdrawn'), post: fc.constantFrom('plain', 'late', 'corrected', 'gone') })
    for (const one of fc.sample(fc.array(story, { minLength: 30, maxLength: 40 }), 1).flat()) await tell(one as Story)
    const units = [district, ...communes]
    const everybody = (await db().officer.findMany({ select: { id: true } })).map(({ id }) => id)
    for (const known of ['2026-01-15', '2026-07-05', '2026-07-21']) {
      const compared = await told(known)
      const rows = [...(await judged(everybody, known)).values()].flatMap((row) => (row !== null && units.includes(row.unitId) ? [row] : []))
      expect(compared.then).toEqual({ people: rows.length, met: rows.filter(({ meets }) => meets).length })
      expect(compared.rows.map((row) => [row.unit.unitId, row.then])).toEqual(compared.rows.map(({ unit: { unitId } }) => {
        const own = rows.filter((row) => row.unitId === unitId)
        return [unitId, { people: own.length, met: own.filter(({ meets }) => meets).length }]
      }))
    }
  })

  test('pages through the differences in one order', async () => {
    const whole = await ask('2026-07-05', { count: 1000 })
    const parts = [await ask('2026-07-05', { count: 7 }), await ask('2026-07-05', { from: 7, count: 7 })]
    const ids = (found: Awaited<ReturnType<typeof ask>>) => (found.ok ? (found.value.compared?.differences.map(({ officerId }) => officerId) ?? []) : [])
    expect(parts.flatMap(ids)).toEqual(ids(whole).slice(0, 14))
    expect(ids(whole).length).toBeGreaterThan(7)
  })

  test('says so instead of judging more people than one waits for', async () => {
    expect(await findChangedPeople([district, ...communes], AS_OF, endOfDay('2026-01-15'), 3)).toHaveLength(3)
  })
})

test('is for those in charge of the unit on the day', async () => {
  expect(await ask('2026-07-05', { actor: other })).toEqual({ ok: false, reason: 'scope' })
  expect(await ask('2026-07-05', { unitId: 'x' })).toEqual({ ok: false, reason: 'not_found' })
})

describe('a reorganisation entered after the day it took effect', () => {
  const [ON, KNOWN, NOW_DAY] = ['2026-07-31', '2026-07-05', '2026-11-28']
  /** A city with a district of three communes; some people of each, known since February. */
  async function before() {
    const city = await makeUnit({ level: 'city' })
    const by = await makeUser({ roles: [{ role: 'hr', unitId: city.id }] })
    const inner = (await makeUnit({ level: 'district', name: 'Ba Đình', parentId: city.id })).id
    const [bac, gai, nam] = [await makeUnit({ name: 'Phúc Xá', parentId: inner }), await makeUnit({ name: 'Trúc Bạch', parentId: inner }), await makeUnit({ name: 'Vĩnh Phúc', parentId: inner })]
    const people: string[] = []
    const codes: string[] = []
    for (const [unitId, proven] of [[bac.id, true], [bac.id, false], [gai.id, true], [nam.id, true], [nam.id, false]] as const) {
      const { id: officerId, staffCode } = await makeOfficer()
      await makePosting({ officerId, unitId, positionId, validFrom: '2024-01-01', recordedAt: EARLY })
      if (proven) await makeEvidence({ certificateTypeId }, { officerId, validFrom: '2025-01-01', recordedAt: EARLY })
      people.push(officerId)
      if (unitId === nam.id) codes.push(staffCode)
    }
    await db().$transaction((tx) => rewriteStanding(tx, people))
    return { city, hr: by, inner, bac, gai, nam, people, codes }
  }
  const compare = async (actor: Actor, unitId: string, known = KNOWN) => {
    const found = await ask(known, { actor, unitId, asOf: ON, today: NOW_DAY })
    if (!found.ok || found.value.compared === null) throw new Error('not told')
    const opened = await openKnownStanding({ actor, unitId, asOf: ON, known, today: NOW_DAY })
    if (!opened.ok) throw new Error(opened.reason)
    const { differences, different, ...totals } = found.value.compared
    // The file made in the background says the same.
    const file = await opened.value.read(async () => undefined, async ({ rows, ...figures }) => {
      const all = []
      for await (const row of rows) all.push(row)
      return { ...figures, all }
    }, 2)
    expect(file).toEqual({ totals, different, all: differences })
    return found.value.compared
  }

  test('a merge: people then known in a unit that had ended are counted under what it went into', async () => {
    const world = await before()
    await carryOut(world, await start(world, ['Phường Phúc Xá;Quận Ba Đình;Phường Hồng Hà;;01999;;;', 'Phường Trúc Bạch;Quận Ba Đình;Phường Hồng Hà;;;;;']))
    const fresh = await unitNamed('Hồng Hà')
    const city = await compare(world.hr, world.city.id)
    expect(city).toMatchObject({ then: { people: 5, met: 3 }, now: { people: 5, met: 3 }, different: 3 })
    expect(city.rows).toEqual([expect.objectContaining({ then: { people: 5, met: 3 }, now: { people: 5, met: 3 } })])
    expect(city.differences.map(({ change, then, now }) => [change, then?.unitId, now?.unitId]).sort()).toEqual([['moved', world.bac.id, fresh], ['moved', world.bac.id, fresh], ['moved', world.gai.id, fresh]].sort())
    expect(city.differences.flatMap(({ facts }) => facts.map(({ kind }) => kind))).toEqual(['reorganisation', 'reorganisation', 'reorganisation'])
    expect(await compare(world.hr, fresh)).toMatchObject({ then: { people: 3, met: 2 }, now: { people: 3, met: 2 }, rows: [] })
    expect((await compare(world.hr, world.inner)).rows.find(({ unit }) => unit.unitId === fresh)).toMatchObject({ then: { people: 3, met: 2 }, now: { people: 3, met: 2 } })
  })

  test('somebody who was known in a unit that had ended, and in none since, is told as taken out', async () => {
    const world = await before()
    await carryOut(world, await start(world, ['Phường Phúc Xá;Quận Ba Đình;Phường Hồng Giang;;01998;;;', 'Phường Trúc Bạch;Quận Ba Đình;Phường Hồng Giang;;;;;']))
    const gone = world.people[2] as string
    await db().posting.updateMany({ where: { officerId: gone, supersededAt: null }, data: { supersededAt: new Date('2026-11-28T06:00:00Z') } })
    await db().$transaction((tx) => rewriteStanding(tx, [gone]))
    const city = await compare(world.hr, world.city.id)
    expect(city).toMatchObject({ then: { people: 5, met: 3 }, now: { people: 4, met: 2 }, different: 3 })
    expect(city.differences.find(({ officerId }) => officerId === gone)).toMatchObject({ change: 'removed', then: { unitId: world.gai.id } })
  })

  test('a split: they are counted in the whole that held the unit, and nowhere else', async () => {
    const world = await before()
    await carryOut(world, await start(world, [`Phường Vĩnh Phúc;;Phường Vĩnh Một;;;${world.codes[0] ?? ''};;`, 'Phường Vĩnh Phúc;;Phường Vĩnh Hai;;;;;x']))
    const one = await unitNamed('Vĩnh Một')
    const inner = await compare(world.hr, world.inner)
    expect(inner).toMatchObject({ then: { people: 5, met: 3 }, now: { people: 5, met: 3 }, different: 2 })
    expect(inner.rows.find(({ unit }) => unit.unitId === world.inner)).toMatchObject({ then: { people: 2, met: 1 }, now: { people: 0, met: 0 } })
    expect(inner.differences.map(({ change, then }) => [change, then?.unitId])).toEqual([['moved', world.nam.id], ['moved', world.nam.id]])
    expect(await compare(world.hr, one)).toMatchObject({ then: { people: 0, met: 0 }, now: { people: 1, met: 1 }, differences: [{ change: 'added' }] })
  })

  test('dissolved without an heir after everybody had left: counted in the whole', async () => {
    const world = await before()
    const leaving = world.people.slice(3)
    await db().posting.updateMany({ where: { officerId: { in: leaving } }, data: { supersededAt: LATE } })
    for (const officerId of leaving) await makePosting({ officerId, unitId: world.gai.id, positionId, validFrom: '2024-01-01', recordedAt: LATE })
    await db().$transaction((tx) => rewriteStanding(tx, leaving))
    await carryOut(world, await start(world, ['Phường Vĩnh Phúc;;;;;;;']))
    expect(await compare(world.hr, world.inner)).toMatchObject({ then: { people: 5, met: 3 }, now: { people: 5, met: 3 }, different: 2 })
  })
})
