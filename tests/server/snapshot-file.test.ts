/** What was signed as files: anybody who has one can compute the hash again; long ones in the background; whose they are. */
import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { signedWords } from '~/components/snapshot/signed-words'
import type { Actor } from '~/domain/access/role'
import { LONG_LIST } from '~/domain/export-file/export-file'
import { nameSortKey, searchKey } from '~/domain/kernel/vietnamese-text'
import { readFileAsked } from '~/http/file-request'
import { i18nFor } from '~/messages/catalogues.server'
import { fileWords } from '~/process/file-words'
import { loader } from '~/routes/snapshot-export'
import { toColumn } from '~/server/day-column.server'
import { db, pool } from '~/server/db.server'
import { askFile } from '~/server/export-file/ask-file.server'
import { fetchFile } from '~/server/export-file/fetch-file.server'
import { writeFiles } from '~/server/export-file/write-files.server'
import { newId } from '~/server/id.server'
import { startSession } from '~/server/session/start-session.server'
import { exportSnapshot } from '~/server/snapshot/export-snapshot.server'
import { loadSnapshot } from '~/server/snapshot/load-snapshot.server'
import { signSnapshot } from '~/server/snapshot/sign-snapshot.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const SIGNED = new Date('2026-07-05T03:00:00Z')
const now = new Date('2026-11-28T03:00:00Z')
const today = '2026-11-28'
let district: string, crowded: string, hr: Actor, other: Actor, first: string, second: string, long: string

beforeAll(async () => {
  district = (await makeUnit({ level: 'district', name: 'Ba Đình' })).id
  const commune = (await makeUnit({ level: 'commune', name: 'Đội Cấn', parentId: district })).id
  crowded = (await makeUnit({ level: 'district', name: 'Cầu Giấy' })).id
  hr = await makeUser({ roles: [{ role: 'hr', unitId: district }, { role: 'hr', unitId: crowded }] })
  other = await makeUser({ roles: [{ role: 'hr', unitId: (await makeUnit({ level: 'district' })).id }] })
  const positionId = (await makePosition({ name: '=Vị trí thử' })).id
  const certificateTypeId = (await makeCertificateType()).id
  await makeStandard({ positionId, validFrom: '2020-01-01', requirements: [{ certificateTypeId }] })
  const people = await Promise.all([['=Nguyễn Thị Ánh', true], ['Trần Văn Bảo', false], ['Lê Thị Cúc', true]].map(async ([fullName, met], n) => {
    const { id } = await makeOfficer({ fullName: fullName as string })
    await makePosting({ officerId: id, unitId: n === 0 ? district : commune, positionId, validFrom: '2024-01-01' })
    if (met) await makeEvidence({ certificateTypeId }, { officerId: id, validFrom: '2025-01-01' })
    return id
  }))
  await db().$transaction((tx) => rewriteStanding(tx, people))
  const crowd = Array.from({ length: LONG_LIST + 1 }, (_, index) => ({ id: newId(), name: `Trần Văn Đông ${String(index).padStart(5, '0')}` }))
  await db().officer.createMany({ data: crowd.map(({ id, name }, index) => ({ id, staffCode: `D${index}`, fullName: name, sortKey: nameSortKey(name), searchKey: searchKey(name) })) })
  await db().posting.createMany({ data: crowd.map(({ id }) => ({ id: newId(), officerId: id, unitId: crowded, positionId, kind: 'main', validFrom: toColumn('2020-01-01'), decision: 'QĐ thử' })) })
  await db().standingSpan.createMany({ data: crowd.map(({ id }) => ({ officerId: id, unitId: crowded, positionId, validFrom: toColumn('2020-01-01'), validTo: null, meets: false, metCount: 0, totalCount: 1 })) })
  const sign = async (unitId: string, asOf: string, at: Date) => {
    const done = await signSnapshot({ by: hr, unitId, asOf, note: '=Ghi chú', now: at })
    if (!done.ok) throw new Error(done.reason)
    return done.value.id
  }
  first = await sign(district, '2026-05-31', SIGNED)
  second = await sign(district, '2026-06-30', SIGNED)
  long = await sign(crowded, '2026-06-30', SIGNED)
  // Learnt since: Bảo had the paper all along.
  await makeEvidence({ certificateTypeId }, { officerId: people[1] as string, validFrom: '2025-01-01' })
  await db().$transaction((tx) => rewriteStanding(tx, people))
  await pool().query('ANALYZE standing_snapshot_row')
})

