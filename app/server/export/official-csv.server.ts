/** A report as .csv: heading and lines, one head row, the rows, the total, the notes. */
import { flatHeader, type ReportFrame } from '~/domain/report/official-sheet'
import type { ReportRows } from '~/server/report/open-report.server'
import { type Cell, csvLine, CSV_START } from './csv.server'
import { restAt } from './rest-at.server'

export async function toOfficialCsv(frame: ReportFrame, rows: ReportRows): Promise<Buffer> {
  const { heading, title, lines, columns, notes, sign } = frame
  const line = (cells: readonly Cell[]) => csvLine(cells)
  const parts = [CSV_START, ...[[heading.above, heading.nation], [heading.agency, heading.motto], [title], ...lines.map((text) => [text])].map(line), line(columns.map(flatHeader))]
  let next = await rows.next()
  for (let count = 1; !next.done; count += 1) {
    parts.push(line(next.value))
    await restAt(count)
    next = await rows.next()
  }
  parts.push(line(next.value), ...notes.map((text) => line([text])), line([sign.place]), line([sign.left, sign.right]))
  return Buffer.from(parts.join(''), 'utf8')
}
