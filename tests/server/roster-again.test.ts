/** What was not taken in is corrected and imported again: cells come back as they were, whatever they begin with. */
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '~/server/db.server'
import { exportFaultyLines } from '~/server/reorganisation/export-faulty-lines.server'
import { exportRefused } from '~/server/roster/export-refused.server'
import { testDatabase } from './database'
import { makeWorld, see, start } from './reorganisation-world'
import { csv } from './roster-files'
import { HEAD, NOW, code, makeRosterWorld, planned, rowsOf, upload } from './roster-world'

await testDatabase()
let world: Awaited<ReturnType<typeof makeRosterWorld>>
beforeAll(async () => {
  world = await makeRosterWorld()
})

const NASTY = ['+84 912 345 678', '=1+1', '-', '@x'] as const
const words = { name: 'Dòng', row: 'Dòng', reason: 'Lý do', asked: '?', sentence: () => 'sai' }

async function opened(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  return book
}

describe('cells that a spreadsheet could take for formulas', () => {
  const head = [...HEAD, 'Điện thoại', 'Số quyết định', 'Đơn vị cấp trên', 'Ghi chú']
  const refused = (first: string) => csv([head, [first, 'Lê Sai', '31/02/1985', 'Phường Hàng Bạc', 'VT01', '', '', ...NASTY]])
  const exported = async (id: string) => {
    const made = await exportRefused(world.hr, id, words, NOW)
    if (!made.ok) throw new Error(made.reason)
    return made.value.bytes
  }

  test('come back exactly, as text and never as a formula, also once a spreadsheet has saved the sheet', async () => {
    const first = await planned(world.hr, world.city.id, refused(code()))
    const book = await opened(await exported(first))
    const cells = NASTY.map((_, at) => book.worksheets[0]?.getRow(2).getCell(HEAD.length + 1 + at))
    expect(cells.map((cell) => [cell?.value, cell?.type, cell?.numFmt])).toEqual(NASTY.map((text) => [text, ExcelJS.ValueType.String, '@']))
    const straight = await planned(world.hr, world.city.id, await exported(first))
    const saved = await planned(world.hr, world.city.id, Buffer.from(await book.xlsx.writeBuffer()))
    for (const id of [straight, saved]) {
      const [row] = await rowsOf(id)
      expect((row?.cells as string[]).slice(HEAD.length, HEAD.length + NASTY.length)).toEqual(NASTY)
      expect(row?.entry).toMatchObject({ phone: '+84 912 345 678', decision: '=1+1', unitParent: '-' })
    }
  })

  test('the apostrophe that other sheets put before them is no part of them', async () => {
    const id = await planned(world.hr, world.city.id, csv([head, [code(), "O'Lê An", '31/02/1985', 'Phường Hàng Bạc', 'VT01', '', '', "'+84 912 345 678", "'=1+1", "'-", "'a"]]))
    expect((await rowsOf(id))[0]?.entry).toMatchObject({ fullName: "O'Lê An", phone: '+84 912 345 678', decision: '=1+1', unitParent: '-' })
    const book = await opened(await exported(id))
    expect(book.worksheets[0]?.getRow(2).getCell(HEAD.length + 1).value).toBe('+84 912 345 678')
  })

  test('in the lines of a mapping too', async () => {
    const city = await makeWorld()
    const id = await start(city, ['+Không Có;-;@Mới;;;=1+1;;'])
    const made = await exportFaultyLines({ by: city.hr, id, now: NOW }, words)
    if (!made.ok) throw new Error(made.reason)
    const book = await opened(made.value.bytes)
    expect(book.worksheets[0]?.getRow(2).values).toEqual([undefined, '+Không Có', '-', '@Mới', undefined, undefined, '=1+1', undefined, undefined, 2, expect.any(String)])
    expect((await see(city, id)).mapping?.lines[0]?.cells).toEqual(['+Không Có', '-', '@Mới', '', '', '=1+1', '', ''])
  })
})

test('every row that was read at the upload can be chosen as the row of headings', async () => {
  const { headingsShown } = await import('../../app/http/roster-form')
  const id = await upload(world.hr, world.city.id, csv([...Array.from({ length: 29 }, (_, at) => [`Dòng ${at + 1}`, '', '']), HEAD, [code(), 'Lê Muộn', '05/03/1985']]))
  const inspection = (await db().rosterImport.findUniqueOrThrow({ where: { id } })).inspection as unknown as Parameters<typeof headingsShown>[0]
  expect(headingsShown(inspection, 0)).toHaveLength(31)
  expect(headingsShown(inspection, 0)[29]).toEqual({ at: 29, text: HEAD.join(' | ').slice(0, 90) })
})
