/**
 * One officer's standing for whoever oversees the unit of that day: HR and heads of that unit or of one above it, and
 * the officer. Somebody who holds no main post on the day is in nobody's charge: only the officer sees the page.
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
  const posting = await db().posting.findFirst({
    where: { officerId, kind: 'main', supersededAt: null, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] },
    select: { unitId: true },
  })
  const unitPath = posting === null ? [] : (await getUnitPath(posting.unitId, asOf)).map(({ unitId }) => unitId)
  const decision = may(actor, 'viewOfficerStanding', { unitPath, officerId })
  if (!decision.ok) return err(decision.reason)
  const standing = await getOfficerStanding(officerId, asOf, knownAt)
  return standing === null ? err('not_found') : ok(standing)
}