const words = signedWords(i18nFor('vi').t)
async function file(id: string, what: 'rows' | 'differences' = 'rows', by = hr): Promise<string[][]> {
  const made = await exportSnapshot({ by, id, what, format: 'csv', words, now })
  if (!made.ok) throw new Error(JSON.stringify(made.reason))
  return rowsOf(made.value.bytes)
}
const rowsOf = (bytes: Buffer): string[][] => parse(bytes, { bom: true, delimiter: ';', relax_column_count: true })

/** What the file itself says how to do, and nothing else. */
function hashFrom(rows: readonly string[][]): { readonly said: string; readonly computed: string; readonly previous: string } {
  const value = (term: string) => rows.find(([cell = '']) => cell.startsWith(`${term}: `))?.[0]?.slice(term.length + 2)
  const head = rows.findIndex((row) => row.length > 1)
  const column = rows[head]?.indexOf('Dòng được băm') ?? -1
  const lines = rows.slice(head + 1).map((row) => row[column] ?? '').sort()
  const totals = value('Dòng tổng')
  const previous = value('Mã băm bản trước') ?? ''
  return { said: value('Mã băm (SHA-256)') ?? '', previous, computed: createHash('sha256').update([previous, ...(totals === undefined ? [] : [totals]), ...lines].join('\n')).digest('hex') }
}

describe('the file of what was signed', () => {
  it('holds every row, the totals and all that the hash is made of', async () => {
    const rows = await file(second)
    const { hash } = await db().standingSnapshot.findUniqueOrThrow({ where: { id: second } })
    const found = hashFrom(rows)
    expect(found).toEqual({ said: hash, computed: hash, previous: hashFrom(await file(first)).computed })
    expect(rows[0]).toEqual(['Số liệu chốt ngày 30/6/2026'])
    expect(rows.flat()).toContain('Lúc chốt: 2 trên 3')
    expect(rows.slice(-3).map((row) => row.slice(0, 8))).toEqual([
      ['1', expect.any(String), `'=Nguyễn Thị Ánh`, 'Quận Ba Đình', `'=Vị trí thử`, 'Đạt chuẩn', '1', '1'],
      ['2', expect.any(String), 'Trần Văn Bảo', 'Phường Đội Cấn', `'=Vị trí thử`, 'Chưa đạt', '0', '1'],
      ['3', expect.any(String), 'Lê Thị Cúc', 'Phường Đội Cấn', `'=Vị trí thử`, 'Đạt chuẩn', '1', '1'],
    ])
  })

  it('a row or a total changed in the file gives another hash', async () => {
    const rows = await file(second)
    for (const [from, to] of [[/ t 1 1$/, ' f 1 1'], [/ 3 2$/, ' 3 3'], [/2026-06-30/, '2026-06-29']] as const) {
      const { said, computed } = hashFrom(rows.map((row) => row.map((cell) => cell.replace(from, to))))
      expect(computed).not.toBe(said)
    }
  })

  it('of one signed by the rule of before has no line of totals, verifies, and its totals are compared all the same', async () => {
    const client = await pool().connect()
    const intact = async () => {
      const found = await loadSnapshot({ by: hr, id: long, page: 1, today })
      return found.ok && found.value.intact
    }
    try {
      await client.query('SET session_replication_role = replica')
      const { rows: [row] } = await client.query<{ hash: string }>(`UPDATE standing_snapshot SET rule = 1, hash = (SELECT encode(sha256(convert_to(previous_hash || E'\\n' || string_agg(concat_ws(' ', officer_id, unit_id, position_id, meets, met_count, total_count), E'\\n' ORDER BY officer_id), 'UTF8')), 'hex') FROM standing_snapshot_row WHERE snapshot_id = $1) WHERE id = $1 RETURNING hash`, [long])
      expect(await intact()).toBe(true)
      const id = await ask('signed_rows')
      await write()
      const rows = rowsOf(await bytesOf(id))
      expect(hashFrom(rows)).toMatchObject({ said: row?.hash, computed: row?.hash })
      expect(rows.flat().some((cell) => cell.startsWith('Dòng tổng'))).toBe(false)
      await client.query('UPDATE standing_snapshot SET met = met + 1 WHERE id = $1', [long])
      expect(await intact()).toBe(false)
      await client.query('UPDATE standing_snapshot SET met = met - 1 WHERE id = $1', [long])
    } finally {
      await client.query('SET session_replication_role = DEFAULT')
      client.release()
    }
  })
})

