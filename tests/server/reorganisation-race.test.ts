/** Drafts of reorganisations that several people or processes take up at once: discarded, confirmed, planned anew. */
import { setTimeout as breath } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { testDatabase } from './database'
import type { World } from './reorganisation-world'

await testDatabase()
const { db, pool } = await import('../../app/server/db.server')
const { beginReorganising } = await import('../../app/server/reorganisation/begin-reorganising.server')
const { discardReorganisation } = await import('../../app/server/reorganisation/discard-reorganisation.server')
const { loadReorganisations } = await import('../../app/server/reorganisation/load-reorganisations.server')
const { workReorganisations } = await import('../../app/server/reorganisation/work-reorganisations.server')
const { makePosting } = await import('../factories/posting')
const { NOW, makeWorld, see, start, state } = await import('./reorganisation-world')

describe('a draft that is discarded', () => {
  const merge = ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;']
  const seen = NOW.toISOString()

  test('goes with its file and preview, once; what is carried out, undone or at work stays', async () => {
    const world = await makeWorld()
    const id = await start(world, merge)
    const before = await state(world)
    const discard = (of: string, by = world.hr) => discardReorganisation({ by, id: of, seen, now: NOW })
    expect(await discard(id, world.districtHr)).toEqual({ ok: false, reason: 'notFound' })
    expect(await discardReorganisation({ by: world.hr, id, seen: '', now: NOW })).toEqual({ ok: false, reason: 'changed' })
    const both = await Promise.all([discard(id), discard(id)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, reason: 'discarded' })
    expect(await see(world, id)).toMatchObject({ state: 'discarded', plan: null, mapping: null, discardedName: world.hr.displayName })
    expect(await db().reorganisationMove.count({ where: { reorganisationId: id } })).toBe(0)
    expect(await db().auditEvent.count({ where: { action: 'reorganisation.discard', subjectId: id } })).toBe(1)
    expect(await state(world)).toEqual(before)
    const listed = await loadReorganisations(world.hr, 1, NOW)
    expect(listed.ok && listed.value.total).toBe(0)
    expect(await beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen }, now: NOW })).toEqual({ ok: false, reason: 'stateChanged' })

    const next = await start(world, merge)
    await beginReorganising({ by: world.hr, id: next, work: { kind: 'apply', seen }, now: NOW })
    expect(await discard(next)).toEqual({ ok: false, reason: 'running' })
    await workReorganisations(() => NOW)
    expect(await discard(next)).toEqual({ ok: false, reason: 'carriedOut' })
    await beginReorganising({ by: world.hr, id: next, work: { kind: 'undo', reason: 'Thử' }, now: NOW })
    await workReorganisations(() => NOW)
    expect(await discard(next)).toEqual({ ok: false, reason: 'undone' })
  })

  test('discarding and confirming at once: one counts', async () => {
    const world = await makeWorld()
    const id = await start(world, merge)
    const [discarded, begun] = await Promise.all([discardReorganisation({ by: world.hr, id, seen, now: NOW }), beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen }, now: NOW })])
    expect([discarded.ok, begun.ok].sort()).toEqual([false, true])
    await workReorganisations(() => NOW)
    expect((await see(world, id)).state).toBe(discarded.ok ? 'discarded' : 'applied')
    expect(await db().posting.count({ where: { unitId: world.bac.id, supersededAt: null, validTo: null } })).toBe(discarded.ok ? 3 : 0)
  })
})

