/** The postings of one officer up to today: from before the history, hired within it, promoted, or moved to a neighbour. */
import { type Day, addDays } from '~/domain/kernel/day'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import type { Dice } from './make-dice.server'
import type { Scenario } from './find-scenario.server'
import type { Post } from './draw-posts.server'
import type { Units, World, WorldUnit } from './load-world.server'

export type Segment = { unit: WorldUnit; position: string; from: Day; to: Day | null; decision: string }
export type Career = { main: Segment[]; concurrent: Segment | null }

/** The decision by which a post begins: some days before it, with a number, and what it is about where that matters. */
export function decisionText({ texts }: Scenario, d: Dice, on: Day, about = ''): string {
  const text = texts.decision.replace('{number}', String(d.between(12, 2480))).replace('{day}', formatDayTable(addDays(on, -d.between(1, 6))))
  return about === '' ? text : `${text} (${about})`
}

function siblings(units: Units, unit: WorldUnit): WorldUnit[] {
  return units.all.filter((other) => other.level === unit.level && other.parentId === unit.parentId && other.id !== unit.id)
}

/** Before the change: another position of the same unit (promoted), or the same position next door (moved). */
function previousPost(kind: string, post: Post, scenario: Scenario, world: World, d: Dice): Post | null {
  if (kind === 'promoted') {
    const from = scenario.promoted_from[post.position]
    return from ? { unit: post.unit, position: d.one(from) } : null
  }
  const others = kind === 'moved' && post.unit.level === 'commune' ? siblings(world.before, post.unit) : []
  return others.length > 0 ? { unit: d.one(others), position: post.position } : null
}

function mainSegments(post: Post, scenario: Scenario, world: World, d: Dice): Segment[] {
  const { hired, promoted, moved } = scenario.careers
  const kind = d.weighted({ hired, promoted, moved, steady: 100 - hired - promoted - moved })
  const change = d.day(addDays(world.start, 30), addDays(world.today, -60))
  const since = kind === 'hired' ? change : addDays(world.start, -d.between(60, 12 * 365))
  const previous = previousPost(kind, post, scenario, world, d)
  if (!previous) return [{ ...post, from: since, to: null, decision: decisionText(scenario, d, since) }]
  return [
    { ...previous, from: since, to: change, decision: decisionText(scenario, d, since) },
    { ...post, from: change, to: null, decision: decisionText(scenario, d, change) },
  ]
}

export function drawCareer(post: Post, scenario: Scenario, world: World, d: Dice): Career {
  const main = mainSegments(post, scenario, world, d)
  const last = main.at(-1)
  const second = post.unit.level === 'commune' && last && d.chance(scenario.concurrent) ? d.one(Object.keys(scenario.posts.commune.others)) : post.position
  if (!last || second === post.position) return { main, concurrent: null }
  const from = d.day(last.from > world.start ? last.from : world.start, addDays(world.today, -20))
  return { main, concurrent: { unit: post.unit, position: second, from, to: null, decision: decisionText(scenario, d, from, scenario.texts.concurrent) } }
}
