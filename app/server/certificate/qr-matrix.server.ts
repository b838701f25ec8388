import { create } from 'qrcode'

/** The dark cells of a QR code, row by row. Correction level M: survives a stamp's edge and a fold. */
export function qrMatrix(text: string): boolean[][] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, row) => Array.from({ length: modules.size }, (_, column) => modules.get(row, column) === 1))
}

/** The same as one SVG path on a grid of one unit a cell. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const matrix = qrMatrix(text)
  const path = matrix.flatMap((cells, row) => cells.flatMap((dark, column) => (dark ? [`M${column} ${row}h1v1h-1z`] : []))).join('')
  return { size: matrix.length, path }
}
