/** Tries a CASE file: its faults by path, or what it would change. Nothing is written. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type FrameworkPlan, planFramework } from '~/domain/standard/framework-content'
import { type CaseFault, readCasePackage } from '~/domain/standard/read-case-package'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { loadFramework } from './load-framework.server'

/** A framework of 200 competencies is a tenth of this. */
const MAX_BYTES = 4_000_000

export type FrameworkTrial = FrameworkPlan & { readonly seen: number }

export async function planFrameworkImport(by: Actor, bytes: Buffer, today: Day): Promise<Result<FrameworkTrial, Refusal | 'fileTooBig' | 'notJson' | { readonly faults: readonly CaseFault[] }>> {
  const right = await getTopRight(by, 'editStandards', today)
  if (!right.ok) return err(right.reason)
  if (bytes.length > MAX_BYTES) return err('fileTooBig')
  const json = parsed(bytes)
  if (json === undefined) return err('notJson')
  const read = readCasePackage(json)
  if (!read.ok) return err({ faults: read.reason })
  const { competencies, number } = await loadFramework(by, today)
  return ok({ ...planFramework(competencies, read.value), seen: number })
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
