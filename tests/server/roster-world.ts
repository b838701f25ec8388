/** A small city with HR of it and of one district, and an import from upload to plan in one call. */
import type { Actor } from '../../app/domain/access/role'
import type { ImportMode, RosterSettings } from '../../app/domain/roster/roster-import'
import { readMapping, startMapping } from '../../app/http/roster-form'
import { db } from '../../app/server/db.server'
import { beginWork } from '../../app/server/roster/begin-work.server'
import { getImport } from '../../app/server/roster/get-import.server'
import { startImport } from '../../app/server/roster/start-import.server'
import { workImports } from '../../app/server/roster/work-imports.server'
import { makePosition } from '../factories/position'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { csv } from './roster-files'

export const NOW = new Date('2026-11-28T05:00:00Z')
export const TODAY = '2026-11-28'
export const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

let codes = 0
/** A staff code that nobody has. */
export const code = () => `C${String(++codes).padStart(6, '0')}`
export const HEAD = ['Mã CBCC', 'Họ và tên', 'Ngày sinh', 'Đơn vị', 'Vị trí việc làm', 'Từ ngày', 'Kiêm nhiệm']
export type Line = readonly [staffCode: string, name: string, birth?: string, unit?: string, position?: string, from?: string, kind?: string]
/** A list as CSV, of the commune and from 01/07/2024 where a line does not say. */
export const list = (...lines: readonly Line[]) => csv([HEAD, ...lines.map(([staffCode, name, birth = '05/03/1985', unit = 'Phường Hàng Bạc', position = 'VT01', from = '01/07/2024', kind = '']) => [staffCode, name, birth, unit, position, from, kind])])

export async function makeRosterWorld() {
  const city = await makeUnit({ level: 'city', name: 'Hà Nội' })
  const district = await makeUnit({ level: 'district', name: 'Hoàn Kiếm', parentId: city.id })
  const other = await makeUnit({ level: 'district', name: 'Ba Đình', parentId: city.id })
  const commune = await makeUnit({ name: 'Hàng Bạc', parentId: district.id })
  const sister = await makeUnit({ name: 'Cửa Nam', parentId: district.id })
  const foreign = await makeUnit({ name: 'Phúc Xá', parentId: other.id })
  const desk = await makePosition({ code: 'VT01', name: 'Tiếp nhận và trả kết quả' })
  const law = await makePosition({ code: 'VT03', name: 'Công chức Tư pháp – hộ tịch' })
  const hr = await makeUser({ roles: [{ role: 'hr', unitId: city.id }] })
  const districtHr = await makeUser({ roles: [{ role: 'hr', unitId: district.id }] })
  return { city, district, other, commune, sister, foreign, desk, law, hr, districtHr }
}

export async function upload(by: Actor, unitId: string, bytes: Buffer | string, fileName = 'danh-sach'): Promise<string> {
  const started = await startImport({ by, unitId, fileName, bytes: Buffer.from(bytes as string), now: NOW })
  if (!started.ok) throw new Error(started.reason)
  return started.value
}

/** The mapping as the page would propose it. */
export async function proposed(by: Actor, id: string, changes: Partial<RosterSettings> = {}): Promise<RosterSettings> {
  const found = await getImport({ by, id, now: NOW })
  if (!found.ok) throw new Error(found.reason)
  const remembered = await db().rosterMapping.findUnique({ where: { unitId: found.value.unitId } })
  const start = startMapping(found.value.inspection, { fields: (remembered?.fields ?? {}) as Record<string, ''>, codeWidth: remembered?.codeWidth ?? 0 }, new URLSearchParams(), TODAY)
  const form = new FormData()
  for (const [name, value] of Object.entries({ sheet: start.sheet, headerRow: start.headerRow, columns: start.columns.length, from: start.from, decision: 'Công văn 1', codeWidth: start.codeWidth })) form.set(name, String(value))
  start.columns.forEach(({ field, encoding }, at) => (form.set(`field-${at}`, field ?? ''), form.set(`encoding-${at}`, encoding)))
  const { settings, faults } = readMapping(form, found.value.inspection, TODAY)
  if (settings === null) throw new Error(JSON.stringify(faults))
  return { ...settings, ...changes }
}

export async function plan(by: Actor, id: string, changes: Partial<RosterSettings> = {}): Promise<void> {
  const begun = await beginWork({ by, id, work: { kind: 'plan', settings: await proposed(by, id, changes) }, now: NOW })
  if (!begun.ok) throw new Error(begun.reason)
  await workImports(() => NOW)
}

export async function planned(by: Actor, unitId: string, bytes: Buffer | string, changes: Partial<RosterSettings> = {}): Promise<string> {
  const id = await upload(by, unitId, bytes)
  await plan(by, id, changes)
  return id
}

export async function apply(by: Actor, id: string, mode: ImportMode = 'all'): Promise<void> {
  const begun = await beginWork({ by, id, work: { kind: 'apply', mode }, now: NOW })
  if (!begun.ok) throw new Error(begun.reason)
  await workImports(() => NOW)
}

export async function rowsOf(id: string) {
  const rows = await db().rosterRow.findMany({ where: { importId: id }, orderBy: { ordinal: 'asc' } })
  return rows.map(({ kind, rowNumber, judgement, officerId, cells }) => ({ kind, rowNumber, officerId, cells, ...(judgement as { entry: Record<string, unknown>; faults: { column: string | null; key: string; values: Record<string, unknown> }[]; changes: { what: string; before: string; after: string }[] }) }))
}

export async function stateOf(id: string): Promise<string> {
  return (await db().rosterImport.findUniqueOrThrow({ where: { id }, select: { state: true } })).state
}
