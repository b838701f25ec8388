/**
 * The gaps of the people of some units on a day, as rows of their sheets: why it is missing, the next step and whose move it
 * is. Causes and movers are those of the overview (domain/compliance/cause), so that a sheet and a figure agree.
 */
import { type LearningFact, type Mover, moverOf } from '~/domain/compliance/cause'
import { evaluate } from '~/domain/compliance/evaluate'
import { explainLeaf, explainStep, explainTree } from '~/domain/compliance/explain'
import { type GapFacts, gapsOn } from '~/domain/compliance/gap-runs'
import { nextSteps, type ProvingCourse, proves } from '~/domain/compliance/next-steps'
import { leavesOf } from '~/domain/compliance/standing-tree'
import type { Day } from '~/domain/kernel/day'
import { findProvingCourses } from '~/server/compliance/find-proving-courses.server'
import type { Transaction } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { loadLearningFacts } from '~/server/standing/load-learning-facts.server'
import { loadPersonFacts, queriesOf } from '~/server/standing/load-person-facts.server'

export type DrawnItem = { readonly officerId: string; readonly requirementId: string | null; readonly positionName: string; readonly code: string; readonly name: string; readonly cause: object; readonly step: object; readonly mover: Mover }

/** By unit, people by name, each person's gaps as the overview orders them: the one it counts first. In the caller's transaction or outside one. */
export async function drawItems(tx: Transaction, unitIds: readonly string[], asOf: Day): Promise<Map<string, DrawnItem[]>> {
  const short = await tx.$queryRaw<{ unitId: string; officerId: string; positionName: string }[]>`
    SELECT s.unit_id AS "unitId", s.officer_id AS "officerId", p.name AS "positionName" FROM standing_span s JOIN officer o ON o.id = s.officer_id JOIN position p ON p.id = s.position_id
    WHERE s.unit_id = ANY(${[...unitIds]}::uuid[]) AND NOT s.meets AND s.valid_from <= ${asOf}::date AND (s.valid_to IS NULL OR s.valid_to > ${asOf}::date) ORDER BY s.unit_id, o.sort_key COLLATE "C", o.id`
  const run = queriesOf(tx)
  const officerIds = short.map(({ officerId }) => officerId)
  const [people, learning, standards, courses] = [await loadPersonFacts(run, officerIds), await loadLearningFacts(run, officerIds), await findStandards(run), await findProvingCourses()]
  const factsOf = new Map(people.map((person) => [person.officerId, person]))
  const drawn = new Map<string, DrawnItem[]>()
  for (const { unitId, officerId, positionName } of short) {
    const person = factsOf.get(officerId)
    if (person === undefined) continue
    const gaps = drawGaps({ person, standards, learning: learning.get(officerId) ?? NONE }, courses, asOf)
    drawn.set(unitId, [...(drawn.get(unitId) ?? []), ...gaps.map((gap) => ({ ...gap, officerId, positionName }))])
  }
  return drawn
}

const NONE: readonly LearningFact[] = []

function drawGaps(facts: GapFacts, courses: readonly ProvingCourse[], asOf: Day): Omit<DrawnItem, 'officerId' | 'positionName'>[] {
  const tree = evaluate({ ...facts, asOf, expiringDays: 0 })
  if (tree.status !== 'judged') return [{ requirementId: null, code: '', name: '', cause: explainTree(tree), step: explainStep({ kind: 'ask_hr', requirement: null }), mover: moverOf({ cause: 'no_standard', kind: null, enrolled: false, offered: false }) }]
  const [leaves, steps] = [leavesOf(tree), nextSteps(tree, courses)]
  return gapsOn(facts, asOf).leaves.flatMap(({ ordinal, cause, enrolled }) => {
    const leaf = leaves.find(({ requirement }) => requirement.ordinal === ordinal)
    const step = steps.find((one) => one.requirement?.ordinal === ordinal)
    if (leaf?.state !== 'missing' || step === undefined) return []
    const { requirement } = leaf
    const named = { code: 'code' in requirement ? requirement.code : '', name: 'name' in requirement ? requirement.name : requirement.kind }
    const mover = moverOf({ cause, kind: requirement.kind, enrolled, offered: courses.some((course) => proves(course, requirement)) })
    return [{ ...named, requirementId: requirement.id, cause: explainLeaf(leaf), step: explainStep(step), mover }]
  })
}
