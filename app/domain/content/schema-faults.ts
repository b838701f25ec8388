/**
 * What a schema (zod) finds wrong, as content faults: which field is missing, unknown or holds a value that is not
 * allowed there. Field names are given as the content file writes them.
 */
import type { z } from 'zod'
import { camelKeys, snakeKey } from './camel-keys'
import { type DataFault, fault } from './fault'

type Issue = z.core.$ZodIssue

export type Checked<T> = { readonly value: T | null; readonly faults: readonly DataFault[] }

/** Reads snake_case data by a camelCase schema. Out: the value, or null and every fault with its path. */
export function checkData<T>(schema: z.ZodType<T>, data: unknown): Checked<T> {
  const parsed = schema.safeParse(camelKeys(data), { reportInput: true })
  return parsed.success ? { value: parsed.data, faults: [] } : { value: null, faults: parsed.error.issues.flatMap(faultsOf) }
}

function faultsOf(issue: Issue): DataFault[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : snakeKey(String(step))))
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => fault([...path, snakeKey(key)], 'fieldUnknown', { field: snakeKey(key) }))
  const field = path.join('.')
  if (issue.code === 'invalid_type' && issue.input === undefined) return [fault(path, 'fieldMissing', { field })]
  return [fault(path, 'fieldInvalid', { field })]
}
