/**
 * Whom the rule of an assignment means on a day, and who is in its unit at all, by main post. A gap is asked of those
 * only who do not meet the standard that day; facts are read some hundreds of people at a time.
 */
import type { AssignmentRule } from '~/domain/assignment/assignment-form'
import type { MeantPerson } from '~/domain/assignment/reconcile'
import { evaluate } from '~/domain/compliance/evaluate'
import { nextSteps, type ProvingCourse } from '~/domain/compliance/next-steps'
import type { Day } from '~/domain/kernel/day'
import { findProvingCourses } from '~/server/compliance/find-proving-courses.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import type { Transaction } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { loadPersonFacts, queriesOf } from '~/server/standing/load-person-facts.server'

const BATCH = 500

export type MeantQuestion = {
  readonly rule: AssignmentRule
  readonly unitId: string
  readonly positionId: string | null
  /** of a list: those it names */
  readonly named: readonly string[]
  readonly courseCode: string
  readonly asOf: Day
}

export async function findMeantPeople(tx: Transaction, { rule, unitId, positionId, named, courseCode, asOf }: MeantQuestion): Promise<{ meant: MeantPerson[]; present: Set<string> }> {
  const units = ((await findUnitTrees(unitId, [asOf])).get(asOf) ?? []).map((unit) => unit.unitId)
  const posts = await tx.$queryRaw<(MeantPerson & { positionId: string })[]>`
    SELECT p.officer_id AS "officerId", p.position_id AS "positionId", p.valid_from::text AS "appointedOn" FROM posting p
    WHERE p.unit_id = ANY(${units}::uuid[]) AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${asOf}::date AND (p.valid_to IS NULL OR p.valid_to > ${asOf}::date)
    ORDER BY p.officer_id`
  const present = new Set(posts.map(({ officerId }) => officerId))
  const chosen = new Set(named)
  switch (rule) {
    case 'unit':
      return { meant: posts, present }
    case 'position':
      return { meant: posts.filter((post) => post.positionId === positionId), present }
    case 'list':
      return { meant: posts.filter(({ officerId }) => chosen.has(officerId)), present }
    case 'gap': {
      const short = await findWithGap(tx, units, courseCode, asOf)
      return { meant: posts.filter(({ officerId }) => short.has(officerId)), present }
    }
  }
}

async function findWithGap(tx: Transaction, units: readonly string[], courseCode: string, asOf: Day): Promise<Set<string>> {
  const course = (await findProvingCourses()).find((one) => one.courseCode === courseCode)
  if (course === undefined) return new Set()
  const candidates = await tx.$queryRaw<{ id: string }[]>`
    SELECT officer_id AS id FROM standing_span WHERE unit_id = ANY(${[...units]}::uuid[]) AND NOT meets AND valid_from <= ${asOf}::date AND (valid_to IS NULL OR valid_to > ${asOf}::date) ORDER BY officer_id`
  const run = queriesOf(tx)
  const standards = await findStandards(run)
  const found = new Set<string>()
  for (let i = 0; i < candidates.length; i += BATCH) {
    const people = await loadPersonFacts(run, candidates.slice(i, i + BATCH).map(({ id }) => id))
    for (const person of people) if (closesGap(evaluate({ person, standards, asOf, expiringDays: 0 }), course)) found.add(person.officerId)
  }
  return found
}

function closesGap(tree: ReturnType<typeof evaluate>, course: ProvingCourse): boolean {
  return nextSteps(tree, [course]).some(({ kind }) => kind === 'course')
}
