/**
 * A reorganisation happens to people by decision: on its day every post in a unit that ends is closed, and a new one
 * begins in the unit that took it over. Of several chairmen who come together one stays; people of district offices go
 * to a commune of that district or to the city. What becomes of which position is data of the scenario.
 */
import type { Day } from '~/domain/kernel/day'
import { toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { type Dice, makeDice, later } from './make-dice.server'
import { type Career, type Segment, decisionText } from './draw-career.server'
import type { Reorganisation, Scenario } from './find-scenario.server'
import type { World, WorldUnit } from './load-world.server'

type Move = { old: string; fresh: string }
type Heads = Map<string, number>
type Context = { scenario: Scenario; rule: Reorganisation; world: World; successors: Map<string, WorldUnit[]>; heads: Heads }

async function findSuccessors(tx: Transaction, world: World, on: Day): Promise<Map<string, WorldUnit[]>> {
  const moves = await tx.$queryRaw<Move[]>`
    SELECT f.unit_id::text AS old, t.unit_id::text AS fresh
    FROM unit_event e JOIN unit_event_member f ON f.event_id = e.id AND f.side = 'from' JOIN unit_event_member t ON t.event_id = e.id AND t.side = 'to'
    WHERE e.type = 'merge' AND e.effective_on = ${toColumn(on)} ORDER BY e.key`
  const successors = new Map<string, WorldUnit[]>()
  const add = (old: string | null | undefined, fresh: WorldUnit) => {
    if (old) successors.set(old, [...(successors.get(old) ?? []), fresh])
  }
  for (const { old, fresh } of moves) {
    const unit = world.now.byId.get(fresh)
    if (!unit) continue
    add(old, unit)
    add(world.before.byId.get(old)?.parentId, unit)
  }
  return successors
}

/** One head for each new unit, then so many deputies; whoever comes after takes another post. */
function headPosition(position: string, unit: WorldUnit, { rule, heads }: Context): string {
  const { first, next, next_count, rest } = rule.heads
  if (position !== first && position !== next) return position
  const place = heads.get(`${unit.id}:${first}`) === undefined && position === first ? 0 : (heads.get(`${unit.id}:${next}`) ?? 0) + 1
  if (place === 0) heads.set(`${unit.id}:${first}`, 1)
  else heads.set(`${unit.id}:${next}`, place)
  return place === 0 ? first : place <= next_count ? next : rest
}

function newPost(segment: Segment, context: Context, d: Dice): { unit: WorldUnit; position: string } {
  const { world, successors, rule } = context
  if (segment.unit.level === 'city') return segment
  const moved = segment.unit.level === 'district' ? (rule.district_positions[segment.position] ?? segment.position) : segment.position
  const unit = rule.city_positions.includes(moved) ? world.now.city : d.one(successors.get(segment.unit.id) ?? [])
  return { unit, position: segment.unit.level === 'district' ? moved : headPosition(moved, unit, context) }
}

/** A second post goes along to the new unit, unless it has become the main one. */
function second(old: Segment | null, post: { unit: WorldUnit; position: string }, on: Day): Segment | null {
  return old === null || old.position === post.position || post.unit.level === 'city' ? null : { ...old, unit: post.unit, from: later(old.from, on) }
}

function reassign({ main, concurrent }: Career, context: Context, d: Dice): Career {
  const { on, decision } = context.rule
  const last = main.at(-1)
  if (!last || last.unit.level === 'city') return { main, concurrent }
  // Where the person ends up is decided once; a promotion after the day takes place in the same new unit.
  const post = newPost(last, context, d)
  const kept = main.filter(({ from }) => from < on).map((segment) => ({ ...segment, to: segment.to === null || segment.to > on ? on : segment.to }))
  const begins = kept.length > 0 ? on : last.from
  return { main: [...kept, { ...post, from: later(begins, on), to: null, decision: decisionText(context.scenario, d, begins, kept.length > 0 ? decision : '') }], concurrent: second(concurrent, post, begins) }
}

/** The careers after the scenario's reorganisation; unchanged when it has none. */
export async function reassignOfficers(tx: Transaction, scenario: Scenario, world: World, careers: Career[]): Promise<Career[]> {
  const rule = scenario.reorganisation
  if (!rule || rule.on > world.today) return careers
  const context: Context = { scenario, rule, world, successors: await findSuccessors(tx, world, rule.on), heads: new Map() }
  return careers.map((career, i) => reassign(career, context, makeDice(`${scenario.seed}:reassign:${i}`)))
}
