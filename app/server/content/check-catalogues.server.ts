/** The tables without structure: calendar, glossary, certificates, competencies. Codes once, values in their lists. */
import type { CalendarRow } from '~/domain/calendar/working-calendar'
import { CALENDAR_ROW_KINDS, CALENDAR_ROW_MARKS } from '~/domain/calendar/working-calendar'
import { isDay } from '~/domain/kernel/day'
import type { FaultCollector } from './collect-faults.server'
import { requiredText } from './content-text.server'
import { type CsvRow, parseCsv } from './parse-csv.server'
import type { ContentFolder } from './read-content.server'

export type GlossaryEntry = { readonly code: string; readonly vietnamese: string; readonly definition: string }
export type CertificateEntry = { readonly code: string; readonly name: string; readonly validityMonths: number }
export type CompetencyEntry = { readonly code: string; readonly group: string; readonly name: string; readonly levels: readonly string[] }
export type Catalogues = {
  readonly calendar: readonly CalendarRow[]
  readonly glossary: readonly GlossaryEntry[]
  readonly certificates: readonly CertificateEntry[]
  readonly competencies: readonly CompetencyEntry[]
}

const GROUPS: readonly string[] = ['chung', 'chuyen_mon', 'quan_ly']
const GROUP_NAMES: Readonly<Record<string, string>> = { 'chuyên môn': 'chuyen_mon', 'quản lý': 'quan_ly' }
const LEVELS = 5

export function checkCatalogues(content: ContentFolder, faults: FaultCollector): Catalogues {
  return { calendar: calendar(content, faults), glossary: glossary(content, faults), certificates: certificates(content, faults), competencies: competencies(content, faults) }
}

function table<Column extends string>(content: ContentFolder, path: string, columns: readonly Column[], faults: FaultCollector): readonly CsvRow<Column>[] {
  const text = requiredText(content, path, faults)
  if (text === null) return []
  const read = parseCsv(text, columns)
  faults.text(path, read.faults)
  return read.rows
}

/** One fault for each row whose key was there before. */
function once<Column extends string>(path: string, rows: readonly CsvRow<Column>[], key: (row: CsvRow<Column>) => string, faults: FaultCollector): void {
  const seen = new Set<string>()
  for (const row of rows) {
    if (seen.has(key(row))) faults.cell(path, row.line, 1, 'csvDuplicate', { value: key(row) })
    seen.add(key(row))
  }
}

function calendar(content: ContentFolder, faults: FaultCollector): CalendarRow[] {
  const path = 'calendar/holidays.csv'
  const rows = table(content, path, ['date', 'kind', 'name', 'mark'], faults)
  once(path, rows, ({ cells }) => `${cells.date} ${cells.kind}`, faults)
  return rows.flatMap(({ line, cells }) => {
    const kind = CALENDAR_ROW_KINDS.find((one) => one === cells.kind)
    const mark = CALENDAR_ROW_MARKS.find((one) => one === cells.mark)
    if (!isDay(cells.date)) faults.cell(path, line, 1, 'calendarDateInvalid', { date: cells.date })
    if (kind === undefined) faults.cell(path, line, 2, 'csvBadValue', { value: cells.kind, allowed: CALENDAR_ROW_KINDS.join(', ') })
    if (mark === undefined) faults.cell(path, line, 4, 'csvBadValue', { value: cells.mark, allowed: CALENDAR_ROW_MARKS.join(', ') })
    return kind && mark && isDay(cells.date) ? [{ date: cells.date, kind, name: cells.name, mark }] : []
  })
}

function glossary(content: ContentFolder, faults: FaultCollector): GlossaryEntry[] {
  const path = 'glossary/glossary.csv'
  const rows = table(content, path, ['vietnamese', 'english_code', 'definition_vi'], faults)
  once(path, rows, ({ cells }) => cells.english_code, faults)
  return rows.map(({ cells }) => ({ code: cells.english_code, vietnamese: cells.vietnamese, definition: cells.definition_vi }))
}

function certificates(content: ContentFolder, faults: FaultCollector): CertificateEntry[] {
  const path = 'certificates/catalogue.csv'
  const rows = table(content, path, ['code', 'name', 'validity_months_0_is_unlimited'], faults)
  once(path, rows, ({ cells }) => cells.code, faults)
  return rows.map(({ line, cells }) => {
    const months = cells.validity_months_0_is_unlimited
    if (!/^\d{1,3}$/.test(months)) faults.cell(path, line, 3, 'csvBadValue', { value: months, allowed: '0–999' })
    return { code: cells.code, name: cells.name, validityMonths: Number(months) }
  })
}

function competencies(content: ContentFolder, faults: FaultCollector): CompetencyEntry[] {
  const path = 'standards/competencies.csv'
  const rows = table(content, path, ['code', 'group', 'name', 'level', 'behaviour'], faults)
  const codes = [...new Set(rows.map(({ cells }) => cells.code))]
  return codes.flatMap((code) => {
    const own = rows.filter(({ cells }) => cells.code === code)
    const [first] = own
    if (first === undefined) return []
    const group = GROUP_NAMES[first.cells.group] ?? first.cells.group
    if (!GROUPS.includes(group)) faults.cell(path, first.line, 2, 'csvBadValue', { value: first.cells.group, allowed: GROUPS.join(', ') })
    const complete = own.length === LEVELS && own.every(({ cells }, i) => cells.level === String(i + 1))
    if (!complete) faults.cell(path, first.line, 4, 'competencyLevels', { code, levels: LEVELS })
    const other = own.find(({ cells }) => cells.name !== first.cells.name || cells.group !== first.cells.group)
    if (other) faults.cell(path, other.line, 3, 'competencyName', { code })
    return [{ code, group, name: first.cells.name, levels: own.map(({ cells }) => cells.behaviour) }]
  })
}
