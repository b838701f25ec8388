/**
 * One officer's file for who oversees the unit of that day. On a day on which the officer was elsewhere or held no post,
 * whoever oversees him or her today is told so instead of "not found".
 */
import type { Actor } from '~/domain/access/role'
import type { Pace } from '~/domain/compliance/study-days'
import type { OfficerStanding } from '~/domain/compliance/officer-standing'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { may, type Refusal } from '~/domain/access/policy'
import { type EnrolledMark, type ShownPath, getShownPath } from './get-shown-path.server'
import { findOfficerAttempts } from './find-officer-attempts.server'
import { loadOfficerStanding } from './load-officer-standing.server'

export type OfficerPage =
  | { readonly kind: 'here'; readonly standing: OfficerStanding; readonly reporting: UnitOnDay | null; /** For today as known now only. */ readonly shortest: ShownPath | null; readonly mayEnrol: boolean; readonly mayRecord: boolean; readonly attempts: Awaited<ReturnType<typeof findOfficerAttempts>> }
  | { readonly kind: 'away'; readonly officerId: string; readonly fullName: string }

export type OfficerQuestion = { readonly actor: Actor; readonly officerId: string; readonly asOf: Day; readonly today: Day; readonly now: Date; /** As known at this moment; left out = now. */ readonly knownAt?: Date | undefined; readonly pace: Pace; readonly mark: EnrolledMark }

export async function loadOfficerPage({ actor, officerId, asOf, today, knownAt, ...asked }: OfficerQuestion): Promise<Result<OfficerPage, Refusal | 'not_found'>> {
  const loaded = await loadOfficerStanding({ actor, officerId, asOf, knownAt })
  if (loaded.ok) {
    const { header: { unitPath }, tree } = loaded.value
    const [unit, ...ancestors] = unitPath
    const unitIds = unitPath.map(({ unitId }) => unitId)
    return ok({
      kind: 'here',
      standing: loaded.value,
      reporting: unit ? reportingUnit(actor, unit, ancestors) : null,
      shortest: asOf === today && knownAt === undefined ? await getShownPath({ officerId, tree, ...asked }) : null,
      mayEnrol: may(actor, 'enrolOfficer', { officerId, unitPath: unitIds }).ok,
      // What is recorded is recorded as of now, by whoever oversees the officer today.
      mayRecord: asOf === today && knownAt === undefined && officerId !== actor.officerId && may(actor, 'recordFacts', { unitPath: unitIds }).ok,
      attempts: await findOfficerAttempts(officerId, asOf, knownAt),
    })
  }
  if (loaded.reason !== 'scope' || asOf === today) return err(loaded.reason)
  const now = await loadOfficerStanding({ actor, officerId, asOf: today })
  return now.ok ? ok({ kind: 'away', officerId, fullName: now.value.header.fullName }) : err(now.reason)
}
