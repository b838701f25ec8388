/** A workbook as a file to save; the name is plain ASCII, so that every browser and old PC keeps it. */
import { searchKey } from '~/domain/kernel/vietnamese-text'

export function xlsxResponse(bytes: Buffer, nameParts: readonly string[]): Response {
  const name = nameParts.map((part) => searchKey(part).replace(/[^a-z0-9]+/g, '-')).join('-').replace(/-+/g, '-').replace(/^-|-$/g, '').slice(0, 100)
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Content-Disposition': `attachment; filename="${name}.xlsx"`, 'Cache-Control': 'no-store' } })
}
