/** The rows of any list that were not taken in, as a sheet to correct and import again: the columns of the file, and why. */
import { cellText } from '~/domain/roster/read-entry'
import type { Inspection, RosterCell, RosterSettings } from '~/domain/roster/roster-import'
import { toXlsx } from '~/server/export/xlsx.server'

export type RefusedRow = { readonly ordinal: number; readonly rowNumber: number; readonly cells: readonly RosterCell[]; readonly reason: string }
export type RefusedSheet = {
  readonly words: { readonly name: string; readonly row: string; readonly reason: string }
  readonly inspection: Inspection
  /** null: its columns were never chosen, so there are no rows either */
  readonly settings: { readonly sheet: number; readonly headerRow: number; readonly columns: readonly Pick<RosterSettings['columns'][number], 'encoding'>[] } | null
  /** the rows after an ordinal, so many at once; none when there are no more */
  readonly rowsAfter: (ordinal: number) => Promise<readonly RefusedRow[]>
}

export async function refusedSheet({ words, inspection, settings, rowsAfter }: RefusedSheet): Promise<Buffer> {
  const columns = settings?.columns ?? []
  const headings = settings === null ? [] : (inspection.sheets[settings.sheet]?.rows[settings.headerRow] ?? [])
  const rows: (string | number)[][] = []
  for (let batch = await rowsAfter(0); batch.length > 0; batch = await rowsAfter(batch.at(-1)?.ordinal ?? 0)) {
    for (const { cells, rowNumber, reason } of batch) {
      // Text of an old font is given back in Unicode; a number stays a number, so that a serial date is still one. Text cells
      // are no formulas, whatever they begin with (toXlsx), so that "+84…" comes back as it was.
      const own = columns.map(({ encoding }, at) => {
        const cell = cells[at] ?? ''
        return typeof cell === 'number' ? cell : cellText(cell, encoding)
      })
      rows.push([...own, rowNumber, reason])
    }
  }
  return toXlsx({ name: words.name, columns: [...columns.map(({ encoding }, at) => ({ header: cellText(headings[at], encoding), width: 22 })), { header: words.row, width: 10 }, { header: words.reason, width: 80 }], rows })
}
