import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { exportEvents } from '~/server/audit/export-events.server'
import { findEvents, type EventFilter } from '~/server/audit/find-events.server'
import { loadAudit } from '~/server/audit/load-audit.server'
import { recordEvent } from '~/server/audit/record-event.server'
import { verifyChain } from '~/server/audit/verify-chain.server'
import { db, pool } from '~/server/db.server'
import { testDatabase } from './database'

await testDatabase()

const operator: Actor = { userId: randomUUID(), username: 'quantri', displayName: 'Quản trị', officerId: null, roles: [{ role: 'operator', unitId: null }] }
const trainer: Actor = { ...operator, userId: randomUUID(), roles: [{ role: 'trainer', unitId: null }] }
const everything: EventFilter = { action: '', actor: '', subject: '', from: null, to: null }
const write = (at: string, action = 'thử.việc', subjectId = 's1', name = 'Lê Thị Thử') =>
  db().$transaction((tx) => recordEvent(tx, { at: new Date(at), actor: { userId: null, name }, action, subjectType: 'unit', subjectId, detail: { z: 1, a: [1.5, null, 'đ'], m: { y: true, b: 'x' } } }))

/** What nobody can do through the app: triggers switched off, as somebody with the database's own password could. */
async function tamper(sql: string, values: unknown[]): Promise<void> {
  const client = await pool().connect()
  try {
    await client.query('BEGIN')
    await client.query(`SET LOCAL session_replication_role = 'replica'`)
    await client.query(sql, values)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

beforeAll(async () => {
  for (let i = 0; i < 6; i++) await write(`2026-11-2${i}T05:00:00Z`)
})

describe('the chain', () => {
  test('is whole, whatever the size of the batches', async () => {
    const { sequence } = await db().auditEvent.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
    for (const batch of [1, 2, 6, 1000]) expect(await verifyChain(batch)).toMatchObject({ ok: true, upTo: String(sequence) })
  })

  test('twenty writers at once keep it whole, without a gap', async () => {
    const before = await db().auditEvent.count()
    await Promise.all(Array.from({ length: 20 }, (_, i) => write('2026-11-26T05:00:00Z', 'thử.đua', `s${i}`)))
    expect(await verifyChain()).toMatchObject({ ok: true, upTo: String(before + 20) })
  })

  test('an event that is rolled back leaves no gap', async () => {
    const before = await db().auditEvent.count()
    await expect(
      db().$transaction(async (tx) => {
        await recordEvent(tx, { at: new Date(), actor: { userId: null, name: 'x' }, action: 'thử.hỏng', subjectType: 'unit' })
        throw new Error('later in the command')
      }),
    ).rejects.toThrow('later')
    await write('2026-11-26T06:00:00Z')
    expect(await verifyChain()).toMatchObject({ ok: true, upTo: String(before + 1) })
  })

  test('rows can be neither changed nor deleted through the app', async () => {
    await expect(db().auditEvent.updateMany({ data: { action: 'khác' } })).rejects.toThrow()
    await expect(db().auditEvent.deleteMany({})).rejects.toThrow()
  })

  test('a changed row shows at its number, also when its own hash was made to fit', async () => {
    const original = await db().auditEvent.findUniqueOrThrow({ where: { sequence: 3n } })
    await tamper(`UPDATE audit_event SET actor_name = $1 WHERE sequence = 3`, ['Người khác'])
    expect(await verifyChain(2)).toEqual({ ok: false, at: '3', fault: 'changed', upTo: '2' })
    await tamper(`UPDATE audit_event SET actor_name = $1, detail = '{"a": 2}' WHERE sequence = 3`, [original.actorName])
    expect(await verifyChain()).toMatchObject({ ok: false, at: '3', fault: 'changed' })
    await tamper(`UPDATE audit_event SET detail = $1, hash = repeat('b', 64) WHERE sequence = 3`, [JSON.stringify(original.detail)])
    expect(await verifyChain()).toMatchObject({ ok: false, at: '3' })
    await tamper(`UPDATE audit_event SET hash = $1 WHERE sequence = 3`, [original.hash])
    expect(await verifyChain()).toMatchObject({ ok: true })
  })

  test('a missing row shows at its number', async () => {
    await tamper(`CREATE TABLE kept AS SELECT * FROM audit_event WHERE sequence = 4`, [])
    await tamper(`DELETE FROM audit_event WHERE sequence = 4`, [])
    expect(await verifyChain()).toEqual({ ok: false, at: '4', fault: 'missing', upTo: '3' })
    await tamper(`INSERT INTO audit_event SELECT * FROM kept`, [])
    expect(await verifyChain()).toMatchObject({ ok: true })
  })
})

describe('finding', () => {
  const numbers = async (filter: Partial<EventFilter>, before: string | null = null, take?: number) => {
    const page = await findEvents(operator, { ...everything, ...filter }, before, take)
    return page.ok ? page.value.rows.map(({ sequence }) => Number(sequence)) : page.reason
  }

  test('by act, actor, subject and days of Hà Nội', async () => {
    await write('2026-10-01T16:59:59Z', 'thử.ngày')
    await write('2026-10-01T17:00:00Z', 'thử.ngày')
    const [last = 0] = (await numbers({})) as number[]
    expect(await numbers({ action: 'thử.ngày', from: '2026-10-02' })).toEqual([last])
    expect(await numbers({ action: 'thử.ngày', to: '2026-10-01' })).toEqual([last - 1])
    expect(await numbers({ action: 'thử.ngày', actor: 'lê thị' })).toHaveLength(2)
    expect(await numbers({ action: 'thử.đua', subject: 's7' })).toHaveLength(1)
    expect(await numbers({ subject: 'unit', action: 'không.có' })).toEqual([])
  })

  test('pages by keyset meet without overlap, also while rows are added', async () => {
    const all = (await numbers({}, null, 1000)) as number[]
    const seen: number[] = []
    let before: string | null = null
    do {
      const page = await findEvents(operator, everything, before, 7)
      if (!page.ok) throw new Error(page.reason)
      seen.push(...page.value.rows.map(({ sequence }) => Number(sequence)))
      before = page.value.older
      await write('2026-11-27T05:00:00Z', 'thử.thêm')
    } while (before !== null)
    expect(seen).toEqual(all)
  })

  test('is for operators only; an export is itself an event', async () => {
    expect(await findEvents(trainer, everything, null)).toEqual({ ok: false, reason: 'role' })
    expect(await exportEvents(trainer, everything, new Date())).toEqual({ ok: false, reason: 'role' })
    const total = await db().auditEvent.count()
    const rows = await exportEvents(operator, everything, new Date())
    expect(rows.ok && rows.value).toHaveLength(total)
    expect(await db().auditEvent.findFirst({ orderBy: { sequence: 'desc' } })).toMatchObject({ action: 'audit.export', actorName: 'quantri' })
    // What was typed may be a name; an action or a subject that the log has is none.
    for (const [typed, told] of [[{ action: 'audit.export', actor: 'quantri' }, { action: 'audit.export', subject: '', searched: true }], [{ subject: 'Trần Thị Nhân' }, { searched: false }]] as const) {
      await exportEvents(operator, { ...everything, ...typed }, new Date())
      const { detail } = await db().auditEvent.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
      expect((detail as { filter: unknown }).filter).toEqual({ from: null, to: null, ...told })
    }
    const page = await loadAudit(operator, everything, null, new Date(), true)
    expect(page).toMatchObject({ ok: true, value: { chain: { ok: true, upTo: String(total + 3) } } })
    expect(page.ok && page.value.rows).toHaveLength(Math.min(50, total + 3))
  })
})
