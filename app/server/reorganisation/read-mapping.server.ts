/** A mapping file as lines: judged and read by what reads lists of officers; the sheet and the row of headings are found by the headings. */
import { setImmediate as breath } from 'node:timers/promises'
import { err, ok, type Result } from '~/domain/kernel/result'
import { findMappingHeader, mappingFields } from '~/domain/reorganisation/mapping-field'
import { readMappingRow } from '~/domain/reorganisation/read-mapping-row'
import type { MappingFault, MappingRow } from '~/domain/reorganisation/reorganisation'
import { detectEncoding } from '~/domain/roster/detect-encoding'
import { cellText } from '~/domain/roster/read-entry'
import type { InspectedFile } from '~/server/roster/inspect-file.server'
import { fileRows } from '~/server/roster/file-rows.server'

const MOST_LINES = 5000

export type MappingLine = { readonly row: number; readonly cells: readonly string[]; readonly entry: MappingRow; readonly faults: readonly MappingFault[] }
export type ReadMapping = { readonly headings: readonly string[]; readonly lines: readonly MappingLine[] }
export type MappingRefusal = 'headingsMissing' | 'noLines' | 'tooManyLines'

export async function readMapping(bytes: Buffer, { format, inspection }: InspectedFile): Promise<Result<ReadMapping, MappingRefusal>> {
  const encoding = detectEncoding(inspection.sheets.flatMap(({ rows }) => rows.flatMap((cells) => cells.filter((cell) => typeof cell === 'string'))))
  const texts = inspection.sheets.map(({ rows }) => rows.map((cells) => cells.map((cell) => cellText(cell, encoding))))
  const headers = texts.map(findMappingHeader)
  const sheet = headers.findIndex((header) => header !== null)
  const headerRow = headers[sheet] ?? null
  if (headerRow === null) return err('headingsMissing')
  const headings = texts[sheet]?.[headerRow] ?? []
  const fields = mappingFields(headings)
  const lines: MappingLine[] = []
  for await (const batch of fileRows(bytes, format, inspection, { sheet, headerRow })) {
    for (const { number, cells } of batch) {
      const own = headings.map((_, at) => cellText(cells[at], encoding))
      const read = readMappingRow(number, (field) => own[fields.indexOf(field)] ?? '')
      if (read !== null) lines.push({ row: number, cells: own, ...read })
    }
    if (lines.length > MOST_LINES) return err('tooManyLines')
    await breath()
  }
  return lines.length === 0 ? err('noLines') : ok({ headings, lines })
}
