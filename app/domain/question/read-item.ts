/** Reads an item of a questions file by a kind's schema: `type` in the file is `kind` in the store; other keys are the same. */
import { camelKeys } from '../content/camel-keys'
import type { DataFault } from '../content/fault'
import { checkData } from '../content/schema-faults'
import type { z } from 'zod'
import type { ReadQuestion } from './kind'
import type { QuestionDefinition } from './question-definition'

/** In: schema of the stored definition, the item, what else to check when the schema fits. */
export function readItem<Definition extends QuestionDefinition>(
  schema: z.ZodType<Definition>,
  item: unknown,
  check: (definition: Definition) => readonly DataFault[],
): ReadQuestion<Definition> {
  const fields = camelKeys(item)
  const { type, ...rest } = fields !== null && typeof fields === 'object' ? (fields as Record<string, unknown>) : { type: undefined }
  const read = checkData(schema, { ...rest, kind: type })
  if (read.value === null) return { definition: null, faults: read.faults }
  return { definition: read.value, faults: check(read.value) }
}
