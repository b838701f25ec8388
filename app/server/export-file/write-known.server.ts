/** The people who differ between two times as .csv or .xlsx, row by row as they come from the database: the same file as the one taken at once. */
import { knownCells, knownColumns, type KnownHead, type KnownLine } from '~/domain/compliance/known-sheet'
import type { SheetCell } from '~/domain/compliance/standing-sheet'
import { writeSheet } from '~/server/export/write-sheet.server'
import type { Difference } from '~/server/snapshot/find-differences.server'

const PAGE_ROWS = 1000

export type WriteKnown = { readonly rows: AsyncIterable<Difference>; readonly head: KnownHead; readonly line: (row: Difference) => KnownLine; readonly format: 'csv' | 'xlsx'; readonly onPage: () => Promise<void> }

export async function writeKnown({ rows, head, line, format, onPage }: WriteKnown): Promise<Buffer> {
  async function* cells(): AsyncGenerator<readonly SheetCell[]> {
    let count = 0
    for await (const row of rows) {
      if (count % PAGE_ROWS === 0) await onPage()
      yield knownCells(row, line(row), (count += 1))
    }
  }
  return writeSheet({ name: head.name, lines: head.lines, columns: knownColumns(head), rows: cells(), format })
}
