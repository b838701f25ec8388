/**
 * The background job: takes up imports in a state of work, one after the other, until none is left. Work whose worker died
 * (no sign of life for half a minute) is taken up again. A fault ends the import with a word for the page, not the job.
 */
import type { ImportState } from '~/domain/roster/roster-import'
import { db } from '~/server/db.server'
import { isDatabaseDown } from '~/server/database-down.server'
import { TakenElsewhere, type TakenUp, takeUpWork, whileSigning } from '~/server/job/take-up-work.server'
import { log } from '~/server/log.server'
import { applyImport, isConflict } from './apply-import.server'
import { planImport } from './plan-import.server'
import { undoImport } from './undo-import.server'

export const ROSTER_JOB = 'roster-import'

/** In: the clock, asked anew for each piece of work: what is confirmed meanwhile is recorded after that. Out: how many imports were worked on. */
export async function workImports(clock: () => Date): Promise<number> {
  let worked = 0
  for (;;) {
    const now = clock()
    const next = await takeUpWork<ImportState>('roster_import', now)
    if (!next) return worked
    await work(next, now)
    worked += 1
  }
}

async function work(taken: TakenUp<ImportState>, now: Date): Promise<void> {
  const { id, state, claim } = taken
  try {
    await whileSigning(taken, (): Promise<unknown> => (state === 'planning' ? planImport(taken, now) : state === 'applying' ? applyImport(id, now) : undoImport(id, now)))
  } catch (error) {
    // A database that is away is no fault of the import: the next run goes on with it.
    if (isDatabaseDown(error)) throw error
    if (error instanceof TakenElsewhere) return
    const fault = isConflict(error) ? 'changedSince' : error instanceof Error && error.message === 'tooManyRows' ? 'tooManyRows' : 'broken'
    if (fault === 'broken') log.error({ importId: id, state, error }, 'roster import failed')
    // A dry run or an apply in one piece has left nothing behind; what was undone in part was rolled back.
    await db().rosterImport.updateMany({ where: { id, state, claim }, data: { state: state === 'planning' ? 'failed' : state === 'applying' ? (await applied(id)) : 'applied', fault, workedAt: null } })
  }
}

/** An apply by valid rows that broke half-way is applied as far as it went, so that it can be undone. */
async function applied(id: string): Promise<ImportState> {
  const some = await db().rosterRow.findFirst({ where: { importId: id, appliedAt: { not: null } }, select: { ordinal: true } })
  return some === null ? 'planned' : 'applied'
}
