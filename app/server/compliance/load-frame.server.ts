/**
 * The units a page is about: its own, those above and right below it, and which units of each day are counted under which
 * of them. Structure of the day: the tree as it was. Structure of today: each unit of the day under its successor
 * (domain/org/back-cast). The right is asked here, with the units of the day itself.
 */
import { type Act, may, scopeUnits } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Structure } from '~/domain/compliance/people-filter'
import { type Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { backCast } from '~/domain/org/back-cast'
import { type UnitVersionOf, topsOf, treeUnder, unitsOn } from '~/domain/org/unit-tree'
import type { Refusal } from '~/domain/access/policy'
import { findUnitChanges } from './find-unit-changes.server'
import { findUnitVersions } from './find-unit-versions.server'
import { isId } from './get-unit-path.server'

/** top: the id of the unit itself, or of one right below it; null: of the whole, but under none of them. */
export type CountedUnit = { readonly unit: UnitOnDay; readonly top: string | null }

export type Frame = {
  readonly structure: Structure
  readonly unit: UnitOnDay
  /** Nearest first. */
  readonly ancestors: readonly UnitOnDay[]
  readonly children: readonly UnitOnDay[]
  /** By day asked for. */
  readonly counted: ReadonlyMap<Day, readonly CountedUnit[]>
  /** Units of the day that were split and are counted nowhere on this page. */
  readonly split: readonly UnitOnDay[]
  /** Units of the day that gave some of their people to others since, who are counted with them. */
  readonly gave: readonly UnitOnDay[]
}

export type FrameQuestion = { readonly actor: Actor; readonly act: Act; readonly unitId: string; readonly asOf: Day; readonly today: Day; readonly days?: readonly Day[]; readonly structure: Structure }

export async function loadFrame(question: FrameQuestion): Promise<Result<Frame, Refusal | 'not_found'>> {
  const { actor, act, unitId, asOf, today, structure } = question
  if (!isId(unitId)) return err('not_found')
  const versions = await findUnitVersions()
  const shape = unitsOn(versions, structure === 'today' ? today : asOf)
  const tree = treeUnder(shape, unitId)
  const [unit] = tree
  if (unit === undefined) return err('not_found')
  const ancestors = ancestorsOf(shape, unit)
  const days = [...new Set([asOf, ...(question.days ?? [])])]
  const base = { structure, unit, ancestors, children: tree.filter(({ parentId }) => parentId === unitId) }
  if (structure === 'then') {
    const decision = may(actor, act, { unitPath: [unit, ...ancestors].map((one) => one.unitId) })
    if (!decision.ok) return err(decision.reason)
    const then = onceAnEpoch(versions, (day) => asItWas(treeUnder(unitsOn(versions, day), unitId)))
    return ok({ ...base, split: [], gave: [], counted: new Map(days.map((day) => [day, then(day)])) })
  }
  const held = new Set(scopeUnits(actor, act))
  const changes = await findUnitChanges()
  const cast = onceAnEpoch(versions, (day) => backCast({ then: unitsOn(versions, day), later: shape, rootId: unitId, held, changes, day, until: today }))
  const now = cast(asOf)
  if (now.placed.length === 0) return err('not_found')
  return ok({ ...base, split: now.split, gave: now.gave, counted: new Map(days.map((day) => [day, cast(day).placed])) })
}

/** Units change on few days: what is asked of several days between two of these is worked out once. */
function onceAnEpoch<Value>(versions: readonly UnitVersionOf<UnitOnDay>[], work: (day: Day) => Value): (day: Day) => Value {
  const turns = [...new Set(versions.flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, validTo])))]
  const done = new Map<number, Value>()
  return (day) => {
    const epoch = turns.filter((turn) => turn <= day).length
    const value = done.get(epoch) ?? work(day)
    done.set(epoch, value)
    return value
  }
}

function asItWas(tree: readonly UnitOnDay[]): CountedUnit[] {
  const tops = topsOf(tree)
  return tree.map((unit) => ({ unit, top: tops.get(unit.unitId) ?? null }))
}

function ancestorsOf(units: readonly UnitOnDay[], { parentId }: UnitOnDay): UnitOnDay[] {
  const parents = new Map(units.map((one) => [one.unitId, one]))
  const path: UnitOnDay[] = []
  for (let above = parents.get(parentId ?? ''); above !== undefined && !path.includes(above); above = parents.get(above.parentId ?? '')) path.push(above)
  return path
}
