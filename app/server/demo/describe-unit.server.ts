/** A unit of the demo's world as a paper names it. */
import { unitPhrase } from '~/domain/org/unit-phrase'
import type { World, WorldUnit } from './load-world.server'

export function describeUnit(unit: WorldUnit, world: World): string {
  const path: WorldUnit[] = []
  for (let at: WorldUnit | undefined = unit; at; at = at.parentId ? world.unitNames.get(at.parentId) : undefined) path.push(at)
  return unitPhrase(path)
}
