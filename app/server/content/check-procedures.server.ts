/** The catalogue of procedures: procedures.yaml. */
import { checkData } from '~/domain/content/schema-faults'
import { type Procedure, checkProcedures, procedureFileSchema } from '~/domain/procedure/procedure-definition'
import type { FaultCollector } from './collect-faults.server'
import { requiredText } from './content-text.server'
import { parseYaml } from './parse-yaml.server'
import type { ContentFolder } from './read-content.server'

const PATH = 'procedures/procedures.yaml'

export function checkProcedureFile(content: ContentFolder, faults: FaultCollector): readonly Procedure[] {
  const text = requiredText(content, PATH, faults)
  if (text === null) return []
  const yaml = parseYaml(text)
  faults.text(PATH, yaml.faults)
  if (yaml.value === undefined) return []
  const { value: file, faults: wrong } = checkData(procedureFileSchema, yaml.value)
  faults.data(PATH, yaml, wrong)
  if (file === null) return []
  faults.data(PATH, yaml, checkProcedures(file.procedures))
  return file.procedures
}
