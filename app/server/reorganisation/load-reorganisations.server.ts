/** The page of reorganisations of one's city, newest first, without drafts that were discarded. Refused where the actor has charge of no whole city. */
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ReorganisationState } from '~/domain/reorganisation/reorganisation'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { findRoots } from './find-roots.server'

const PAGE = 20

export async function loadReorganisations(by: Actor, page: number, now: Date) {
  const roots = await findRoots(by, dayOfInstant(now))
  if (roots.length === 0) return err('scope') satisfies Result<never, 'scope'>
  const where = { unitId: { in: roots.map(({ unitId }) => unitId) }, state: { not: 'discarded' } }
  const [total, found] = await Promise.all([
    db().reorganisation.count({ where }),
    db().reorganisation.findMany({ where, orderBy: { createdAt: 'desc' }, skip: (page - 1) * PAGE, take: PAGE, select: { id: true, name: true, state: true, effectiveOn: true, basisNumber: true, actorName: true, confirmedName: true, total: true } }),
  ])
  const faulty = await findFaulty(found.map(({ id }) => id))
  return ok({ reorganisations: found.map((one) => ({ ...one, state: faulty.has(one.id) ? ('faulty' as const) : (one.state as ReorganisationState), effectiveOn: fromColumn(one.effectiveOn) })), total, page, size: PAGE })
}

/** Of these, drafts whose file has to be corrected before anybody can decide (stored-plan, isReady). */
async function findFaulty(ids: readonly string[]): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM reorganisation WHERE id = ANY(${[...ids]}::uuid[]) AND state = 'planned'
      AND (jsonb_array_length(plan->'faults') > 0 OR (plan->>'unassigned')::int > 0 OR jsonb_path_exists(mapping, '$.lines[*].faults[*]'))`
  return new Set(rows.map(({ id }) => id))
}
