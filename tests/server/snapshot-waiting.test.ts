/** What signing waits for or refuses beside: a reorganisation that is carried out or undone meanwhile, and a rebuild of the whole projection. */
import { describe, expect, test } from 'vitest'
import { testDatabase } from './database'

await testDatabase()
const { db, pool } = await import('../../app/server/db.server')
const { beginReorganising } = await import('../../app/server/reorganisation/begin-reorganising.server')
const { workReorganisations } = await import('../../app/server/reorganisation/work-reorganisations.server')
const { findSnapshots } = await import('../../app/server/snapshot/find-snapshots.server')
const { signSnapshot } = await import('../../app/server/snapshot/sign-snapshot.server')
const { rebuildStanding } = await import('../../app/server/standing/rebuild-standing.server')
const { NOW, TODAY, carryOut, makeWorld, see, start } = await import('./reorganisation-world')

type World = Awaited<ReturnType<typeof makeWorld>>
const merge = ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;']
const AS_OF = '2026-10-31'
const sign = ({ hr, city }: World, change: Partial<Parameters<typeof signSnapshot>[0]> = {}) => signSnapshot({ by: hr, unitId: city.id, asOf: AS_OF, note: '', now: NOW, ...change })
const settled = (promise: Promise<unknown>, ms = 400) => Promise.race([promise.then(() => 'settled'), new Promise((resolve) => { setTimeout(() => resolve('waiting'), ms) })])
const signedOf = (world: World) => db().standingSnapshot.findFirst({ where: { unitId: world.city.id } })

/** Work under somebody's open transaction, which ends with it. */
async function held<Value>(statements: readonly string[], work: (release: () => Promise<unknown>) => Promise<Value>): Promise<Value> {
  const client = await pool().connect()
  try {
    await client.query('BEGIN')
    for (const statement of statements) await client.query(statement)
    return await work(() => client.query('COMMIT'))
  } finally {
    await client.query('COMMIT')
    client.release()
  }
}

/** Signing waits for somebody, the reorganisation for signing: when that somebody is done, first the one, then the other. */
async function signBeforeWork(world: Awaited<ReturnType<typeof makeWorld>>): Promise<void> {
  await held(['LOCK TABLE standing_rewrite IN ROW EXCLUSIVE MODE'], async (release) => {
    const signing = sign(world)
    expect(await settled(signing)).toBe('waiting')
    const working = workReorganisations(() => NOW)
    await settled(working, 1500)
    await release()
    expect(await signing).toMatchObject({ ok: true })
    await working
  })
}

describe('a reorganisation', () => {
  test('that is carried out while signing waits: nobody is left out', async () => {
    const world = await makeWorld()
    const id = await start(world, merge)
    await beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen: NOW.toISOString() }, now: NOW })
    await signBeforeWork(world)
    expect((await see(world, id)).state).toBe('applied')
    expect(await signedOf(world)).toMatchObject({ people: 9 })
  })

  test('that is to be undone while signing waits: nobody is left out, and it waits', async () => {
    const world = await makeWorld()
    const id = await start(world, merge)
    await carryOut(world, id)
    await beginReorganising({ by: world.hr, id, work: { kind: 'undo', reason: 'Thử' }, now: NOW })
    await signBeforeWork(world)
    // The figures came first, so they stand on it.
    expect(await see(world, id)).toMatchObject({ state: 'applied', fault: 'depended' })
    expect(await signedOf(world)).toMatchObject({ people: 9 })
  })

  test('that is at work is waited for; whoever has waited long is told, and nothing is signed', async () => {
    const world = await makeWorld()
    const id = await start(world, merge)
    await beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen: NOW.toISOString() }, now: NOW })
    // The work is past its first lock and waits for one of the people.
    await held([`SELECT id FROM officer WHERE id IN (SELECT officer_id FROM posting WHERE unit_id = '${world.bac.id}') FOR UPDATE`], async (release) => {
      const working = workReorganisations(() => NOW)
      expect(await settled(working, 1000)).toBe('waiting')
      expect(await sign(world, { waitMs: 200 })).toEqual({ ok: false, reason: 'working' })
      expect(await signedOf(world)).toBeNull()
      const patient = sign(world)
      expect(await settled(patient)).toBe('waiting')
      await release()
      await working
      expect(await patient).toMatchObject({ ok: true })
    })
    expect(await signedOf(world)).toMatchObject({ people: 9 })
  })
})

describe('a rebuild of the whole projection', () => {
  test('holds signing back while it goes on, says so on the page, and waits for who signs', async () => {
    const world = await makeWorld()
    const seen: unknown[] = []
    await held(['LOCK TABLE standing_snapshot IN EXCLUSIVE MODE'], async (release) => {
      const signing = sign(world) // past its first locks, waits to write
      expect(await settled(signing)).toBe('waiting')
      const rebuilding = rebuildStanding(() => seen.push(true))
      expect(await settled(rebuilding, 700)).toBe('waiting')
      expect(seen).toEqual([])
      await release()
      expect(await signing).toMatchObject({ ok: true })
      await rebuilding
    })
    const answers: unknown[] = []
    await held(['LOCK TABLE standing_span IN ACCESS EXCLUSIVE MODE'], async (release) => {
      const rebuilding = rebuildStanding()
      expect(await settled(rebuilding, 700)).toBe('waiting')
      const asked = sign(world, { asOf: '2026-11-15' })
      answers.push(await asked)
      expect(await findSnapshots({ by: world.hr, unitId: world.city.id, today: TODAY })).toMatchObject({ ok: true, value: { rewriting: 'whole' } })
      await release()
      await rebuilding
    })
    expect(answers).toEqual([{ ok: false, reason: 'recomputing' }])
    expect(await findSnapshots({ by: world.hr, unitId: world.city.id, today: TODAY })).toMatchObject({ ok: true, value: { rewriting: null } })
    expect(await sign(world, { asOf: '2026-11-15' })).toMatchObject({ ok: true })
  })

  test('holds nobody back after its process has died', async () => {
    const world = await makeWorld()
    await held(['LOCK TABLE standing_span IN ACCESS EXCLUSIVE MODE'], async (release) => {
      const rebuilding = rebuildStanding().catch(() => 'died')
      expect(await settled(rebuilding, 700)).toBe('waiting')
      await pool().query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND mode = 'ExclusiveLock' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
      expect(await rebuilding).toBe('died')
      await release()
    })
    expect(await sign(world)).toMatchObject({ ok: true })
  })
})
