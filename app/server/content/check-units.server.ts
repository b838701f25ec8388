/** The structures of units: structures.yaml and the tables it names. Each structure is checked, in force or not. */
import { checkData } from '~/domain/content/schema-faults'
import { type MappingRow, type RowFault, UNIT_TYPES, type UnitRow, type UnitStructure, checkMoves, checkStructures, checkUnitRows, structureFileSchema } from '~/domain/org/unit-structure'
import type { FaultCollector } from './collect-faults.server'
import { requiredText } from './content-text.server'
import { parseCsv } from './parse-csv.server'
import { parseYaml } from './parse-yaml.server'
import type { ContentFolder } from './read-content.server'

const PATH = 'units/structures.yaml'
const UNIT_COLUMNS = ['code', 'name', 'type', 'parent', 'sure', 'note'] as const
const MAPPING_COLUMNS = ['from_code', 'from_name', 'to_code', 'to_name', 'share', 'mark', 'note'] as const

export function checkUnits(content: ContentFolder, faults: FaultCollector): readonly UnitStructure[] {
  const text = requiredText(content, PATH, faults)
  if (text === null) return []
  const yaml = parseYaml(text)
  faults.text(PATH, yaml.faults)
  if (yaml.value === undefined) return []
  const { value: file, faults: wrong } = checkData(structureFileSchema, yaml.value)
  faults.data(PATH, yaml, wrong)
  if (file === null) return []
  faults.data(PATH, yaml, checkStructures(file.structures))
  const structures = file.structures.map((structure) => ({
    ...structure,
    rows: unitRows(content, `units/${structure.units}`, faults),
    moves: structure.mapping === undefined ? [] : moves(content, `units/${structure.mapping}`, faults),
  }))
  structures.forEach((structure, i) => {
    const before = structures[i - 1]
    report(`units/${structure.units}`, UNIT_COLUMNS, checkUnitRows(structure.rows), faults)
    if (before && structure.mapping) report(`units/${structure.mapping}`, MAPPING_COLUMNS, checkMoves(structure, before), faults)
  })
  return structures
}

function report(path: string, columns: readonly string[], found: readonly RowFault[], faults: FaultCollector): void {
  for (const { line, column, fault } of found) faults.cell(path, line, columns.indexOf(column) + 1, fault.key, fault.values)
}

function unitRows(content: ContentFolder, path: string, faults: FaultCollector): UnitRow[] {
  const text = requiredText(content, path, faults)
  if (text === null) return []
  const read = parseCsv(text, UNIT_COLUMNS, ['parent', 'note'])
  faults.text(path, read.faults)
  const seen = new Set<string>()
  return read.rows.flatMap(({ line, cells }) => {
    const type = UNIT_TYPES.find((one) => one === cells.type)
    if (type === undefined) faults.cell(path, line, 3, 'csvBadValue', { value: cells.type, allowed: UNIT_TYPES.join(', ') })
    if (!/^\d{2,5}$/.test(cells.code)) faults.cell(path, line, 1, 'csvBadValue', { value: cells.code, allowed: '01, 001, 00001' })
    if (seen.has(cells.code)) faults.cell(path, line, 1, 'csvDuplicate', { value: cells.code })
    seen.add(cells.code)
    return type === undefined ? [] : [{ code: cells.code, name: cells.name, type, parent: cells.parent === '' ? null : cells.parent, line }]
  })
}

function moves(content: ContentFolder, path: string, faults: FaultCollector): MappingRow[] {
  const text = requiredText(content, path, faults)
  if (text === null) return []
  const read = parseCsv(text, MAPPING_COLUMNS, ['note'])
  faults.text(path, read.faults)
  const seen = new Set<string>()
  for (const { line, cells } of read.rows) {
    const key = `${cells.from_code} → ${cells.to_code}`
    if (seen.has(key)) faults.cell(path, line, 1, 'csvDuplicate', { value: key })
    seen.add(key)
  }
  return read.rows.map(({ line, cells }) => ({ from: cells.from_code, to: cells.to_code, share: cells.share, mark: cells.mark, note: cells.note, line }))
}
