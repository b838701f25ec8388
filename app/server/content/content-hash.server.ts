import { createHash } from 'node:crypto'
import { canonicalJson } from '~/server/audit/record-event.server'

/** The SHA-256 of data, whatever the order of its keys. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(JSON.parse(JSON.stringify(value)))).digest('hex')
}
