/**
 * The background job: takes up reorganisations in a state of work, one after the other. Work whose worker died (no sign of
 * life for half a minute) is taken up again: nothing of it was committed. A fault ends it with a word for the page.
 * Last, what was carried out ahead of its day is followed by what hangs on the units.
 */
import type { ReorganisationState } from '~/domain/reorganisation/reorganisation'
import { isDatabaseDown } from '~/server/database-down.server'
import { db } from '~/server/db.server'
import { TakenElsewhere, type TakenUp, takeUpWork, whileSigning } from '~/server/job/take-up-work.server'
import { isLockConflict } from '~/server/lock-fault.server'
import { log } from '~/server/log.server'
import { applyReorganisation } from './apply-reorganisation.server'
import { followReorganisations } from './follow-reorganisations.server'
import { planReorganisation } from './plan-reorganisation.server'
import { undoReorganisation } from './undo-reorganisation.server'

export const REORGANISATION_JOB = 'reorganisation'

/** In: the clock, asked anew for each piece of work: what is confirmed meanwhile is carried out after that. Out: how many were worked on. */
export async function workReorganisations(clock: () => Date): Promise<number> {
  for (let worked = 0; ; worked += 1) {
    const now = clock()
    const next = await takeUpWork<ReorganisationState>('reorganisation', now)
    if (!next) return worked + (await followReorganisations(now))
    await work(next, now)
  }
}

async function work(taken: TakenUp<ReorganisationState>, now: Date): Promise<void> {
  const { id, state, claim } = taken
  try {
    if (state === 'applying') await whileSigning(taken, () => applyReorganisation(id, now))
    else if (state === 'undoing') await whileSigning(taken, () => undoReorganisation(id, now))
    else {
      // Without signs of life: they would change the row under the one reading that a plan is made from.
      const fault = await planReorganisation(taken, now)
      if (fault !== null) await db().reorganisation.updateMany({ where: { id, state, claim }, data: { state: 'failed', fault, workedAt: null } })
    }
  } catch (error) {
    // A database that is away is no fault of the reorganisation: the next run goes on with it.
    if (isDatabaseDown(error)) throw error
    const message = error instanceof Error ? error.message : ''
    // Another process took the same plan up.
    if (error instanceof TakenElsewhere || (state === 'planning' && isLockConflict(error))) return
    const fault = !/changedSince|23P01|23505|posting_one_main|posting_no_twin/.test(message) ? 'broken' : state === 'undoing' ? 'changedUndoing' : 'changedSince'
    if (fault === 'broken') log.error({ reorganisationId: id, state, error }, 'reorganisation failed')
    await db().reorganisation.updateMany({ where: { id, state, claim }, data: { state: state === 'planning' ? 'failed' : state === 'applying' ? 'planned' : 'applied', fault, workedAt: null } })
  }
}
