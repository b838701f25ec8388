/** Gathers faults of all files with their place and sentence, in order of file and line. */
import type { DataFault, FaultValues, Found, TextFault } from '~/domain/content/fault'
import type { FaultKey } from '~/domain/content/fault-key'
import type { FaultLanguage } from './fault-sentence.server'
import { sentencesIn } from './fault-sentence.server'
import type { YamlText } from './parse-yaml.server'

/** One fault as it is shown. `file` is relative to the content folder; lines and columns count from 1. */
export type Fault = { readonly file: string; readonly line: number; readonly column: number; readonly message: string; readonly key: FaultKey; readonly values: FaultValues }

export type FaultCollector = {
  /** Faults with places of their own. */
  text: (file: string, faults: readonly TextFault[]) => void
  /** Faults that name a place in a YAML file; `under` goes in front of their paths. */
  data: (file: string, yaml: Pick<YamlText, 'locate'>, faults: readonly DataFault[], under?: DataFault['at']) => void
  /** A fault of a cell of a table. */
  cell: (file: string, line: number, column: number, key: FaultKey, values?: FaultValues) => void
  faults: () => Fault[]
  warnings: () => Fault[]
  /** Whether no fault (warnings apart) has been found in the file. */
  clean: (file: string) => boolean
}

export function collectFaults(language: FaultLanguage = 'vi'): FaultCollector {
  const sentence = sentencesIn(language)
  const kept: { severity: Found<unknown>['severity']; fault: Fault }[] = []
  const add = (file: string, place: TextFault['at'], { key, severity, values }: Pick<TextFault, 'key' | 'severity' | 'values'>) => {
    kept.push({ severity, fault: { file, line: place.line, column: place.column, key, values, message: sentence(key, values) } })
  }
  const listed = (severity: 'fault' | 'warning') =>
    kept
      .filter((one) => one.severity === severity)
      .map((one) => one.fault)
      .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
  return {
    text: (file, faults) => faults.forEach((one) => add(file, one.at, one)),
    data: (file, yaml, faults, under = []) => faults.forEach((one) => add(file, yaml.locate([...under, ...one.at]), one)),
    cell: (file, line, column, key, values = {}) => add(file, { line, column }, { key, severity: 'fault', values }),
    faults: () => listed('fault'),
    warnings: () => listed('warning'),
    clean: (file) => !kept.some((one) => one.severity === 'fault' && one.fault.file === file),
  }
}