describe('the file of what differs', () => {
  it('has everybody who is counted otherwise now, and why', async () => {
    const rows = await file(second, 'differences')
    expect(rows.slice(-1)).toEqual([['1', expect.any(String), 'Trần Văn Bảo', 'Nay đạt', 'Chưa đạt, 0 trên 1', 'Đạt chuẩn', expect.stringContaining('Ghi nhận')]])
    expect(rows.flat()).toEqual(expect.arrayContaining(['Tính lại ngày 28/11/2026: 3 trên 3']))
  })
})

const ask = async (kind: 'signed_rows' | 'signed_differences', by = hr) => {
  const done = await askFile({ by, request: { kind, unitId: crowded, asOf: '2026-06-30', snapshotId: long }, format: 'csv', locale: 'vi', now: new Date() })
  if (!done.ok) throw new Error(done.reason)
  return done.value.id
}
const write = () => writeFiles(() => new Date(), fileWords)
async function bytesOf(id: string, by = hr): Promise<Buffer> {
  const fetched = await fetchFile({ by, id, now: new Date() })
  if (!fetched.ok) throw new Error(fetched.reason)
  return Buffer.from(await new Response(fetched.value.bytes).arrayBuffer())
}

describe('a long one', () => {
  it('is asked for, written in the background whole, and verifies from the file alone', async () => {
    expect(await exportSnapshot({ by: hr, id: long, what: 'rows', format: 'csv', words, now })).toEqual({ ok: false, reason: { tooLong: { unitId: crowded, asOf: '2026-06-30' } } })
    const cookie = (await startSession(hr.userId, new Date())).split(';')[0] ?? ''
    const asked = { request: new Request(`http://local.test/compliance/snapshots/${long}/export?what=rows&format=csv`, { headers: { cookie } }), params: { id: long }, context: {} } as unknown as Parameters<typeof loader>[0]
    const answer = await loader(asked).catch((thrown: unknown) => thrown)
    const address = new URL((answer as Response).headers.get('Location') ?? '', 'http://local.test')
    expect(readFileAsked((name) => address.searchParams.get(name), today)?.request).toEqual({ kind: 'signed_rows', unitId: crowded, asOf: '2026-06-30', snapshotId: long })
    const id = await ask('signed_rows')
    expect(await write()).toBe(1)
    const rows = rowsOf(await bytesOf(id))
    const { hash } = await db().standingSnapshot.findUniqueOrThrow({ where: { id: long } })
    expect(hashFrom(rows)).toMatchObject({ said: hash, computed: hash })
    expect(rows.at(-1)?.[0]).toBe(String(LONG_LIST + 1))
    const same = await ask('signed_differences')
    expect(await write()).toBe(1)
    expect(rowsOf(await bytesOf(same)).at(-1)?.[0]).toBe('STT')
  })
})

describe('is for those in charge of the unit', () => {
  it('and nobody else, at once or in the background', async () => {
    expect(await exportSnapshot({ by: other, id: second, what: 'rows', format: 'csv', words, now })).toEqual({ ok: false, reason: 'not_found' })
    const foreign = { request: { kind: 'signed_rows', unitId: crowded, asOf: '2026-06-30', snapshotId: long }, format: 'csv', locale: 'vi', now } as const
    expect(await askFile({ by: other, ...foreign })).toEqual({ ok: false, reason: 'not_found' })
    // Named with another unit or day than it is of.
    expect(await askFile({ by: hr, ...foreign, request: { ...foreign.request, unitId: district } })).toEqual({ ok: false, reason: 'not_found' })
    expect(await askFile({ by: hr, ...foreign, request: { ...foreign.request, asOf: '2026-05-31' } })).toEqual({ ok: false, reason: 'not_found' })
  })

  it('stands in the audit log', async () => {
    await file(second)
    const event = await db().auditEvent.findFirst({ where: { action: 'snapshot.export', subjectId: second }, orderBy: { sequence: 'desc' } })
    expect(event).toMatchObject({ actorId: hr.userId, subjectType: 'snapshot', detail: { what: 'rows', format: 'csv', people: 3 } })
  })
})
