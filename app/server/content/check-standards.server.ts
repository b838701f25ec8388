/** Standards of positions: standards.yaml, and the tables of levels and certificates that its versions name. */
import { fault } from '~/domain/content/fault'
import { checkData } from '~/domain/content/schema-faults'
import { type PositionRow, type StandardFile, type StandardVersionContent, checkStandards, standardFileSchema, standardVersions } from '~/domain/standard/standard-file'
import type { Catalogues } from './check-catalogues.server'
import type { FaultCollector } from './collect-faults.server'
import { requiredText } from './content-text.server'
import { type CsvRow, parseCsv } from './parse-csv.server'
import { parseYaml } from './parse-yaml.server'
import type { ContentFolder } from './read-content.server'

export type Standards = { readonly framework: StandardFile['framework']; readonly positions: readonly PositionRow[]; readonly versions: readonly StandardVersionContent[] }

const PATH = 'standards/standards.yaml'
const LEVELS: Readonly<Record<string, PositionRow['level']>> = { xã: 'xa', huyện: 'huyen', 'thành phố': 'thanh_pho' }
const FIXED = ['code', 'name', 'level_of_government', 'required_certificates'] as const

export function checkStandardFiles(content: ContentFolder, catalogues: Catalogues, faults: FaultCollector): Standards | null {
  const text = requiredText(content, PATH, faults)
  if (text === null) return null
  const yaml = parseYaml(text)
  faults.text(PATH, yaml.faults)
  if (yaml.value === undefined) return null
  const { value: file, faults: wrong } = checkData(standardFileSchema, yaml.value)
  faults.data(PATH, yaml, wrong)
  if (file === null) return null
  faults.data(PATH, yaml, checkStandards(file))
  const matrices = new Map([...new Set(file.positions.flatMap(({ versions }) => versions.map(({ matrix }) => matrix)))].map((name) => [name, matrixRows(content, name, catalogues, faults)]))
  const rowsOf = (matrix: string) => matrices.get(matrix) ?? []
  file.positions.forEach(({ code, versions }, i) =>
    versions.forEach(({ matrix }, k) => {
      if (!rowsOf(matrix).some((row) => row.code === code)) faults.data(PATH, yaml, [fault(['positions', i, 'versions', k], 'positionMissing', { code, file: matrix })])
    }),
  )
  const last = new Map(file.positions.flatMap(({ code, versions }) => rowsOf(versions[versions.length - 1]?.matrix ?? '').filter((row) => row.code === code).map((row) => [code, row] as const)))
  return { framework: file.framework, positions: [...last.values()], versions: standardVersions(file, rowsOf) }
}

function matrixRows(content: ContentFolder, name: string, { competencies, certificates }: Catalogues, faults: FaultCollector): PositionRow[] {
  const path = `standards/${name}`
  const text = requiredText(content, path, faults)
  if (text === null) return []
  const codes = competencies.map(({ code }) => code)
  const columns = [...FIXED, ...codes]
  const read = parseCsv<string>(text, columns)
  faults.text(path, read.faults)
  const seen = new Set<string>()
  return read.rows.flatMap((row) => {
    const { line, cells } = row
    const level = LEVELS[cells.level_of_government ?? '']
    const required = (cells.required_certificates ?? '').split(' ').filter((code) => code !== '')
    if (seen.has(cells.code ?? '')) faults.cell(path, line, 1, 'csvDuplicate', { value: cells.code ?? '' })
    seen.add(cells.code ?? '')
    if (level === undefined) faults.cell(path, line, 3, 'csvBadValue', { value: cells.level_of_government ?? '', allowed: Object.keys(LEVELS).join(', ') })
    for (const code of required) if (!certificates.some((one) => one.code === code)) faults.cell(path, line, 4, 'certificateUnknown', { code })
    const levels = codes.map((code, i) => ({ code, level: levelOf(path, row, code, FIXED.length + i + 1, faults) }))
    return level === undefined ? [] : [{ code: cells.code ?? '', name: cells.name ?? '', level, certificates: required, competencies: levels.filter((one) => one.level > 0) }]
  })
}

function levelOf(path: string, row: CsvRow<string>, code: string, column: number, faults: FaultCollector): number {
  const cell = row.cells[code] ?? ''
  if (/^[0-5]$/.test(cell)) return Number(cell)
  faults.cell(path, row.line, column, 'csvBadValue', { value: cell, allowed: '0–5' })
  return 0
}
