/**
 * Who would fall out, and who would come in, if a draft were in force from a day: each holder of the position judged on
 * that day by `evaluate`, once by the standards as they are and once with the draft. Facts are those known now.
 * Source: issue "Compliance" (before a standard is published, its effect is counted by the real rules).
 */
import type { Day } from '../kernel/day'
import type { Requirement, StandardsByPosition } from '../standard/standard'
import { EXPIRING_DAYS, evaluate } from './evaluate'
import type { PersonFacts } from './person-facts'

export type Fallen = { readonly officerId: string; readonly unitId: string; readonly missing: readonly Requirement[] }
export type DraftEffect = { readonly holders: number; readonly meetNow: number; readonly before: number; readonly after: number; readonly gained: number; readonly fallen: readonly Fallen[] }

export const NO_EFFECT: DraftEffect = { holders: 0, meetNow: 0, before: 0, after: 0, gained: 0, fallen: [] }

/** The effect on some people, added to what was counted before; so that thousands are counted in bounded batches. */
export function addDraftEffect(effect: DraftEffect, people: readonly PersonFacts[], asked: {
  readonly positionId: string
  readonly standards: StandardsByPosition
  readonly withDraft: StandardsByPosition
  readonly on: Day
  readonly today: Day
}): DraftEffect {
  const fallen: Fallen[] = []
  let { holders, meetNow, before, after, gained } = effect
  for (const person of people) {
    const judge = (standards: StandardsByPosition, asOf: Day) => evaluate({ person, standards, asOf, expiringDays: EXPIRING_DAYS })
    const now = judge(asked.standards, asked.today)
    if (now.posting?.positionId === asked.positionId && now.meets) meetNow += 1
    const [old, fresh] = [judge(asked.standards, asked.on), judge(asked.withDraft, asked.on)]
    if (fresh.posting?.positionId !== asked.positionId) continue
    holders += 1
    if (old.meets) before += 1
    if (fresh.meets) after += 1
    if (fresh.meets && !old.meets) gained += 1
    if (old.meets && !fresh.meets) {
      const missing = fresh.groups.flatMap(({ leaves }) => leaves.filter(({ state }) => state === 'missing').map(({ requirement }) => requirement))
      fallen.push({ officerId: person.officerId, unitId: fresh.posting.unitId, missing })
    }
  }
  return { holders, meetNow, before, after, gained, fallen: [...effect.fallen, ...fallen] }
}
