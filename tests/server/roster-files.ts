/** Rosters of each nasty kind, made here so that one can read what is in them. */
import ExcelJS from 'exceljs'
import { zipSync, strToU8 } from 'fflate'

export type Cells = readonly (string | number | Date | null | { formula: string; result?: string | number })[]

export async function xlsx(sheets: Readonly<Record<string, readonly Cells[]>>, options: { date1904?: boolean; merges?: Readonly<Record<string, readonly string[]>> } = {}): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  if (options.date1904) book.properties.date1904 = true
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name)
    for (const row of rows) sheet.addRow([...row])
    for (const range of options.merges?.[name] ?? []) sheet.mergeCells(range)
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

export function csv(rows: readonly (readonly (string | number)[])[], separator = ';'): string {
  return rows.map((row) => row.map((cell) => (/["\r\n]/.test(String(cell)) || String(cell).includes(separator) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(separator)).join('\r\n')
}

const MARKS_1258: Readonly<Record<string, number>> = { '\u0300': 0xcc, '\u0309': 0xd2, '\u0303': 0xde, '\u0301': 0xec, '\u0323': 0xf2 }
const LETTERS_1258: Readonly<Record<string, number>> = { 'ă': 0xe3, 'Ă': 0xc3, 'đ': 0xf0, 'Đ': 0xd0, 'ơ': 0xf5, 'Ơ': 0xd5, 'ư': 0xfd, 'Ư': 0xdd }

/** Windows-1258: a letter with its shape, then its tone as a sign of its own. */
export function windows1258(text: string): Buffer {
  return Buffer.from([...text.normalize('NFC')].flatMap((letter) => {
    const apart = letter.normalize('NFD')
    const tone = [...apart].find((sign) => MARKS_1258[sign] !== undefined)
    const base = [...apart].filter((sign) => sign !== tone).join('').normalize('NFC')
    const code = LETTERS_1258[base] ?? base.codePointAt(0) ?? 0x3f
    return tone === undefined ? [code] : [code, MARKS_1258[tone] ?? 0]
  }))
}

/** A file that claims little and unpacks to much. */
export function bomb(): Buffer {
  return Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) }))
}

/** One whose list of contents says that its sheet is small. */
export function lyingBomb(): Buffer {
  const book = '<workbook xmlns:r="r"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>'
  const links = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
  const bytes = Buffer.from(zipSync({ 'xl/workbook.xml': strToU8(book), 'xl/_rels/workbook.xml.rels': strToU8(links), 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) }))
  const listed = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'))
  bytes.writeUInt32LE(1000, listed + 24)
  return bytes
}

export function withMacros(): Buffer {
  return Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/vbaProject.bin': strToU8('x') }))
}

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
export const oldXls = Buffer.concat([OLE, Buffer.alloc(1000)])
export const withPassword = Buffer.concat([OLE, Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(500)])

export function utf16(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
}
