/**
 * Who would fall out, and who would come in, if a draft were in force from a day: each holder of the position judged on
 * that day by `evaluate`, once by the standards as they are and once with the draft. With a transition, those in post are
 * spared until it ends: then the day of judgement is its end. People whom the counting rule leaves out that day are not
 * counted. Facts are those known now. Source: issue "Compliance" (the effect is counted by the real rules).
 */
import type { Day } from '../kernel/day'
import type { Requirement, StandardsByPosition } from '../standard/standard'
import type { CountingRule } from './absence'
import { EXPIRING_DAYS, evaluate } from './evaluate'
import type { PersonFacts } from './person-facts'
import { type StandingTree, leavesOf } from './standing-tree'

export type Fallen = { readonly officerId: string; readonly unitId: string; readonly missing: readonly Requirement[] }
export type DraftEffect = { readonly holders: number; readonly before: number; readonly after: number; readonly gained: number; readonly fallen: readonly Fallen[] }

export const NO_EFFECT: DraftEffect = { holders: 0, before: 0, after: 0, gained: 0, fallen: [] }

type Asked = {
  readonly positionId: string
  readonly standards: StandardsByPosition
  readonly withDraft: StandardsByPosition
  readonly judgedOn: Day
  readonly rule: CountingRule
}

/**
 * The effect on some people, added to what was counted before; so that thousands are counted in bounded batches. Evidence
 * that does not hold on the day of judgement plays no part: whether a requirement holds is all that is asked.
 */
export function addDraftEffect(effect: DraftEffect, people: readonly PersonFacts[], asked: Asked): DraftEffect {
  const judge = (person: PersonFacts, standards: StandardsByPosition): StandingTree | null => {
    const tree = evaluate({ person, standards, asOf: asked.judgedOn, expiringDays: EXPIRING_DAYS, statesOnly: true, rule: asked.rule })
    return tree.posting?.positionId === asked.positionId && tree.counted ? tree : null
  }
  const judged = people.flatMap((person) => {
    const after = judge(person, asked.withDraft)
    const before = after === null ? null : judge(person, asked.standards)
    return after === null || before === null ? [] : [{ person, after, before }]
  })
  const fallen = judged.flatMap(({ person, before, after }) => (before.meets && !after.meets && after.posting ? [{ officerId: person.officerId, unitId: after.posting.unitId, missing: missingOf(after) }] : []))
  return {
    holders: effect.holders + judged.length,
    before: effect.before + judged.filter(({ before }) => before.meets).length,
    after: effect.after + judged.filter(({ after }) => after.meets).length,
    gained: effect.gained + judged.filter(({ before, after }) => after.meets && !before.meets).length,
    fallen: fallen.length === 0 ? effect.fallen : [...effect.fallen, ...fallen],
  }
}

function missingOf(tree: StandingTree): Requirement[] {
  return leavesOf(tree).filter(({ state }) => state === 'missing').map(({ requirement }) => requirement)
}
