/** People and asks that the tests of files in the background share. */
import { expect } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { LONG_LIST } from '~/domain/export-file/export-file'
import type { ExportFormat, ExportRequest } from '~/domain/export-file/export-request'
import { nameSortKey, searchKey } from '~/domain/kernel/vietnamese-text'
import { fileWords } from '~/process/file-words'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { askFile } from '~/server/export-file/ask-file.server'
import { fetchFile } from '~/server/export-file/fetch-file.server'
import { writeFiles } from '~/server/export-file/write-files.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'

export const now = new Date('2026-11-28T03:00:00Z')
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
export const TODAY = '2026-11-28'
export const ids = { city: '', ba: '', cau: '', position: '' }
/** Beyond what comes at once, so that pages and yields are passed. */
export const CROWD = LONG_LIST + 150

/** Many people of one unit, with the projection they would have: none complies. */
async function makeCrowd(unitId: string): Promise<void> {
  const officers = Array.from({ length: CROWD }, (_, index) => ({ id: newId(), name: `Trần Văn Đông ${String(index).padStart(5, '0')}` }))
  await db().officer.createMany({ data: officers.map(({ id, name }, index) => ({ id, staffCode: `D${index}`, fullName: name, sortKey: nameSortKey(name), searchKey: searchKey(name) })) })
  await db().posting.createMany({ data: officers.map(({ id }) => ({ id: newId(), officerId: id, unitId, positionId: ids.position, kind: 'main', validFrom: toColumn('2020-01-01'), decision: 'QĐ thử' })) })
  await db().standingSpan.createMany({ data: officers.map(({ id }) => ({ officerId: id, unitId, positionId: ids.position, validFrom: toColumn('2020-01-01'), validTo: null, meets: false, metCount: 0, totalCount: 1 })) })
}

/** Two districts, one with few people and one with many, and HR of the city and of the first. Into the database of the test that asks. */
export async function makeExportWorld(): Promise<{ cityHr: Actor; baHr: Actor }> {
  ids.city = (await makeUnit({ level: 'city', name: 'Hà Nội' })).id
  ids.ba = (await makeUnit({ level: 'district', name: 'Ba Đình', parentId: ids.city })).id
  ids.cau = (await makeUnit({ level: 'district', name: 'Cầu Giấy', parentId: ids.city })).id
  ids.position = (await makePosition({ code: 'VT99', name: '-Vị trí thử' })).id
  const { id: certificateTypeId } = await makeCertificateType()
  await makeStandard({ positionId: ids.position, requirements: [{ certificateTypeId }] })
  const people = await Promise.all([['Nguyễn Thị Ánh', true], ['@SUM(1) Đức', false], ['Trần Văn Bảo', true]].map(async ([fullName, met]) => {
    const { id } = await makeOfficer({ fullName: fullName as string })
    await makePosting({ officerId: id, unitId: ids.ba, positionId: ids.position })
    if (met) await makeEvidence({ certificateTypeId }, { officerId: id, validFrom: '2021-01-01', validTo: '2030-01-01' })
    return id
  }))
  await db().$transaction((tx) => rewriteStanding(tx, people))
  await makeCrowd(ids.cau)
  return { cityHr: await hr(ids.city), baHr: await hr(ids.ba) }
}

export const officers = (unitId: string, query: Record<string, string> = {}): ExportRequest => ({ kind: 'officers', unitId, asOf: TODAY, query })
export const ask = (by: Actor, request: ExportRequest, format: ExportFormat = 'csv', at = now) => askFile({ by, request, format, locale: 'vi', now: at })
export const write = (at = now) => writeFiles(() => at, fileWords)
export const hr = (unitId: string) => makeUser({ roles: [{ role: 'hr', unitId }] })
export const stored = (id: string) => db().exportFile.findUniqueOrThrow({ where: { id } })

export async function asked(by: Actor, request: ExportRequest, format: ExportFormat = 'csv', at = now): Promise<string> {
  const done = await ask(by, request, format, at)
  if (!done.ok) throw new Error(`refused: ${done.reason}`)
  return done.value.id
}

export async function bytesOf(by: Actor, id: string, at = now): Promise<Buffer> {
  const fetched = await fetchFile({ by, id, now: at })
  if (!fetched.ok) throw new Error(`refused: ${fetched.reason}`)
  const chunks: Uint8Array[] = []
  const reader = fetched.value.bytes.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value)
  const bytes = Buffer.concat(chunks)
  expect(bytes.length).toBe(fetched.value.size)
  return bytes
}
