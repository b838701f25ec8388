/**
 * One officer's file for who oversees the unit of that day. On a day on which the officer was elsewhere or held no post,
 * whoever oversees him or her today is told so instead of "not found".
 */
import type { Actor } from '~/domain/access/role'
import type { OfficerStanding } from '~/domain/compliance/officer-standing'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import type { Refusal } from '~/domain/access/policy'
import { loadOfficerStanding } from './load-officer-standing.server'

export type OfficerPage =
  | { readonly kind: 'here'; readonly standing: OfficerStanding; readonly reporting: UnitOnDay | null }
  | { readonly kind: 'away'; readonly officerId: string; readonly fullName: string }

export async function loadOfficerPage({ actor, officerId, asOf, today, knownAt }: { actor: Actor; officerId: string; asOf: Day; today: Day; /** As known at this moment; left out = now. */ knownAt?: Date | undefined }): Promise<Result<OfficerPage, Refusal | 'not_found'>> {
  const loaded = await loadOfficerStanding({ actor, officerId, asOf, knownAt })
  if (loaded.ok) {
    const [unit, ...ancestors] = loaded.value.header.unitPath
    return ok({ kind: 'here', standing: loaded.value, reporting: unit ? reportingUnit(actor, unit, ancestors) : null })
  }
  if (loaded.reason !== 'scope' || asOf === today) return err(loaded.reason)
  const now = await loadOfficerStanding({ actor, officerId, asOf: today })
  return now.ok ? ok({ kind: 'away', officerId, fullName: now.value.header.fullName }) : err(now.reason)
}
