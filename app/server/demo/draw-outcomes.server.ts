/**
 * Who meets the standard today, decided before any proof is drawn: each unit under the city gets its share, spread evenly
 * between the bounds of its type, and each person who does not meet it gets a cause. Proofs are then made to match.
 */
import type { Dice } from './make-dice.server'
import type { Learner, Scenario } from './find-scenario.server'
import type { World, WorldUnit } from './load-world.server'

export type Lack = 'certificate_never' | 'certificate_lapsed' | 'competency_below' | 'document_missing'
export type Outcome = { kind: 'meets' } | { kind: 'lacks'; cause: Lack } | { kind: 'learner'; learner: Learner }
export type Seat = { unit: WorldUnit; outcome: Outcome | null }

function groupOf(unit: WorldUnit, world: World): WorldUnit {
  const parent = unit.parentId ? world.now.byId.get(unit.parentId) : undefined
  return !parent || parent.level === 'city' ? unit : groupOf(parent, world)
}

/** A share for each unit of one type: evenly from the lowest to the highest, in random order. */
function sharesOf(units: WorldUnit[], [low, high]: readonly [number, number], d: Dice): Map<string, number> {
  const step = units.length > 1 ? (high - low) / (units.length - 1) : 0
  return new Map(d.shuffled(units).map((unit, i) => [unit.id, high - step * i]))
}

/** In: the unit each officer is in today, and what is settled already. Out: the outcome of each, in the same order. */
export function drawOutcomes(seats: Seat[], scenario: Scenario, world: World, d: Dice): Outcome[] {
  const members = new Map<string, number[]>()
  const groups = new Map<string, WorldUnit>()
  seats.forEach(({ unit }, i) => {
    const group = groupOf(unit, world)
    groups.set(group.id, group)
    members.set(group.id, [...(members.get(group.id) ?? []), i])
  })
  const outcomes = seats.map(({ outcome }) => outcome)
  for (const [type, bounds] of Object.entries(scenario.shares)) {
    const shares = sharesOf([...groups.values()].filter((group) => group.type === type), bounds, d)
    for (const [id, share] of shares) {
      const all = members.get(id) ?? []
      const open = d.shuffled(all.filter((i) => outcomes[i] === null))
      const settled = all.filter((i) => outcomes[i]?.kind === 'meets').length
      const meeting = Math.max(0, Math.round(all.length * share) - settled)
      open.forEach((i, place) => (outcomes[i] = place < meeting ? { kind: 'meets' } : { kind: 'lacks', cause: d.weighted(scenario.causes) }))
    }
  }
  return outcomes.map((outcome) => outcome ?? { kind: 'meets' })
}
