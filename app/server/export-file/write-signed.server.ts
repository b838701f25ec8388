/** A signed standing as .csv or .xlsx, row by row as it comes from the database: its rows, or who is counted otherwise now. The same file at once and in the background. */
import { knownCells, knownColumns, type KnownHead, type KnownLine } from '~/domain/compliance/known-sheet'
import type { Count } from '~/domain/compliance/share-class'
import type { SheetCell, SheetColumn } from '~/domain/compliance/standing-sheet'
import { plainName } from '~/domain/export-file/export-file'
import type { Day } from '~/domain/kernel/day'
import { searchKey } from '~/domain/kernel/vietnamese-text'
import { signedCells, signedColumns, type SignedLine, type SignedRow } from '~/domain/compliance/signed-sheet'
import { CONTENT_TYPES, type WrittenFile } from '~/server/export/write-report.server'
import { writeSheet } from '~/server/export/write-sheet.server'
import type { Difference } from '~/server/snapshot/find-differences.server'
import type { SignedStanding } from '~/server/snapshot/get-snapshot.server'
import type { OpenSnapshot, SnapshotRows } from '~/server/snapshot/open-snapshot.server'

export type SignedWords = {
  readonly rowsHead: (title: { readonly signed: SignedStanding; readonly header: string | null }) => KnownHead
  readonly differencesHead: (title: { readonly signed: SignedStanding; readonly now: Count; readonly today: Day }) => KnownHead
  readonly row: (row: SignedRow) => SignedLine
  readonly difference: (row: Difference) => KnownLine
}
export type WriteSigned = { readonly opened: OpenSnapshot; readonly words: SignedWords; readonly format: 'csv' | 'xlsx'; readonly today: Day; readonly onRow?: (row: number) => Promise<void> }

export async function writeSigned({ opened, words, format, today, onRow = () => Promise.resolve() }: WriteSigned): Promise<WrittenFile> {
  const { signed, header, read } = opened
  const nameOf = (what: 'rows' | 'differences') => plainName([what === 'rows' ? 'so lieu chot' : 'khac ban chot', signed.path[0]?.name ?? '', signed.asOf].map((word) => searchKey(word)), format)
  return read(async (rows) => ({ bytes: await bytesOf(rows), name: nameOf(rows.what), contentType: CONTENT_TYPES[format] }))

  function bytesOf(rows: SnapshotRows): Promise<Buffer> {
    if (rows.what === 'rows') return sheet(rows.each, (row, number) => signedCells(row, words.row(row), number), words.rowsHead({ signed, header }), signedColumns)
    return sheet(rows.each, (row, number) => knownCells(row, words.difference(row), number), words.differencesHead({ signed, now: rows.now, today }), (headers) => knownColumns({ headers }))
  }

  function sheet<Row>(each: AsyncIterable<Row>, cellsOf: (row: Row, number: number) => SheetCell[], { name, lines, headers }: KnownHead, columnsOf: (headers: readonly string[]) => SheetColumn[]): Promise<Buffer> {
    async function* cells(): AsyncGenerator<readonly SheetCell[]> {
      let count = 0
      for await (const row of each) {
        yield cellsOf(row, (count += 1))
        await onRow(count)
      }
    }
    return writeSheet({ name, lines, columns: columnsOf(headers), rows: cells(), format })
  }
}
