/**
 * The background job: takes up lists of proofs in a state of work, one after the other, until none is left. Work whose worker
 * died (no sign of life for half a minute) is taken up again. A fault ends the import with a word for the page, not the job.
 */
import type { ImportState } from '~/domain/roster/roster-import'
import { db } from '~/server/db.server'
import { isDatabaseDown } from '~/server/database-down.server'
import { TakenElsewhere, type TakenUp, takeUpWork, whileSigning } from '~/server/job/take-up-work.server'
import { log } from '~/server/log.server'
import { ChangedSince } from '~/server/roster/apply-rows.server'
import { applyEvidenceImport } from './apply-evidence-import.server'
import { LONG } from './hold-evidence-import.server'
import { TooManyRows, planEvidenceImport } from './plan-evidence-import.server'
import { tellImported } from './tell-officers.server'
import { undoEvidenceImport } from './undo-evidence-import.server'

export const EVIDENCE_JOB = 'evidence-import'

/** In: the clock, asked anew for each piece of work: what is confirmed meanwhile is recorded after that. Out: how many imports were worked on. */
export async function workEvidenceImports(clock: () => Date): Promise<number> {
  for (let worked = 0; ; worked += 1) {
    const now = clock()
    const next = await takeUpWork<ImportState>('evidence_import', now)
    if (!next) return worked
    await work(next, now)
  }
}

async function work(taken: TakenUp<ImportState>, now: Date): Promise<void> {
  const { id, state, claim } = taken
  try {
    await whileSigning(taken, () => (state === 'planning' ? planEvidenceImport(taken, now) : state === 'applying' ? applyEvidenceImport(id, now) : undoEvidenceImport(id, now)))
  } catch (error) {
    // A database that is away is no fault of the import: the next run goes on with it.
    if (isDatabaseDown(error)) throw error
    if (error instanceof TakenElsewhere) return
    const fault = error instanceof ChangedSince ? 'changedSince' : error instanceof TooManyRows ? 'tooManyRows' : 'broken'
    if (fault === 'broken') log.error({ importId: id, state, error }, 'evidence import failed')
    const back = state === 'planning' ? 'failed' : state === 'undoing' ? 'applied' : await appliedSoFar(id)
    await db().$transaction(async (tx) => {
      const { count } = await tx.evidenceImport.updateMany({ where: { id, state, claim }, data: { state: back, fault, workedAt: null } })
      if (count === 1 && state === 'applying' && back === 'applied') await tellImported(tx, { id, by: await deciderOf(id), now })
    }, LONG)
  }
}

async function deciderOf(id: string): Promise<string> {
  return (await db().evidenceImport.findUniqueOrThrow({ where: { id }, select: { deciderName: true } })).deciderName ?? ''
}

/** An apply by valid rows that broke half-way is applied as far as it went, so that it can be undone; one in one piece has left nothing. */
async function appliedSoFar(importId: string): Promise<ImportState> {
  return (await db().evidenceRow.count({ where: { importId, appliedAt: { not: null } } })) === 0 ? 'planned' : 'applied'
}
