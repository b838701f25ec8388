/**
 * A report as it is filed: national heading, title, who reports to whom about what, a table with numbered columns of one or
 * two head rows, a total, notes, and places to sign. One source for the page, the .xlsx, the .csv and the paper, so that all say
 * the same. An official paper is Vietnamese and is not translated. An empty cell says that the system does not hold it;
 * 0 says that there is none. Source: certificates.md §2 (reports); Nghị định 30/2020/NĐ-CP on heading and pages (to be confirmed).
 */
import { writtenDay } from '../certificate/certificate-paper'
import type { Day } from '../kernel/day'
import { formatDay } from '../kernel/vietnamese-format'
import { type UnitToName, unitPhrase } from '../org/unit-phrase'

export type ReportCell = string | number | null
export type ReportColumn = {
  readonly header: string
  /** Columns that stand side by side under one head. */
  readonly group?: string
  /** Millimetres on the paper. */
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
}

/** Everything but the rows. */
export type ReportFrame = {
  readonly heading: { readonly above: string; readonly agency: string; readonly nation: string; readonly motto: string }
  readonly title: string
  readonly lines: readonly string[]
  readonly columns: readonly ReportColumn[]
  readonly notes: readonly string[]
  readonly sign: { readonly place: string; readonly left: string; readonly leftNote: string; readonly right: string; readonly rightNote: string }
  /** Name of the sheet in a workbook, and words of the file's name. */
  readonly name: string
}

/** A report whose rows are few; a long list brings its rows page by page instead (server/report). */
export type OfficialSheet = ReportFrame & { readonly rows: readonly (readonly ReportCell[])[]; readonly total: readonly ReportCell[] }

export const TOTAL = 'Tổng cộng'

export type ReportStructure = 'then' | 'today'
export type Reporting = {
  /** The unit that reports and those above it, nearest first. */
  readonly path: readonly UnitToName[]
  readonly issuer: { readonly parent: string; readonly name: string; readonly place: string }
  readonly today: Day
  /** By which tree of units: of the day of the figures, or of today, with the former units that it cannot place. */
  readonly structure: ReportStructure
  readonly split: readonly UnitToName[]
}

const capitals = (text: string) => text.toLocaleUpperCase('vi')

/** "UBND quận Ba Đình" for a territory, the issuing department for the city, the name of a department itself. In: a unit. */
export function agencyName(unit: UnitToName, issuer: string): string {
  if (unit.type === 'thanh_pho') return issuer
  const named = unitPhrase([unit])
  return named === unit.name ? named : `UBND ${named}`
}

/** The unit as a title: "Quận Ba Đình". */
export function unitTitleText(unit: UnitToName): string {
  const text = unitPhrase([unit])
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

/** Heading, lines and places to sign of a report. In: who reports, what the period is called ("năm 2025"). */
export function reportFrame({ path, issuer, today, structure, split }: Reporting, period: string): Pick<ReportFrame, 'heading' | 'lines' | 'sign'> {
  const [unit, parent] = path
  const agency = unit === undefined ? issuer.name : agencyName(unit, issuer.name)
  const isTop = unit === undefined || unit.type === 'thanh_pho' || parent === undefined
  const above = isTop ? issuer.parent : parent.type === 'thanh_pho' ? `UBND ${unitPhrase([parent])}` : agencyName(parent, issuer.name)
  return {
    heading: { above: capitals(above), agency: capitals(agency), nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', motto: 'Độc lập - Tự do - Hạnh phúc' },
    lines: [`Đơn vị báo cáo: ${agency}`, `Đơn vị nhận báo cáo: ${isTop ? 'Bộ Nội vụ' : agencyName(parent, issuer.name)}`, `Kỳ báo cáo: ${period}`, ...(structure === 'today' ? [structureLine(today, split)] : [])],
    sign: { place: `${issuer.place}, ${writtenDay(today)}`, left: 'NGƯỜI LẬP BIỂU', leftNote: '(Ký, ghi rõ họ tên)', right: 'THỦ TRƯỞNG ĐƠN VỊ', rightNote: '(Ký tên, đóng dấu)' },
  }
}

function structureLine(today: Day, split: readonly UnitToName[]): string {
  const without = split.length === 0 ? '' : `; không tính người của đơn vị cũ đã chia cho nhiều đơn vị (${split.map((unit) => unitPhrase([unit])).join(', ')})`
  return `Cơ cấu đơn vị: theo cơ cấu ngày ${formatDay(today)}, người của đơn vị cũ tính vào đơn vị kế thừa${without}`
}

/** The head of a table in runs: a group with how many columns it spans, or one column by itself. */
export function headRuns(columns: readonly ReportColumn[]): { readonly group: string | null; readonly from: number; readonly to: number }[] {
  const runs: { group: string | null; from: number; to: number }[] = []
  columns.forEach(({ group }, index) => {
    const last = runs.at(-1)
    if (group !== undefined && last?.group === group) last.to = index
    else runs.push({ group: group ?? null, from: index, to: index })
  })
  return runs
}

/** One line of head for files without two: "Tuổi: 31–40". */
export function flatHeader({ group, header }: ReportColumn): string {
  return group === undefined ? header : `${group}: ${header}`
}
