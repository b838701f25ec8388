/** The lines of a mapping that cannot be, as a sheet to correct: the columns of the file, the number of the row, and why. */
import { ok, type Result } from '~/domain/kernel/result'
import type { MappingFault } from '~/domain/reorganisation/reorganisation'
import { toXlsx } from '~/server/export/xlsx.server'
import { type GetReorganisation, getReorganisation } from './get-reorganisation.server'
import { faultsByRow } from './stored-plan.server'

export type FaultyLineWords = { readonly name: string; readonly row: string; readonly reason: string; readonly sentence: (fault: MappingFault) => string }

export async function exportFaultyLines(input: GetReorganisation, words: FaultyLineWords): Promise<Result<{ readonly fileName: string; readonly bytes: Buffer }, 'role' | 'notFound'>> {
  const found = await getReorganisation(input)
  if (!found.ok) return found
  const { mapping, plan, fileName } = found.value
  const faults = faultsByRow(plan, mapping)
  const rows = (mapping?.lines ?? []).filter(({ row }) => faults.has(row)).map(({ row, cells }) => [...cells, row, (faults.get(row) ?? []).map(words.sentence).join(' ')])
  const columns = [...(mapping?.headings ?? []).map((header) => ({ header, width: 22 })), { header: words.row, width: 10 }, { header: words.reason, width: 80 }]
  return ok({ fileName, bytes: await toXlsx({ name: words.name, columns, rows }) })
}
