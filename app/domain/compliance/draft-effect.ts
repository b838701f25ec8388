/**
 * Who would fall out, and who would come in, if a draft were in force from a day: each holder of the position judged on
 * that day by `evaluate`, once by the standards as they are and once with the draft. Facts are those known now.
 * Source: issue "Compliance" (before a standard is published, its effect is counted by the real rules).
 */
import type { Day } from '../kernel/day'
import type { Requirement, StandardsByPosition } from '../standard/standard'
import { EXPIRING_DAYS, evaluate } from './evaluate'
import type { PersonFacts } from './person-facts'
import { type StandingTree, leavesOf } from './standing-tree'

export type Fallen = { readonly officerId: string; readonly unitId: string; readonly missing: readonly Requirement[] }
export type DraftEffect = { readonly holders: number; readonly meetNow: number; readonly before: number; readonly after: number; readonly gained: number; readonly fallen: readonly Fallen[] }

export const NO_EFFECT: DraftEffect = { holders: 0, meetNow: 0, before: 0, after: 0, gained: 0, fallen: [] }

type Asked = {
  readonly positionId: string
  readonly standards: StandardsByPosition
  readonly withDraft: StandardsByPosition
  readonly on: Day
  readonly today: Day
}

/** The effect on some people, added to what was counted before; so that thousands are counted in bounded batches. */
export function addDraftEffect(effect: DraftEffect, people: readonly PersonFacts[], asked: Asked): DraftEffect {
  const nowMeeting = people.filter((person) => holds(judge(person, asked.standards, asked.today), asked)?.meets === true)
  const judged = people.flatMap((person) => {
    const after = holds(judge(person, asked.withDraft, asked.on), asked)
    return after === null ? [] : [{ person, after, before: judge(person, asked.standards, asked.on) }]
  })
  const fallen = judged.flatMap(({ person, before, after }) => (before.meets && !after.meets && after.posting ? [{ officerId: person.officerId, unitId: after.posting.unitId, missing: missingOf(after) }] : []))
  return {
    holders: effect.holders + judged.length,
    meetNow: effect.meetNow + nowMeeting.length,
    before: effect.before + judged.filter(({ before }) => before.meets).length,
    after: effect.after + judged.filter(({ after }) => after.meets).length,
    gained: effect.gained + judged.filter(({ before, after }) => after.meets && !before.meets).length,
    fallen: [...effect.fallen, ...fallen],
  }
}

function judge(person: PersonFacts, standards: StandardsByPosition, asOf: Day): StandingTree {
  return evaluate({ person, standards, asOf, expiringDays: EXPIRING_DAYS })
}

function holds(tree: StandingTree, { positionId }: Asked): StandingTree | null {
  return tree.posting?.positionId === positionId ? tree : null
}

function missingOf(tree: StandingTree): Requirement[] {
  return leavesOf(tree).filter(({ state }) => state === 'missing').map(({ requirement }) => requirement)
}
