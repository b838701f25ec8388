/** A QR code as rectangles in the page itself: sharp at any size, no picture to load. */
import type { PDFPage } from 'pdf-lib'
import { rgb } from 'pdf-lib'
import { qrMatrix } from './qr-matrix.server'

/** x, y: the lower left corner in points; size includes no quiet zone, a white one of four modules is drawn around. */
export function drawQr(page: PDFPage, text: string, { x, y, size }: { x: number; y: number; size: number }): void {
  const matrix = qrMatrix(text)
  const module = size / matrix.length
  const quiet = 4 * module
  page.drawRectangle({ x: x - quiet, y: y - quiet, width: size + 2 * quiet, height: size + 2 * quiet, color: rgb(1, 1, 1) })
  matrix.forEach((cells, row) => {
    for (const { start, length } of runsOf(cells)) {
      page.drawRectangle({ x: x + start * module, y: y + size - (row + 1) * module, width: length * module, height: module, color: rgb(0, 0, 0) })
    }
  })
}

/** Dark cells side by side become one rectangle: fewer operators, and no hairline between them. */
export function runsOf(cells: readonly boolean[]): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = []
  cells.forEach((dark, index) => {
    if (!dark) return
    const last = runs[runs.length - 1]
    if (last && last.start + last.length === index) last.length += 1
    else runs.push({ start: index, length: 1 })
  })
  return runs
}
