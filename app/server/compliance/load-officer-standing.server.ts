/**
 * One officer's standing for whoever oversees the unit of that day: HR and heads of that unit or of one above it, and
 * the officer. Somebody who holds no main post on the day is in nobody's charge: only the officer sees the page. As known at
 * an earlier moment the page is also for whoever had charge of the officer by what was known then.
 */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { OfficerStanding } from '~/domain/compliance/officer-standing'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { getOfficerStanding } from './get-officer-standing.server'
import { getUnitPath, isId } from './get-unit-path.server'

export async function loadOfficerStanding({ actor, officerId, asOf, knownAt }: { actor: Actor; officerId: string; asOf: Day; knownAt?: Date | undefined }): Promise<Result<OfficerStanding, Refusal | 'not_found'>> {
  if (!isId(officerId)) return err('not_found')
  const on = toColumn(asOf)
  const known = knownAt === undefined ? [] : [{ recordedAt: { lte: knownAt }, supersededAt: { gt: knownAt } }]
  const postings = await db().posting.findMany({
    where: { officerId, kind: 'main', validFrom: { lte: on }, AND: [{ OR: [{ validTo: null }, { validTo: { gt: on } }] }, { OR: [{ supersededAt: null }, ...known] }] },
    distinct: ['unitId'], select: { unitId: true },
  })
  const unitPath = (await Promise.all(postings.map(({ unitId }) => getUnitPath(unitId, asOf)))).flatMap((path) => path.map(({ unitId }) => unitId))
  const decision = may(actor, 'viewOfficerStanding', { unitPath, officerId })
  if (!decision.ok) return err(decision.reason)
  const standing = await getOfficerStanding(officerId, asOf, knownAt)
  return standing === null ? err('not_found') : ok(standing)
}
