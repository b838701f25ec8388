/** The framework as a CASE 1.0 package. Identifiers are UUIDs of version 5 (RFC 9562 §5.5) in a name space of our own. */
import { createHash } from 'node:crypto'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { type CasePackage, casePackage } from '~/domain/standard/case-package'
import { fromColumn } from '~/server/day-column.server'
import { loadFramework } from './load-framework.server'

const NAME_SPACE = Buffer.from('3b0d0f5e6c0a5c2f9d6a7d1c54a2e8b1', 'hex')

function uuidOf(name: string): string {
  const hash = createHash('sha1').update(NAME_SPACE).update(name.normalize('NFC'), 'utf8').digest().subarray(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** null: there is no framework yet. */
export async function exportFramework(by: Actor, today: Day, words: { readonly groupNames: Readonly<Record<string, string>>; readonly creator: string }): Promise<CasePackage | null> {
  const { framework, competencies, versions } = await loadFramework(by, today)
  if (framework === null) return null
  const changedAt = versions[0]?.publishedAt.toISOString() ?? `${fromColumn(framework.validFrom)}T00:00:00+07:00`
  return casePackage({ framework, competencies, changedAt, identify: uuidOf, ...words })
}
