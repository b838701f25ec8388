/** What an officer has to prove over a career, and when each thing was first proven, so that the standing comes out as decided. */
import type { Requirement } from '~/domain/standard/standard'
import { subjectOf } from '~/domain/compliance/suffices'
import { type Day, addDays } from '~/domain/kernel/day'
import { type Dice, earlier, later } from './make-dice.server'
import type { Career } from './draw-career.server'
import type { Outcome } from './draw-outcomes.server'
import type { Scenario } from './find-scenario.server'
import type { World } from './load-world.server'

/** `current`: the post held today asks for it. */
export type Need = { requirement: Requirement; first: Day; current: boolean }

/** The day on which everything the first post asks for has been proven. */
function readyOn(since: Day, scenario: Scenario, world: World, d: Dice): Day {
  const yesterday = addDays(world.today, -1)
  if (since > world.start) return earlier(addDays(since, d.between(20, 240)), yesterday)
  if (d.chance(scenario.ready_before)) return later(since, addDays(world.start, -d.between(5, 600)))
  return d.day(addDays(world.start, 10), addDays(world.today, -12))
}

/** After a change of post the new things asked for follow within some months, or were there before. */
function readyAfterChange(from: Day, world: World, d: Dice): Day {
  return earlier(addDays(from, d.between(-60, 110)), addDays(world.today, -1))
}

function isNew(requirement: Requirement, needs: readonly Need[]): boolean {
  const same = needs.filter((need) => subjectOf(need.requirement) === subjectOf(requirement))
  return !same.some(({ requirement: had }) => had.kind !== 'competency' || requirement.kind !== 'competency' || had.level >= requirement.level)
}

export function drawNeeds(career: Career, outcome: Outcome, scenario: Scenario, world: World, d: Dice): Need[] {
  const needs: Need[] = []
  const [firstSegment] = career.main
  const last = career.main.at(-1)
  if (!firstSegment || !last) return needs
  const since = firstSegment.from
  const ready = outcome.kind === 'learner' ? earlier(later(addDays(world.start, -120), addDays(since, 30)), addDays(world.today, -1)) : readyOn(since, scenario, world, d)
  const asked = new Set((world.requirements.get(last.position) ?? []).map(subjectOf))
  career.main.forEach((segment, place) => {
    const fresh = (world.requirements.get(segment.position) ?? []).filter((requirement) => isNew(requirement, needs))
    const by = place === 0 ? ready : readyAfterChange(segment.from, world, d)
    const final = d.between(0, Math.max(0, fresh.length - 1))
    // Proofs come in sittings, not one by one.
    const sittings = [by, addDays(by, -d.between(30, 120)), addDays(by, -d.between(121, 380))].map((day) => earlier(later(day, addDays(since, -90)), by))
    fresh.forEach((requirement, i) => needs.push({ requirement, first: i === final ? by : d.one(sittings), current: asked.has(subjectOf(requirement)) }))
  })
  return needs
}
