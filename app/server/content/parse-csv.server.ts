/** A table with the columns it must have, in their order. Faults stand at line and cell (1 is the first of the row). */
import { parse, CsvError } from 'csv-parse/sync'
import { type TextFault, fault } from '~/domain/content/fault'

export type CsvRow<Column extends string> = { readonly line: number; readonly cells: Readonly<Record<Column, string>> }
export type CsvText<Column extends string> = { readonly rows: readonly CsvRow<Column>[]; readonly faults: readonly TextFault[] }

type Read = { record: string[]; info: { lines: number } }

/** In: text, columns; which of them may be empty. */
export function parseCsv<Column extends string>(text: string, columns: readonly Column[], mayBeEmpty: readonly Column[] = []): CsvText<Column> {
  let read: Read[]
  try {
    read = parse(text, { info: true, bom: false, relax_column_count: true, skip_empty_lines: true }) as unknown as Read[]
  } catch (error) {
    const line = error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1
    return { rows: [], faults: [fault({ line, column: 1 }, 'csvUnreadable', { problem: error instanceof CsvError ? error.code : '' })] }
  }
  const [header, ...body] = read
  if (header === undefined || header.record.join(',') !== columns.join(',')) return { rows: [], faults: [fault({ line: 1, column: 1 }, 'csvColumns', { columns: columns.join(', ') })] }
  const faults: TextFault[] = []
  const rows = body.flatMap(({ record, info }) => {
    if (record.length !== columns.length) {
      faults.push(fault({ line: info.lines, column: record.length }, 'csvColumns', { columns: columns.join(', ') }))
      return []
    }
    columns.forEach((column, i) => {
      if (record[i]?.trim() === '' && !mayBeEmpty.includes(column)) faults.push(fault({ line: info.lines, column: i + 1 }, 'csvEmptyCell', { column }))
    })
    return [{ line: info.lines, cells: Object.fromEntries(columns.map((column, i) => [column, (record[i] ?? '').trim()])) as Record<Column, string> }]
  })
  return { rows, faults }
}
