/**
 * The officer about whom a fact is recorded or withdrawn, when the actor may: HR of the unit of the main post today or of
 * one above it. Nobody records facts about him- or herself: what proves a standard is vouched for by somebody else.
 */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { getUnitPath, isId } from '~/server/compliance/get-unit-path.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type FactRefusal = Refusal | 'not_found' | 'own'
export type FactOfficer = { readonly id: string; readonly fullName: string; readonly staffCode: string }

export async function getFactOfficer(actor: Actor, officerId: string, today: Day): Promise<Result<FactOfficer, FactRefusal>> {
  if (!isId(officerId)) return err('not_found')
  const on = toColumn(today)
  const officer = await db().officer.findUnique({
    where: { id: officerId },
    select: { id: true, fullName: true, staffCode: true, postings: { where: { kind: 'main', supersededAt: null, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }, select: { unitId: true }, take: 1 } },
  })
  if (officer === null) return err('not_found')
  const [posting] = officer.postings
  const unitPath = posting === undefined ? [] : (await getUnitPath(posting.unitId, today)).map(({ unitId }) => unitId)
  const decision = may(actor, 'recordFacts', { unitPath })
  if (!decision.ok) return err(decision.reason)
  if (officerId === actor.officerId) return err('own')
  return ok({ id: officer.id, fullName: officer.fullName, staffCode: officer.staffCode })
}
