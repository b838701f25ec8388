/** The actor's own standing, for the record page and "Việc của tôi". `no_officer`: the account belongs to no officer. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { OfficerStanding } from '~/domain/compliance/officer-standing'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { getOfficerStanding } from './get-officer-standing.server'

export async function loadOwnStanding({ actor, asOf }: { actor: Actor; asOf: Day }): Promise<Result<OfficerStanding, Refusal | 'no_officer'>> {
  if (actor.officerId === null) return err('no_officer')
  const decision = may(actor, 'study', { officerId: actor.officerId })
  if (!decision.ok) return err(decision.reason)
  const standing = await getOfficerStanding(actor.officerId, asOf)
  return standing === null ? err('no_officer') : ok(standing)
}
