/**
 * Which unit of a later day stands for a unit of an earlier one, by the events between: merged units have one successor
 * (many may share it); a unit that was split went to several, and nothing says which of its people went where, so they
 * are attributed to none. A unit that goes on and only gives some people away stands for itself, for all it had. Source: units-2025.md §4 (mapping many to many); issue "Compliance" (today's structure).
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
  return trace(unitId, changes, after, until).end
}

/** Whether a unit, or what stands for it, gave some of its people to other units and went on: they are counted with it for the days before. Total. */
export function hasGivenAway(unitId: string, changes: readonly UnitChange[], after: Day, until: Day): boolean {
  return trace(unitId, changes, after, until).gave
}

function trace(unitId: string, changes: readonly UnitChange[], after: Day, until: Day): { readonly end: Successor; readonly gave: boolean } {
  let current = unitId
  let day = after
  let gave = false
  for (let step = 0; step <= changes.length; step++) {
    const next = nextOf(current, changes, day, until)
    if (next === null) return { end: { kind: 'unit', unitId: current }, gave }
    const { to: [only, ...others], on } = next
    if (only === undefined) return { end: { kind: 'ended' }, gave }
    if (others.length > 0) return { end: { kind: 'split', among: [only, ...others] }, gave }
    gave ||= next.gave
    current = only
    day = on
  }
  return { end: { kind: 'ended' }, gave }
}

/** Where a unit goes by the events of the first day on which it has any; itself alone where it goes on. Null: none. */
function nextOf(unitId: string, changes: readonly UnitChange[], after: Day, until: Day): { readonly on: Day; readonly to: readonly string[]; readonly gave: boolean } | null {
  const own = changes.filter((one) => one.on > after && one.on <= until && one.from.includes(unitId))
  const on = own.map((one) => one.on).sort()[0]
  if (on === undefined) return null
  const to = [...new Set(own.filter((one) => one.on === on).flatMap((one) => one.to))]
  return to.includes(unitId) ? { on, to: [unitId], gave: to.length > 1 } : { on, to, gave: false }
}

/** The units of `until` that a unit of the day `after` went to, none twice: one after mergers, several where it was split, none where it ended. Total. */
export function heirsOf(unitId: string, changes: readonly UnitChange[], after: Day, until: Day): string[] {
  const heirs = new Set<string>()
  const seen = new Set<string>()
  const follow = (unit: string, day: Day) => {
    const key = `${unit} ${day}`
    if (seen.has(key)) return
    seen.add(key)
    const next = nextOf(unit, changes, day, until)
    if (next === null) heirs.add(unit)
    else for (const target of next.to) follow(target, next.on)
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
