/** The content check of what lies in content/ now. Run again only when a byte of it has changed; one run at a time. */
import { createHash } from 'node:crypto'
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { checkContent } from '~/server/content/check-content.server'
import type { Fault } from '~/server/content/collect-faults.server'
import { readContent } from '~/server/content/read-content.server'

export type ContentReport = { hash: string; files: number; faults: Fault[]; warnings: Fault[]; checkedAt: Date }

type Language = 'vi' | 'en'
const reports = new Map<Language, { hash: string; pending: Promise<ContentReport> }>()

export async function checkCurrentContent(by: Actor, language: Language, now: Date): Promise<Result<ContentReport, 'role' | 'scope'>> {
  const decision = may(by, 'previewCourse', {})
  if (!decision.ok) return err(decision.reason)
  const content = await readContent()
  const sum = createHash('sha256')
  for (const file of content.files.values()) sum.update(`${file.path}\0${file.hash}\n`)
  const hash = sum.digest('hex')
  const known = reports.get(language)
  if (known?.hash === hash) return ok(await known.pending)
  const pending = checkContent(content, language).then(({ faults, warnings }) => ({ hash, files: content.files.size, faults, warnings, checkedAt: now }))
  reports.set(language, { hash, pending })
  pending.catch(() => reports.delete(language))
  return ok(await pending)
}

/** The last report without running anything: null before the first run of this process. */
export async function findLastReport(by: Actor, language: Language): Promise<Result<ContentReport | null, 'role' | 'scope'>> {
  const decision = may(by, 'previewCourse', {})
  if (!decision.ok) return err(decision.reason)
  return ok((await reports.get(language)?.pending.catch(() => null)) ?? null)
}
