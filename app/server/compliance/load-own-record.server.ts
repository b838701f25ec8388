/** The actor's own record: the standing of a day, and for today the shortest path to the standard. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { OfficerStanding } from '~/domain/compliance/officer-standing'
import type { Pace } from '~/domain/compliance/study-days'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { type EnrolledMark, type ShownPath, getShownPath } from './get-shown-path.server'
import { loadOwnStanding } from './load-own-standing.server'

export type OwnRecord = { readonly standing: OfficerStanding; readonly shortest: ShownPath | null }
export type RecordQuestion = { readonly actor: Actor; readonly asOf: Day; readonly now: Date; readonly pace: Pace; readonly mark: EnrolledMark }

export async function loadOwnRecord({ actor, asOf, now, pace, mark }: RecordQuestion): Promise<Result<OwnRecord, Refusal | 'no_officer'>> {
  const loaded = await loadOwnStanding({ actor, asOf })
  if (!loaded.ok) return loaded
  const { header, tree } = loaded.value
  return ok({ standing: loaded.value, shortest: asOf === dayOfInstant(now) ? await getShownPath({ officerId: header.officerId, tree, now, pace, mark }) : null })
}
