/**
 * From rest to work: planned or failed → planning, planned → applying, applied → undoing. Asked again under the lock that
 * imports of officers take too: of two presses or two people one counts, and nothing else moves people of the tree meanwhile.
 * A plan made from facts that have changed since is refused.
 */
import { Prisma } from '@prisma/client'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { REORGANISING, type ReorganisationState } from '~/domain/reorganisation/reorganisation'
import { recordEvent } from '~/server/audit/record-event.server'
import { fromColumn } from '~/server/day-column.server'
import { type Transaction, db } from '~/server/db.server'
import { sendJob } from '~/server/job/send-job.server'
import { findBusyImport, lockTrees } from '~/server/roster/find-busy-import.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { findDependents } from './find-dependents.server'
import { type ReorganisationView, getReorganisation } from './get-reorganisation.server'
import { findDigest } from './load-reorganisation-facts.server'
import { involvedIn, isReady } from './stored-plan.server'
import { REORGANISATION_JOB } from './work-reorganisations.server'

export type ReorganisingWork = { readonly kind: 'plan' } | { readonly kind: 'apply'; /** when the plan that was looked at was made, as an instant */ readonly seen: string } | { readonly kind: 'undo'; readonly reason: string }
export type ReorganisingRefusal = 'role' | 'notFound' | 'stateChanged' | 'treeBusy' | 'changedSince' | 'hasFaults' | 'depended'
export type BeginReorganising = { readonly by: Actor; readonly id: string; readonly work: ReorganisingWork; readonly now: Date }

const FROM: Readonly<Record<ReorganisingWork['kind'], readonly ReorganisationState[]>> = { plan: ['planned', 'failed'], apply: ['planned'], undo: ['applied'] }
const INTO: Readonly<Record<ReorganisingWork['kind'], ReorganisationState>> = { plan: 'planning', apply: 'applying', undo: 'undoing' }
const NO_IMPORT = '00000000-0000-0000-0000-000000000000'

export async function beginReorganising({ by, id, work, now }: BeginReorganising): Promise<Result<null, ReorganisingRefusal>> {
  const found = await getReorganisation({ by, id, now })
  if (!found.ok) return found
  const begun = await db().$transaction(async (tx): Promise<Result<null, ReorganisingRefusal>> => {
    await lockTrees(tx)
    // Editing takes no lock of the trees: nothing of this one may change between looking and marking it.
    await tx.$queryRaw`SELECT id FROM reorganisation WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    const { state, digest, plannedAt, effectiveOn } = await tx.reorganisation.findUniqueOrThrow({ where: { id }, select: { state: true, digest: true, plannedAt: true, effectiveOn: true } })
    if (!FROM[work.kind].includes(state as ReorganisationState) || digest !== found.value.digest || fromColumn(effectiveOn) !== found.value.effectiveOn) return err('stateChanged')
    // Another file, or a preview made anew, has not been looked at.
    if (work.kind === 'apply' && work.seen !== plannedAt?.toISOString()) return err('stateChanged')
    const refusal = work.kind === 'plan' ? null : await refusalOf(tx, found.value, work.kind)
    if (refusal !== null) return err(refusal)
    const who = { userId: by.userId, name: by.displayName }
    await tx.reorganisation.update({ where: { id }, data: { state: INTO[work.kind], done: 0, fault: null, workedAt: null, ...(work.kind === 'apply' ? { confirmedAt: now, confirmedById: by.userId, confirmedName: by.displayName } : work.kind === 'undo' ? { undoneById: by.userId, undoneName: by.displayName, undoReason: work.reason } : {}) } })
    if (work.kind !== 'plan') await recordEvent(tx, { at: now, actor: who, action: work.kind === 'apply' ? 'reorganisation.confirm' : 'reorganisation.undo.start', subjectType: 'reorganisation', subjectId: id, detail: work.kind === 'undo' ? { reason: work.reason } : {} })
    return ok(null)
  }, { timeout: 60_000 })
  if (begun.ok) await sendJob(REORGANISATION_JOB)
  return begun
}

async function refusalOf(tx: Transaction, { id, unitId, plan, mapping, digest, effectiveOn }: ReorganisationView, kind: 'apply' | 'undo'): Promise<ReorganisingRefusal | null> {
  const busy = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`SELECT id FROM reorganisation WHERE unit_id = ${unitId}::uuid AND state = ANY(${REORGANISING.filter((one) => one !== 'planning')}) AND id <> ${id}::uuid LIMIT 1`)
  if (busy.length > 0 || (await findBusyImport(tx, unitId, NO_IMPORT)) !== null) return 'treeBusy'
  if (kind === 'undo') return (await findDependents(tx, id, plan)).length > 0 ? 'depended' : null
  if (plan === null || !isReady(plan, mapping)) return 'hasFaults'
  return (await findDigest(queriesOf(tx), effectiveOn, plan.sources, involvedIn(plan))) === digest ? null : 'changedSince'
}
