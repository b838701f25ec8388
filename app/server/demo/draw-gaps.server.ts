/** What a person lacks today, by the cause that was drawn; and what runs out soon or was once renewed late. */
import { type Day, addDays } from '~/domain/kernel/day'
import type { Requirement } from '~/domain/standard/standard'
import type { Dice } from './make-dice.server'
import type { Outcome } from './draw-outcomes.server'
import type { Need } from './draw-needs.server'
import type { Learner, Scenario } from './find-scenario.server'
import type { World } from './load-world.server'

export type Gaps = {
  /** Certificate types never had. */
  never: Set<string>
  /** By certificate type: the day the last one ends. */
  ends: Map<string, Day>
  /** Competencies one level too low. */
  below: Set<string>
  school: boolean
  /** The certificate type once renewed too late. */
  late: string | null
}

/** What a course proves: its certificate and competencies. */
export type CourseProof = { certificateTypeId: string; competencyIds: string[] }

const none = (): Gaps => ({ never: new Set(), ends: new Map(), below: new Set(), school: false, late: null })
const certificateIds = (needs: readonly Need[]) => needs.flatMap(({ requirement, current }) => (current && requirement.kind === 'certificate' ? [requirement.certificateTypeId] : []))
const levelled = (requirement: Requirement) => (requirement.kind === 'competency' && requirement.level >= 2 ? [requirement.competencyId] : [])

/** Only what was first had long enough ago can have run out by now. */
function lapsing(needs: readonly Need[], world: World): string[] {
  return needs.flatMap(({ requirement, current, first }) => {
    const months = requirement.kind === 'certificate' ? (world.months.get(requirement.certificateTypeId) ?? 0) : 0
    return current && requirement.kind === 'certificate' && months > 0 && first < addDays(world.today, -months * 31) ? [requirement.certificateTypeId] : []
  })
}

function lacking(cause: Extract<Outcome, { kind: 'lacks' }>['cause'], needs: readonly Need[], world: World, d: Dice): Gaps {
  const gaps = none()
  const able = lapsing(needs, world)
  const kind = cause === 'certificate_lapsed' && able.length === 0 ? 'certificate_never' : cause
  const some = <T>(list: readonly T[], most: number) => d.shuffled(list).slice(0, d.between(1, most))
  if (kind === 'certificate_never') gaps.never = new Set(some(certificateIds(needs), 2))
  if (kind === 'certificate_lapsed') for (const id of some(able, 2)) gaps.ends.set(id, addDays(world.today, -d.between(0, 260)))
  if (kind === 'competency_below') gaps.below = new Set(some(needs.flatMap(({ requirement, current }) => (current ? levelled(requirement) : [])), 3))
  if (kind === 'document_missing') gaps.school = true
  return gaps
}

export function drawGaps(outcome: Outcome, needs: readonly Need[], scenario: Scenario, world: World, proofs: Map<string, CourseProof>, d: Dice): Gaps {
  if (outcome.kind === 'lacks') return lacking(outcome.cause, needs, world, d)
  if (outcome.kind === 'learner') return forLearner(outcome.learner, proofs)
  const gaps = none()
  const able = lapsing(needs, world)
  if (able.length > 0 && d.chance(scenario.expiring)) gaps.ends.set(d.one(able), addDays(world.today, d.between(1, 90)))
  if (able.length > 0 && d.chance(scenario.late_renewal)) gaps.late = d.one(able)
  return gaps
}

/** Everything but what the course proves. */
function forLearner({ course }: Learner, proofs: Map<string, CourseProof>): Gaps {
  const proof = proofs.get(course)
  if (!proof) throw new Error(`no course ${course} for the learner of the demo`)
  return { ...none(), never: new Set([proof.certificateTypeId]), below: new Set(proof.competencyIds) }
}