describe('confirming against planning anew', () => {
  const merge = ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;']
  const seen = NOW.toISOString()

  /** Either all of it was written or nothing: units, people, events and the moves of one plan only. */
  async function wholeOrNothing(world: World, id: string) {
    const { state: now, plan } = await see(world, id)
    const done = now === 'applied'
    const moves = await db().reorganisationMove.findMany({ where: { reorganisationId: id } })
    const made = plan?.units.filter(({ kind }) => kind === 'created').map((unit) => unit.id) ?? []
    expect(new Set(moves.map(({ toUnitId }) => toUnitId))).toEqual(new Set(made))
    expect(moves.every(({ written }) => (written.length > 0) === done)).toBe(true)
    expect(await db().unit.count({ where: { id: { in: made } } })).toBe(done ? 1 : 0)
    expect(await db().unitEvent.count({ where: { key: { startsWith: `reorganisation:${id}:` } } })).toBe(done ? 1 : 0)
    expect(await db().posting.count({ where: { unitId: { in: [world.bac.id, world.gai.id] }, supersededAt: null, validTo: null } })).toBe(done ? 0 : moves.length)
    expect(await db().posting.count({ where: { unitId: { in: made }, supersededAt: null, validTo: null } })).toBe(done ? moves.length : 0)
    expect(await db().auditEvent.count({ where: { action: 'reorganisation.apply', subjectId: id } })).toBe(done ? 1 : 0)
    expect(await db().auditEvent.count({ where: { action: 'reorganisation.confirm', subjectId: id } })).toBe(done ? 1 : 0)
    return now
  }

  test('two confirm while a third has the preview made anew: one of the three wins', async () => {
    for (let round = 0; round < 4; round++) {
      const world = await makeWorld()
      const id = await start(world, merge)
      const works = [{ kind: 'apply', seen }, { kind: 'plan' }, { kind: 'apply', seen }] as const
      const order = [...works.slice(round % 3), ...works.slice(0, round % 3)]
      const answers = await Promise.all(order.map((work) => beginReorganising({ by: world.hr, id, work, now: NOW })))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe('stateChanged')
      await Promise.all([workReorganisations(() => NOW), workReorganisations(() => new Date(NOW.getTime() + 31_000))])
      expect(await wholeOrNothing(world, id)).toBe(order[answers.findIndex(({ ok }) => ok)]?.kind === 'apply' ? 'applied' : 'planned')
    }
  })

  /** Holds the first planner at the moment it writes its moves; whoever plans after it is let through. */
  async function holdFirstPlanner() {
    await db().$executeRawUnsafe(`CREATE FUNCTION hold_planner() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF pg_try_advisory_xact_lock(431) THEN PERFORM pg_advisory_xact_lock(432); END IF; RETURN NULL; END $$`)
    await db().$executeRawUnsafe('CREATE TRIGGER hold_planner BEFORE DELETE ON reorganisation_move FOR EACH STATEMENT EXECUTE FUNCTION hold_planner()')
    const gate = await pool().connect()
    let open = false
    await gate.query('SELECT pg_advisory_lock(432)')
    const waiting = async () => (await gate.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 432 AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)).rowCount === 1
    return {
      held: async () => { for (let turn = 0; turn < 200 && !(await waiting()); turn++) await breath(25); expect(await waiting()).toBe(true) },
      release: async () => {
        if (open) return
        open = true
        await gate.query('SELECT pg_advisory_unlock(432)')
        gate.release()
      },
      remove: async () => { await db().$executeRawUnsafe('DROP TRIGGER hold_planner ON reorganisation_move'); await db().$executeRawUnsafe('DROP FUNCTION hold_planner()') },
    }
  }

  test('a planner believed dead wakes after its plan was made by another and confirmed: it writes nothing', async () => {
    const world = await makeWorld()
    const id = await start(world, merge)
    // Somebody joined, so the preview is asked for again: one planner reads the facts and stops there.
    await makePosting({ unitId: world.bac.id, positionId: world.desk.id })
    expect((await beginReorganising({ by: world.hr, id, work: { kind: 'plan' }, now: NOW })).ok).toBe(true)
    const gate = await holdFirstPlanner()
    try {
      const stalled = workReorganisations(() => NOW)
      await gate.held()
      expect(await beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen }, now: NOW })).toEqual({ ok: false, reason: 'stateChanged' })
      const later = new Date(NOW.getTime() + 31_000)
      await workReorganisations(() => later)
      expect(await see(world, id)).toMatchObject({ state: 'planned', plan: { officers: 6 } })
      const both = await Promise.all([1, 2].map(() => beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen: later.toISOString() }, now: later })))
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
      // Awake again while its work is confirmed but not begun; then it is carried out.
      await gate.release()
      await stalled
      await workReorganisations(() => new Date(later.getTime() + 31_000))
    } finally {
      await gate.release()
      await gate.remove()
    }
    expect(await see(world, id)).toMatchObject({ state: 'applied', fault: null, plan: { officers: 6 } })
    expect(await wholeOrNothing(world, id)).toBe('applied')
  })
})
