/** Questions in our own text format: one alone, for the editor, or a whole file. Read back, they are what they were. */
import { stringify } from 'yaml'
import type { RawItem } from '~/domain/question-exchange/exchange-item'
import { writeItem } from '~/domain/question-exchange/write-item'
import type { QuestionDefinition } from '~/domain/question/question-definition'

const LOOK = { lineWidth: 110, version: '1.2', schema: 'core', aliasDuplicateObjects: false } as const

/** One item, as it stands under `questions:` without its dash. */
export function writeItemYaml(item: RawItem): string {
  // Narrower than a file: it is read in a column of the editor.
  return stringify(item, { ...LOOK, lineWidth: 56 })
}

export function writeQuestionYaml(definition: QuestionDefinition): string {
  return writeItemYaml(writeItem(definition))
}

/** A file of questions. `remarks` are lines of comment at its head. */
export function writeBankYaml(courseCode: string, definitions: readonly QuestionDefinition[], remarks: readonly string[]): string {
  const head = remarks.map((line) => `# ${line.replace(/\s+/g, ' ')}\n`).join('')
  return head + stringify({ course: courseCode, review_state: 'pending', reviewed_by: '', reviewed_on: '', questions: definitions.map(writeItem) }, LOOK)
}
