/** The legal basis as a posting or a unit names it, in the words of Vietnamese papers. Source: certificates.md §1 (decisions). */
import type { Day } from '../kernel/day'
import { formatDayTable } from '../kernel/vietnamese-format'

export type Basis = { readonly number: string; readonly date: Day; readonly issuer: string }

/** "Nghị quyết số 1656/NQ-UBTVQH15 ngày 16/06/2025 của Ủy ban Thường vụ Quốc hội". */
export function basisText({ number, date, issuer }: Basis): string {
  return `${number} ngày ${formatDayTable(date)} của ${issuer}`
}
