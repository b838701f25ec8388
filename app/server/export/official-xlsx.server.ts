/**
 * A report as .xlsx, row by row: heading, title and lines merged over the table, one or two head rows that stay in sight and are
 * printed on each page, the total in bold, notes, places to sign. Text is stored as text, figures as figures, and what is not
 * held as an empty cell.
 */
import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'
import { headRuns, type ReportCell, type ReportFrame } from '~/domain/report/official-sheet'
import type { ReportRows } from '~/server/report/open-report.server'
import { restAt } from './rest-at.server'
import { HEAD, INK, sheetName } from './xlsx.server'

const THIN: Partial<ExcelJS.Borders> = { top: { style: 'thin' }, left: { style: 'thin' }, bottom: { style: 'thin' }, right: { style: 'thin' } }
const FONT = { name: 'Times New Roman', size: 12, color: { argb: INK } }
/** Millimetres on the paper to the letters that a workbook counts in. */
const LETTERS_A_MM = 0.62

type Line = { readonly text: string; readonly font?: Partial<ExcelJS.Font>; readonly align?: 'left' | 'center' | 'right'; readonly from: number; readonly to: number }

export async function toOfficialXlsx(frame: ReportFrame, rows: ReportRows): Promise<Buffer> {
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => stream.once('end', resolve).once('error', reject))
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const grouped = frame.columns.some(({ group }) => group !== undefined)
  const headAt = 5 + frame.lines.length
  const headEnd = headAt + (grouped ? 1 : 0)
  const sheet = workbook.addWorksheet(sheetName(frame.name), {
    views: [{ state: 'frozen', ySplit: headEnd }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${headAt}:${headEnd}`, margins: { left: 1.2, right: 0.6, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.3 } },
    headerFooter: { differentFirst: true, firstHeader: '', oddHeader: '&C&P' },
  })
  sheet.columns = frame.columns.map(({ width }) => ({ width: Math.max(6, width * LETTERS_A_MM) }))
  writeHeading(sheet, frame)
  writeHead(sheet, frame, headAt, grouped)
  let next = await rows.next()
  for (let count = 1; !next.done; count += 1) {
    writeRow(sheet, frame, next.value, false)
    await restAt(count)
    next = await rows.next()
  }
  writeRow(sheet, frame, next.value, true)
  writeFoot(sheet, frame)
  sheet.commit()
  await workbook.commit()
  await ended
  return Buffer.concat(chunks)
}

/** One row whose texts each stretch over some columns. */
function writeLine(sheet: ExcelJS.Worksheet, lines: readonly Line[], height?: number): void {
  const row = sheet.addRow([])
  if (height !== undefined) row.height = height
  for (const { text, font, align = 'center', from, to } of lines) {
    const cell = row.getCell(from)
    cell.value = text
    cell.numFmt = '@'
    cell.font = { ...FONT, ...font }
    cell.alignment = { horizontal: align, vertical: 'middle', wrapText: true }
    if (to > from) sheet.mergeCells(row.number, from, row.number, to)
  }
  row.commit()
}

function writeHeading(sheet: ExcelJS.Worksheet, { heading, title, lines, columns }: ReportFrame): void {
  const last = columns.length
  const half = Math.max(1, Math.floor(last / 2))
  const bold = { bold: true }
  writeLine(sheet, [{ text: heading.above, from: 1, to: half }, { text: heading.nation, font: bold, from: half + 1, to: last }], 18)
  writeLine(sheet, [{ text: heading.agency, font: bold, from: 1, to: half }, { text: heading.motto, font: bold, from: half + 1, to: last }], 18)
  writeLine(sheet, [])
  writeLine(sheet, [{ text: title, font: { bold: true, size: 14 }, from: 1, to: last }], title.length > 90 ? 40 : 22)
  for (const text of lines) writeLine(sheet, [{ text, align: 'left', from: 1, to: last }])
}

function writeHead(sheet: ExcelJS.Worksheet, { columns }: ReportFrame, at: number, grouped: boolean): void {
  const texts = grouped ? [columns.map(({ group, header }) => group ?? header), columns.map(({ group, header }) => (group === undefined ? null : header))] : [columns.map(({ header }) => header)]
  const rows = texts.map((cells) => sheet.addRow(cells))
  for (const row of rows) {
    columns.forEach((_, index) => {
      const cell = row.getCell(index + 1)
      cell.font = { ...FONT, size: 11, bold: true }
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD } }
      cell.border = THIN
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    })
  }
  const lastHead = rows.at(-1)
  if (lastHead) lastHead.height = 48
  if (grouped) {
    for (const { group, from, to } of headRuns(columns)) {
      if (group === null) sheet.mergeCells(at, from + 1, at + 1, from + 1)
      else if (to > from) sheet.mergeCells(at, from + 1, at, to + 1)
    }
  }
  for (const row of rows) row.commit()
}

function writeRow(sheet: ExcelJS.Worksheet, { columns }: ReportFrame, cells: readonly ReportCell[], total: boolean): void {
  const row = sheet.addRow([...cells])
  columns.forEach(({ align }, index) => {
    const cell = row.getCell(index + 1)
    if (typeof cells[index] === 'string') cell.numFmt = '@'
    cell.font = total ? { ...FONT, bold: true } : FONT
    cell.border = THIN
    cell.alignment = { vertical: 'middle', wrapText: true, ...(align ? { horizontal: align } : {}) }
  })
  row.commit()
}

function writeFoot(sheet: ExcelJS.Worksheet, { columns, notes, sign }: ReportFrame): void {
  const last = columns.length
  const half = Math.max(1, Math.floor(last / 2))
  writeLine(sheet, [])
  for (const text of notes) writeLine(sheet, [{ text, font: { italic: true, size: 11 }, align: 'left', from: 1, to: last }], 32)
  writeLine(sheet, [])
  writeLine(sheet, [{ text: sign.place, font: { italic: true }, from: half + 1, to: last }])
  writeLine(sheet, [{ text: sign.left, font: { bold: true }, from: 1, to: half }, { text: sign.right, font: { bold: true }, from: half + 1, to: last }])
  writeLine(sheet, [{ text: sign.leftNote, font: { italic: true }, from: 1, to: half }, { text: sign.rightNote, font: { italic: true }, from: half + 1, to: last }])
}
