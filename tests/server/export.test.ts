import ExcelJS from 'exceljs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type CsvOptions, toCsv } from '~/server/export/csv.server'
import { readEnv } from '~/server/env.server'
import { csvFormOf, csvRows } from '~/server/roster/csv-file.server'
import { toXlsx } from '~/server/export/xlsx.server'

const semicolon: CsvOptions = { separator: ';' }
const DANGEROUS = ['=1+1', '+84', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")']

describe('csv', () => {
  test('begins with a byte order mark, ends lines with CRLF, quotes what must be', () => {
    expect(toCsv([['Họ tên', 'Ghi chú'], ['Nguyễn Văn "Đức"', 'a;b\nc'], [null, ' x']], semicolon)).toBe('\uFEFFHọ tên;Ghi chú\r\n"Nguyễn Văn ""Đức""";"a;b\nc"\r\n;" x"\r\n')
    expect(toCsv([['a;b', 'a,b']], { separator: ',' })).toBe('\uFEFFa;b,"a,b"\r\n')
  })

  test.each(DANGEROUS)('takes the sting out of %j', (text) => {
    const [[cell = ''] = []] = parse(toCsv([[text]], semicolon), { bom: true, delimiter: ';' }) as string[][]
    expect(cell).toBe(`'${text}`)
  })

  test('numbers stay numbers, also below zero; a decimal comma beside semicolons', () => {
    expect(toCsv([[-5, 1000.5, 0]], semicolon)).toBe('\uFEFF-5;1000,5;0\r\n')
    expect(toCsv([[-5, 1000.5, 0]], { separator: ',' })).toBe('\uFEFF-5,1000.5,0\r\n')
  })

  test('any text comes back, and no cell begins with a sign that a spreadsheet runs', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aĐệ;,"\'\r\n\t =+-@0') })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), fc.constantFrom(';' as const, ',' as const), (rows, separator) => {
        const back = parse(toCsv([['x', 'y'], ...rows], { separator }), { bom: true, delimiter: separator, relax_column_count: false, record_delimiter: '\r\n' }) as string[][]
        rows.forEach((row, r) => row.forEach((cell, c) => {
          const read = back[r + 1]?.[c] ?? ''
          expect(read === cell || read === `'${cell}`).toBe(true)
          expect(read).not.toMatch(/^[=+\-@\t\r]/)
        }))
      }),
    )
  })
})

describe('the separator of the setting', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.resetModules()
  })

  test.each([
    ['by itself', '', '\uFEFFa,b;"c;d";1,5\r\n'], ['comma', 'comma', '\uFEFF"a,b",c;d,1.5\r\n'], ['semicolon', 'semicolon', '\uFEFFa,b;"c;d";1,5\r\n'],
  ])('%s', async (_name, setting, text) => {
    vi.stubEnv('EMBEDDED_DATABASE_URL', 'postgresql://nobody@localhost/nothing')
    vi.stubEnv('CSV_SEPARATOR', setting)
    vi.resetModules()
    const fresh = await import('~/server/export/csv.server')
    expect(fresh.toCsv([['a,b', 'c;d', 1.5]])).toBe(text)
  })

  test('another is a fault that names what there is', () => {
    expect(readEnv({ NODE_ENV: 'test', EMBEDDED_DATABASE_URL: 'postgresql://nobody@localhost/nothing', CSV_SEPARATOR: ';' })).toEqual({ ok: false, faults: ['CSV_SEPARATOR: phải là comma (dấu phẩy) hoặc semicolon (dấu chấm phẩy)'] })
  })

  test.each([',', ';'] as const)('%s: a list written here is read here as what it was', async (separator) => {
    const cells = [['Họ và tên', 'Đơn vị', 'Vị trí'], ['Nguyễn Văn Đức', 'Phường Quán Thánh, quận Ba Đình', 'Một cửa; tư pháp'], ['Lê Thị Bình', 'Phường "Phúc Xá"', '']]
    const bytes = Buffer.from(toCsv(cells, { separator }), 'utf8')
    const form = csvFormOf(bytes)
    expect(form).toEqual({ encoding: 'utf-8', delimiter: separator })
    const read: string[][] = []
    if (form) for await (const rows of csvRows(bytes, form)) read.push(...rows.map((one) => one.cells.map(String)))
    expect(read).toEqual(cells)
  })
})

describe('xlsx', () => {
  test('keeps text as text and numbers as numbers, with a frozen head', async () => {
    const bytes = await toXlsx({
      name: 'Cán bộ: [quận] Hoàn Kiếm / tất cả các phường',
      lines: ['Danh sách', 'Số liệu ngày 23/11/2026'],
      columns: [{ header: 'Họ tên', width: 30 }, { header: 'Số', width: 10, align: 'right' }],
      rows: [['Nguyễn Thị Ước', 3.5], ...DANGEROUS.map((text) => [text, -1] as const), ['007', null]],
    })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
    const sheet = workbook.worksheets[0]
    expect(sheet?.name).toBe('Cán bộ   quận  Hoàn Kiếm   tất')
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
    expect(sheet?.getRow(3).getCell(1)).toMatchObject({ value: 'Họ tên', font: { bold: true } })
    expect(sheet?.getRow(4).getCell(1).value).toBe('Nguyễn Thị Ước')
    expect(sheet?.getRow(4).getCell(2)).toMatchObject({ value: 3.5, type: ExcelJS.ValueType.Number })
    DANGEROUS.forEach((text, index) => {
      const cell = sheet?.getRow(5 + index).getCell(1)
      expect(cell?.type).toBe(ExcelJS.ValueType.String)
      expect(cell?.formula).toBeUndefined()
      expect(String(cell?.value).trim()).toBe(text.trim())
    })
    expect(sheet?.getRow(12).getCell(1)).toMatchObject({ value: '007', numFmt: '@' })
    expect(sheet?.getColumn(1).width).toBe(30)
  })
})
