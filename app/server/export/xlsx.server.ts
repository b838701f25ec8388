/**
 * One sheet as an .xlsx file, written row by row. Text is stored as text (never as a formula or a guessed date), numbers
 * as numbers; the head is bold, filled and stays in sight. Lines above it say what the figures are and of which day.
 */
import { PassThrough } from 'node:stream'
import type { Cell } from './csv.server'
import { restAt } from './rest-at.server'

export type Sheet = {
  name: string
  /** Sentences above the head: title, date of the data. */
  lines?: readonly string[]
  columns: readonly { header: string; width: number; align?: 'left' | 'right' | 'center' }[]
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
}

export const INK = 'FF18211F'
export const HEAD = 'FFE4EFED'

/** Excel refuses these signs in a sheet's name, and more than 31 letters. */
export const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31).trim()

export async function toXlsx({ name, lines = [], columns, rows }: Sheet): Promise<Buffer> {
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => stream.once('end', resolve).once('error', reject))
  // Loaded when first needed: it would take a tenth of a worker's start.
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const headAt = lines.length + 1
  const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: headAt }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } })
  sheet.columns = columns.map(({ width }) => ({ width }))
  lines.forEach((line, index) => {
    const row = sheet.addRow([line])
    row.font = { bold: index === 0, size: index === 0 ? 14 : 11, color: { argb: INK } }
    row.commit()
  })
  const head = sheet.addRow(columns.map(({ header }) => header))
  head.eachCell((cell) => {
    cell.font = { bold: true, color: { argb: INK } }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD } }
    cell.border = { bottom: { style: 'thin', color: { argb: INK } } }
    cell.alignment = { vertical: 'middle', wrapText: true }
  })
  head.commit()
  let count = 0
  for await (const cells of rows) {
    const row = sheet.addRow([...cells])
    cells.forEach((value, index) => {
      const cell = row.getCell(index + 1)
      if (typeof value === 'string') cell.numFmt = '@'
      const align = columns[index]?.align
      if (align) cell.alignment = { horizontal: align }
    })
    row.commit()
    await restAt((count += 1))
  }
  sheet.commit()
  await workbook.commit()
  await ended
  return Buffer.concat(chunks)
}
