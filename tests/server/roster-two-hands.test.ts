/** Two workers on one import, and two transactions on the same people: one of them goes on, nothing is spoilt, nothing ends as broken. */
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, pool } from '~/server/db.server'
import { beginEvidenceWork } from '~/server/evidence-import/begin-evidence-work.server'
import { getEvidenceImport } from '~/server/evidence-import/get-evidence-import.server'
import { workEvidenceImports } from '~/server/evidence-import/work-evidence-imports.server'
import { takeUpWork, whileSigning } from '~/server/job/take-up-work.server'
import { beginWork } from '~/server/roster/begin-work.server'
import { workImports } from '~/server/roster/work-imports.server'
import { proposeEvidence } from '../../app/http/evidence-form'
import { testDatabase } from './database'
import * as proofs from './evidence-import-world'
import { csv } from './roster-files'
import { NOW, code, later, list, planned, proposed, upload, type Line } from './roster-world'

await testDatabase()
let world: Awaited<ReturnType<typeof proofs.makeEvidenceWorld>>
beforeAll(async () => {
  world = await proofs.makeEvidenceWorld()
})

const letters = (at: number) => [...String(at)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')
const state = async (table: 'rosterImport' | 'evidenceImport', id: string) => {
  const found = table === 'rosterImport' ? await db().rosterImport.findUniqueOrThrow({ where: { id }, select: { state: true, fault: true, done: true, total: true } }) : await db().evidenceImport.findUniqueOrThrow({ where: { id }, select: { state: true, fault: true, done: true, total: true } })
  return [found.state, found.fault, found.done, found.total]
}
const proof = (staffCode: string, paper: string) => [staffCode, '', 'Chứng nhận', 'CC-THU', '', '', paper, '01/06/2026', '', 'Trường']
const proofList = (...rows: readonly (readonly string[])[]) => csv([proofs.HEAD, ...rows])

/**
 * The first transaction to write into the table waits before its row until it is let go: a planner that is slow, while others
 * are not. Held by an advisory lock and a trigger of the test's own.
 */
async function holdFirst(table: string) {
  const client = await pool().connect()
  await client.query('SELECT pg_advisory_lock(4711)')
  await client.query(`CREATE OR REPLACE FUNCTION hold_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.ordinal = 501 AND pg_try_advisory_xact_lock(4712) THEN PERFORM pg_advisory_xact_lock(4711); END IF; RETURN NEW; END $$`)
  await client.query(`CREATE TRIGGER hold_first BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION hold_${table}()`)
  let held = true
  return {
    waiting: () => until(async () => (await pool().query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted")).rowCount === 1),
    release: async () => {
      if (held) await client.query('SELECT pg_advisory_unlock(4711)')
      held = false
    },
    remove: async () => {
      await client.query(`DROP TRIGGER hold_first ON ${table}`)
      client.release()
    },
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tried = 0; !(await holds()); tried += 1) {
    if (tried > 1500) throw new Error('it never came')
    await wait(10)
  }
}

describe('two planners of one import', { timeout: 60_000 }, () => {
  const roster = async () => {
    const id = await upload(world.hr, world.city.id, list(...Array.from({ length: 1200 }, (_, at): Line => [code(), `Lê Đôi ${letters(at)}`])))
    expect(await beginWork({ by: world.hr, id, work: { kind: 'plan', settings: await proposed(world.hr, id) }, now: NOW })).toMatchObject({ ok: true })
    return { id, rows: () => db().rosterRow.findMany({ where: { importId: id, kind: 'created' }, select: { rowNumber: true } }), work: workImports, state: () => state('rosterImport', id) }
  }
  const evidence = async () => {
    const one = await world.person('Lê Thị Đôi')
    const id = await proofs.upload(world.hr, world.city.id, proofList(...Array.from({ length: 1200 }, (_, at) => proof(one.code, `Số ${at}`))))
    const found = await getEvidenceImport({ by: world.hr, id, now: NOW })
    const settings = found.ok ? proposeEvidence(found.value.inspection).settings : null
    if (settings === null) throw new Error('no settings')
    expect(await beginEvidenceWork({ by: world.hr, id, work: { kind: 'plan', settings }, now: NOW })).toMatchObject({ ok: true })
    return { id, rows: () => db().evidenceRow.findMany({ where: { importId: id, kind: 'created' }, select: { rowNumber: true } }), work: workEvidenceImports, state: () => state('evidenceImport', id) }
  }
  const whole = Array.from({ length: 1200 }, (_, at) => at + 2)

  test.each([['a roster', roster], ['a list of proofs', evidence]] as const)('%s: whoever was believed dead writes nothing more', async (_, make) => {
    const { rows, work, state: ended } = await make()
    // Slow between two steps: its first 500 rows are written, then another one takes the work up.
    const slow = work(() => NOW)
    await until(async () => (await rows()).length >= 500)
    const results = await Promise.all([slow, work(() => new Date(Date.now() + 31_000)), work(() => new Date(Date.now() + 62_000))])
    expect(results.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(1)
    expect((await rows()).map(({ rowNumber }) => rowNumber).sort((a, b) => a - b)).toEqual(whole)
    expect(await ended()).toEqual(['planned', null, 1200, 1200])
  })

  test.each([['a roster', 'roster_row', roster], ['a list of proofs', 'evidence_row', evidence]] as const)('%s: in the middle of a step nobody takes the work up', async (_, table, make) => {
    const { rows, work, state: ended } = await make()
    const gate = await holdFirst(table)
    try {
      const slow = work(() => NOW)
      await gate.waiting()
      expect(await work(() => later(100_000_000))).toBe(0)
      await gate.release()
      await slow
    } finally {
      await gate.release()
      await gate.remove()
    }
    expect((await rows()).map(({ rowNumber }) => rowNumber).sort((a, b) => a - b)).toEqual(whole)
    expect(await ended()).toEqual(['planned', null, 1200, 1200])
  })

  test('a fault of whoever was believed dead ends nothing', async () => {
    const { id } = await roster()
    const dead = await takeUpWork('roster_import', NOW)
    const alive = await takeUpWork('roster_import', later(31))
    expect([dead?.id, alive?.id, dead?.claim === alive?.claim]).toEqual([id, id, false])
    const { planImport } = await import('~/server/roster/plan-import.server')
    if (!dead || !alive) throw new Error('nothing was taken up')
    await planImport(alive, NOW)
    await expect(planImport(dead, NOW)).rejects.toThrow()
    expect([await state('rosterImport', id), await db().rosterRow.count({ where: { importId: id, kind: 'created' } })]).toEqual([['planned', null, 1200, 1200], 1200])
  })

  test('work signs its life while it goes on, for its own claim only', async () => {
    const { id } = await roster()
    const first = await takeUpWork('roster_import', NOW)
    if (!first) throw new Error('nothing was taken up')
    const at = async () => (await db().rosterImport.findUniqueOrThrow({ where: { id }, select: { workedAt: true } })).workedAt?.getTime()
    await whileSigning(first, () => wait(400), 50)
    expect(await at()).toBeGreaterThan(NOW.getTime())
    const second = await takeUpWork('roster_import', later(100_000_000))
    expect(second?.id).toBe(id)
    await whileSigning(first, () => wait(400), 50)
    expect(await at()).toBe(later(100_000_000).getTime())
    await db().rosterImport.update({ where: { id }, data: { state: 'failed' } })
  })
})

/** Locks one of two people, waits until the work waits for that one, then asks for the other: the work is what the database ends. */
async function crossing(first: string, second: string, work: () => Promise<unknown>): Promise<number> {
  const client = await pool().connect()
  const deadlocks = async () => Number((await pool().query<{ deadlocks: string }>('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()')).rows[0]?.deadlocks)
  const before = await deadlocks()
  try {
    // Longer than the other one's, which is a second: this one is not the one that is ended.
    await client.query('BEGIN; SET LOCAL deadlock_timeout = 20000')
    await client.query('SELECT 1 FROM officer WHERE id = $1 FOR UPDATE', [second])
    const working = work()
    await until(async () => (await pool().query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).rowCount === 1)
    await client.query('SELECT 1 FROM officer WHERE id = $1 FOR UPDATE', [first])
    await client.query('COMMIT')
    await working
  } finally {
    client.release()
  }
  let after = before
  await until(async () => (after = await deadlocks()) > before)
  return after - before
}

describe('waiting for each other crosswise', { timeout: 60_000 }, () => {
  const pair = async () => {
    const people = [await world.person('Lê Chéo Một'), await world.person('Lê Chéo Hai')]
    const [first, second] = people.sort((a, b) => (a.id < b.id ? -1 : 1))
    if (!first || !second) throw new Error('nobody')
    return [first, second] as const
  }

  test.each(['all', 'valid'] as const)('a roster (%s), and undoing it', async (mode) => {
    const [first, second] = await pair()
    const id = await planned(world.hr, world.city.id, list(...[first, second].map((one): Line => [one.code, '', '', undefined, 'VT03', '01/09/2026'])).replaceAll(';;;', ';Lê Chéo;;'))
    expect(await beginWork({ by: world.hr, id, work: { kind: 'apply', mode }, now: NOW })).toMatchObject({ ok: true })
    expect(await crossing(first.id, second.id, () => workImports(() => NOW))).toBe(1)
    expect((await state('rosterImport', id)).slice(0, 2)).toEqual(['applied', null])
    expect(await beginWork({ by: world.hr, id, work: { kind: 'undo' }, now: NOW })).toMatchObject({ ok: true })
    expect(await crossing(first.id, second.id, () => workImports(() => NOW))).toBe(1)
    expect((await state('rosterImport', id)).slice(0, 2)).toEqual(['undone', null])
  })

  test.each(['all', 'valid'] as const)('a list of proofs (%s), and undoing it', async (mode) => {
    const [first, second] = await pair()
    const id = await proofs.planned(world.hr, world.city.id, proofList(proof(first.code, 'Số 1'), proof(second.code, 'Số 2')))
    expect(await beginEvidenceWork({ by: world.hr, id, work: { kind: 'apply', mode }, now: NOW })).toMatchObject({ ok: true })
    expect(await crossing(first.id, second.id, () => workEvidenceImports(() => NOW))).toBe(1)
    expect(await state('evidenceImport', id)).toEqual(['applied', null, 2, 2])
    expect(await beginEvidenceWork({ by: world.hr, id, work: { kind: 'undo' }, now: NOW })).toMatchObject({ ok: true })
    expect(await crossing(first.id, second.id, () => workEvidenceImports(() => NOW))).toBe(1)
    expect((await state('evidenceImport', id)).slice(0, 2)).toEqual(['undone', null])
  })

  test('a roster and a list of proofs about the same people at once', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, (_, at) => world.person(`Lê Cùng ${letters(at)}`)))
    const upwards = [...people].sort((a, b) => (a.id < b.id ? -1 : 1))
    const roster = await planned(world.hr, world.city.id, list(...[...upwards].reverse().map((one, at): Line => [one.code, `Lê Cùng ${letters(at)}`, '', undefined, 'VT03', '01/09/2026'])))
    const evidence = await proofs.planned(world.hr, world.city.id, proofList(...upwards.map((one) => proof(one.code, 'Số 7'))))
    expect(await beginWork({ by: world.hr, id: roster, work: { kind: 'apply', mode: 'valid' }, now: NOW })).toMatchObject({ ok: true })
    expect(await beginEvidenceWork({ by: world.hr, id: evidence, work: { kind: 'apply', mode: 'all' }, now: NOW })).toMatchObject({ ok: true })
    await Promise.all([workImports(() => NOW), workEvidenceImports(() => NOW)])
    expect([(await state('rosterImport', roster)).slice(0, 2), (await state('evidenceImport', evidence)).slice(0, 2)]).toEqual([['applied', null], ['applied', null]])
    expect(await db().evidence.count({ where: { officerId: { in: people.map(({ id }) => id) } } })).toBe(40)
  })
})
