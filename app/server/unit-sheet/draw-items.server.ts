/** The gaps of the people of some units on a day, as rows of their sheets: cause, next step and whose move it is. */
import { evaluate } from '~/domain/compliance/evaluate'
import { explainLeaf, explainStep, explainTree } from '~/domain/compliance/explain'
import { nextSteps, type NextStep, type ProvingCourse } from '~/domain/compliance/next-steps'
import { leavesOf, type StandingTree } from '~/domain/compliance/standing-tree'
import type { Day } from '~/domain/kernel/day'
import type { Mover } from '~/domain/unit-sheet/sheet-item'
import { findProvingCourses } from '~/server/compliance/find-proving-courses.server'
import type { Transaction } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { loadPersonFacts, queriesOf } from '~/server/standing/load-person-facts.server'

export type DrawnItem = { readonly officerId: string; readonly requirementId: string | null; readonly positionName: string; readonly code: string; readonly name: string; readonly cause: object; readonly step: object; readonly mover: Mover }

/** By unit, people by name, each person's gaps in the order of the standard. In the caller's transaction or outside one. */
export async function drawItems(tx: Transaction, unitIds: readonly string[], asOf: Day): Promise<Map<string, DrawnItem[]>> {
  const short = await tx.$queryRaw<{ unitId: string; officerId: string; positionName: string }[]>`
    SELECT s.unit_id AS "unitId", s.officer_id AS "officerId", p.name AS "positionName" FROM standing_span s JOIN officer o ON o.id = s.officer_id JOIN position p ON p.id = s.position_id
    WHERE s.unit_id = ANY(${[...unitIds]}::uuid[]) AND NOT s.meets AND s.valid_from <= ${asOf}::date AND (s.valid_to IS NULL OR s.valid_to > ${asOf}::date) ORDER BY s.unit_id, o.sort_key COLLATE "C", o.id`
  const run = queriesOf(tx)
  const [people, standards, courses] = [await loadPersonFacts(run, short.map(({ officerId }) => officerId)), await findStandards(run), await findProvingCourses()]
  const factsOf = new Map(people.map((person) => [person.officerId, person]))
  const drawn = new Map<string, DrawnItem[]>()
  for (const { unitId, officerId, positionName } of short) {
    const person = factsOf.get(officerId)
    if (person === undefined) continue
    const gaps = gapsOf(evaluate({ person, standards, asOf, expiringDays: 0 }), courses)
    drawn.set(unitId, [...(drawn.get(unitId) ?? []), ...gaps.map((gap) => ({ ...gap, officerId, positionName }))])
  }
  return drawn
}

function gapsOf(tree: StandingTree, courses: readonly ProvingCourse[]): Omit<DrawnItem, 'officerId' | 'positionName'>[] {
  const steps = nextSteps(tree, courses)
  if (tree.status !== 'judged') return [{ requirementId: null, code: '', name: '', cause: explainTree(tree), step: explainStep({ kind: 'ask_hr', requirement: null }), mover: 'system' }]
  return leavesOf(tree).flatMap((leaf) => {
    const { requirement } = leaf
    const step = steps.find((one) => one.requirement?.id === requirement.id)
    if (leaf.state !== 'missing' || step === undefined) return []
    const named = { code: 'code' in requirement ? requirement.code : '', name: 'name' in requirement ? requirement.name : requirement.kind }
    return [{ ...named, requirementId: requirement.id, cause: explainLeaf(leaf), step: explainStep(step), mover: moverOf(step) }]
  })
}

/** A course is studied and a paper handed in by the officer; the head assesses; what nobody there can do is HR's. */
function moverOf({ kind }: NextStep): Mover {
  switch (kind) {
    case 'course':
      return 'officer'
    case 'document':
      return 'officer'
    case 'assessment':
      return 'head'
    case 'ask_hr':
      return 'hr'
  }
}
