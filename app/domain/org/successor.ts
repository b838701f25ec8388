/**
 * Which unit of a later day stands for a unit of an earlier one, by the events between: merged units have one successor
 * (many may share it); a unit that was split went to several, and nothing says which of its people went where, so they
 * are attributed to none. Source: units-2025.md §4 (mapping many to many); issue "Compliance" (today's structure).
 */
import { addDays, type Day } from '../kernel/day'

/** Units of one event: what it ended or took from, and what came of it. */
export type UnitChange = { readonly on: Day; readonly from: readonly string[]; readonly to: readonly string[] }

export type Successor =
  | { readonly kind: 'unit'; readonly unitId: string }
  | { readonly kind: 'split'; readonly among: readonly string[] }
  | { readonly kind: 'ended' }

/** In: a unit as of the day `after`, and events in any order. Out: what stands for it on `until`. Total; a circle of events ends as `ended`. */
export function successorOf(unitId: string, changes: readonly UnitChange[], after: Day, until: Day): Successor {
  let current = unitId
  let day = after
  for (let step = 0; step <= changes.length; step++) {
    const own = changes.filter((one) => one.on > day && one.on <= until && one.from.includes(current))
    const on = own.map((one) => one.on).sort()[0]
    if (on === undefined) return { kind: 'unit', unitId: current }
    const targets = [...new Set(own.filter((one) => one.on === on).flatMap(({ to }) => to))]
    const [only] = targets
    if (only === undefined) return { kind: 'ended' }
    if (targets.length > 1) return { kind: 'split', among: targets }
    current = only
    day = on
  }
  return { kind: 'ended' }
}

/** The units of `until` that a unit of the day `after` went to, none twice: one after mergers, several where it was split, none where it ended. Total. */
export function heirsOf(unitId: string, changes: readonly UnitChange[], after: Day, until: Day): string[] {
  const heirs = new Set<string>()
  const seen = new Set<string>()
  const follow = (unit: string, day: Day) => {
    const key = `${unit} ${day}`
    if (seen.has(key)) return
    seen.add(key)
    const own = changes.filter((one) => one.on > day && one.on <= until && one.from.includes(unit))
    const on = own.map((one) => one.on).sort()[0]
    if (on === undefined) heirs.add(unit)
    else for (const target of own.filter((one) => one.on === on).flatMap(({ to }) => to)) follow(target, on)
  }
  follow(unitId, after)
  return [...heirs]
}

/** Every unit that the whole of which, by events until a day, went to this one: directly or through others. Total. */
export function forerunnersOf(unitId: string, changes: readonly UnitChange[], until: Day): string[] {
  const sources = [...new Set(changes.flatMap(({ from }) => from))]
  return sources.filter((source) => {
    if (source === unitId) return false
    const first = changes.filter(({ from, on }) => from.includes(source) && on <= until).map(({ on }) => on).sort()[0]
    const heir = first === undefined ? null : successorOf(source, changes, addDays(first, -1), until)
    return heir?.kind === 'unit' && heir.unitId === unitId
  })
}
