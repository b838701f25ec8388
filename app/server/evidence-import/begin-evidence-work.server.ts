/**
 * Moves an import from rest to work: mapping or planned → planning, planned → applying, applied → undoing. The row is locked
 * while its state is asked, so of two presses one counts. Who says so is kept: what is then written bears that name. The work
 * itself is a background job (work-evidence-imports).
 */
import type { Actor } from '~/domain/access/role'
import { type EvidenceSettings, checkEvidenceSettings } from '~/domain/evidence-import/evidence-settings'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ImportMode, ImportState } from '~/domain/roster/roster-import'
import { recordEvent } from '~/server/audit/record-event.server'
import { type Transaction, db } from '~/server/db.server'
import { sendJob } from '~/server/job/send-job.server'
import { getEvidenceImport } from './get-evidence-import.server'
import { EVIDENCE_JOB } from './work-evidence-imports.server'

export type EvidenceWork = { readonly kind: 'plan'; readonly settings: EvidenceSettings } | { readonly kind: 'apply'; readonly mode: ImportMode } | { readonly kind: 'undo' }
export type EvidenceWorkRefusal = 'role' | 'notFound' | 'stateChanged' | 'settingsWrong' | 'hasRefused' | 'nothingToApply'
export type BeginEvidenceWork = { readonly by: Actor; readonly id: string; readonly work: EvidenceWork; readonly now: Date }

const FROM: Readonly<Record<EvidenceWork['kind'], readonly ImportState[]>> = { plan: ['mapping', 'planned', 'failed'], apply: ['planned'], undo: ['applied'] }
const INTO: Readonly<Record<EvidenceWork['kind'], ImportState>> = { plan: 'planning', apply: 'applying', undo: 'undoing' }

export async function beginEvidenceWork({ by, id, work, now }: BeginEvidenceWork): Promise<Result<null, EvidenceWorkRefusal>> {
  const found = await getEvidenceImport({ by, id, now })
  if (!found.ok) return found
  const { unitId, inspection } = found.value
  if (work.kind === 'plan' && checkEvidenceSettings(work.settings, inspection).length > 0) return err('settingsWrong')
  const begun = await db().$transaction(async (tx): Promise<Result<null, EvidenceWorkRefusal>> => {
    const [held] = await tx.$queryRaw<{ state: ImportState }[]>`SELECT state FROM evidence_import WHERE id = ${id}::uuid FOR UPDATE`
    if (held === undefined || !FROM[work.kind].includes(held.state)) return err('stateChanged')
    const refusal = work.kind === 'apply' ? await applyRefusal(tx, id, work.mode) : null
    if (refusal !== null) return err(refusal)
    const decided = { deciderId: by.userId, deciderName: by.displayName }
    const change = work.kind === 'plan' ? { settings: work.settings, total: 0 } : work.kind === 'apply' ? { ...decided, mode: work.mode } : decided
    await tx.evidenceImport.update({ where: { id }, data: { state: INTO[work.kind], done: 0, fault: null, workedAt: null, ...change } })
    if (work.kind !== 'plan') await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.displayName }, action: `evidence_import.${work.kind}.start`, subjectType: 'evidence_import', subjectId: id, detail: { unitId, ...(work.kind === 'apply' ? { mode: work.mode } : {}) } })
    return ok(null)
  })
  if (begun.ok) await sendJob(EVIDENCE_JOB)
  return begun
}

async function applyRefusal(tx: Transaction, importId: string, mode: ImportMode): Promise<EvidenceWorkRefusal | null> {
  if (mode === 'all' && (await tx.evidenceRow.count({ where: { importId, kind: 'refused' } })) > 0) return 'hasRefused'
  return (await tx.evidenceRow.count({ where: { importId, kind: 'created' } })) === 0 ? 'nothingToApply' : null
}
