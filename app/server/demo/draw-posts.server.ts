/** Which posts there are: so many in the city, in each district, and three to six in each commune. */
import type { Scenario } from './find-scenario.server'
import type { Dice } from './make-dice.server'
import type { Units, WorldUnit } from './load-world.server'

export type Post = { unit: WorldUnit; position: string }

function repeated(unit: WorldUnit, counts: Record<string, number>): Post[] {
  return Object.entries(counts).flatMap(([position, count]) => Array.from({ length: count }, () => ({ unit, position })))
}

/** So many posts per commune that all of them together are as many as wanted, each within the bounds. */
function sizes(communes: number, wanted: number, least: number, most: number, d: Dice): number[] {
  const all = Array.from({ length: communes }, () => d.between(least, most))
  let sum = all.reduce((a, b) => a + b, 0)
  const goal = Math.min(Math.max(wanted, communes * least), communes * most)
  while (sum !== goal) {
    const i = d.between(0, communes - 1)
    const step = sum < goal ? 1 : -1
    const size = (all[i] ?? 0) + step
    if (size < least || size > most) continue
    all[i] = size
    sum += step
  }
  return all
}

function communePosts(unit: WorldUnit, size: number, { always, others }: Scenario['posts']['commune'], d: Dice): Post[] {
  const positions = always.slice(0, size)
  const left = { ...others }
  while (positions.length < size) {
    const position = Object.keys(left).length > 0 ? d.weighted(left) : d.weighted(others)
    delete left[position]
    positions.push(position)
  }
  return positions.map((position) => ({ unit, position }))
}

export function drawPosts({ posts, officers }: Scenario, units: Units, d: Dice): Post[] {
  const above = units.all.flatMap((unit) => (unit.level === 'city' ? repeated(unit, posts.city) : unit.level === 'district' ? repeated(unit, posts.district) : []))
  const communes = units.all.filter(({ level }) => level === 'commune')
  const each = sizes(communes.length, officers - above.length, posts.commune.least, posts.commune.most, d)
  return [...above, ...communes.flatMap((unit, i) => communePosts(unit, each[i] ?? 0, posts.commune, d))]
}
