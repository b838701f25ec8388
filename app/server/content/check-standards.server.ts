/** Standards of positions: standards.yaml, and the tables of levels and certificates that its versions name. */
import { fault } from '~/domain/content/fault'
import { checkData } from '~/domain/content/schema-faults'
import { cleanText } from '~/domain/kernel/vietnamese-text'
import { codeWords, readRequirements } from '~/domain/standard/standard-cell'
import type { StandardRequirementContent } from '~/domain/standard/standard-content'
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
    if (seen.has(cells.code ?? '')) faults.cell(path, line, 1, 'csvDuplicate', { value: cells.code ?? '' })
    seen.add(cells.code ?? '')
    if (level === undefined) faults.cell(path, line, 3, 'csvBadValue', { value: cells.level_of_government ?? '', allowed: Object.keys(LEVELS).join(', ') })
    const setting = { codes: { certificates: certificates.map(({ code }) => code), documents: [], competencies: codes }, words: NO_WORDS }
    const required = certificatesOf(path, row, setting, faults)
    const levels = codes.flatMap((code, i) => levelOf(path, row, { code, column: FIXED.length + i + 1 }, setting, faults))
    return level === undefined ? [] : [{ code: cells.code ?? '', name: cells.name ?? '', level, certificates: required, competencies: levels }]
  })
}

type Setting = Parameters<typeof readRequirements>[2]
/** A table has no column of schooling, whose words these are. */
const NO_WORDS = { educations: { trung_hoc: '', trung_cap: '', cao_dang: '', dai_hoc: '', sau_dai_hoc: '' }, yes: '', no: '' }

/** Certificates between spaces, each with its weakest grade: "CC-MC CC-LT(B)". */
function certificatesOf(path: string, { line, cells }: CsvRow<string>, setting: Setting, faults: FaultCollector): StandardRequirementContent[] {
  const cell = cleanText(cells.required_certificates ?? '')
  const read = readRequirements('certificates', cell, setting)
  if (typeof read !== 'string') return read
  const words = codeWords(cell)
  const strange = words.filter((word) => word !== null && !setting.codes.certificates.includes(word.bare))
  for (const word of strange) faults.cell(path, line, 4, 'certificateUnknown', { code: word?.bare ?? '' })
  if (words.includes(null)) faults.cell(path, line, 4, 'standardGrade', { value: cell })
  else if (strange.length === 0) faults.cell(path, line, 4, 'csvDuplicate', { value: cell })
  return []
}

/** A level 0–5 with its weakest grade: "3 (B)". */
function levelOf(path: string, row: CsvRow<string>, { code, column }: { readonly code: string; readonly column: number }, setting: Setting, faults: FaultCollector): StandardRequirementContent[] {
  const cell = cleanText(row.cells[code] ?? '')
  const read = readRequirements(`level-${code}`, cell, setting)
  if (typeof read !== 'string') return read
  faults.cell(path, row.line, column, read === 'grade' ? 'standardGrade' : 'standardLevel', { value: cell })
  return []
}
