/** The learning paths of positions: courses/paths.yaml. */
import { checkData } from '~/domain/content/schema-faults'
import { type PathFile, checkPaths, pathFileSchema } from '~/domain/course/learning-path'
import type { PositionRow } from '~/domain/standard/standard-file'
import type { CourseContent } from './check-course-files.server'
import type { FaultCollector } from './collect-faults.server'
import { requiredText } from './content-text.server'
import { parseYaml } from './parse-yaml.server'
import type { ContentFolder } from './read-content.server'

const PATH = 'courses/paths.yaml'
const NONE: PathFile = { courses: [], paths: [] }

export function checkPathFile(content: ContentFolder, around: { readonly positions: readonly PositionRow[]; readonly courses: readonly CourseContent[] }, faults: FaultCollector): PathFile {
  const text = requiredText(content, PATH, faults)
  const yaml = text === null ? null : parseYaml(text)
  if (yaml === null) return NONE
  faults.text(PATH, yaml.faults)
  if (yaml.value === undefined) return NONE
  const { value: file, faults: wrong } = checkData(pathFileSchema, yaml.value)
  faults.data(PATH, yaml, wrong)
  if (file === null) return NONE
  faults.data(PATH, yaml, checkPaths(file, { positions: around.positions.map(({ code, certificates }) => ({ code, certificates: certificates.flatMap((one) => (one.kind === 'certificate' ? [one.certificate] : [])) })), courses: around.courses.map(({ definition }) => definition) }))
  return file
}
