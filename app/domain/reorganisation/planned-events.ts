/**
 * The events by which a past day is read in the structure after a reorganisation (domain/org/successor): a split for a unit
 * whose people go to several, a merge into each unit that takes in what ended, a dissolution for what has no successor; a
 * rename or a move is no change of identity and only told. Source: decisions 010, 042.
 */
import type { Destination, PlannedEvent, UnitOutcome } from './reorganisation'

/** In: outcomes of units, and where each old unit goes. Out: the events; keys of units to be made stand among the ids. */
export function plannedEvents(outcomes: readonly UnitOutcome[], destinations: ReadonlyMap<string, readonly Destination[]>): PlannedEvent[] {
  const goes = [...destinations].map(([from, own]) => ({ from, to: [...new Set(own.map(({ key }) => key))] }))
  const dissolved = goes.filter(({ to }) => to.length === 0).map(({ from }) => from)
  const splits = goes.filter(({ to }) => to.length > 1).map(({ from, to }): PlannedEvent => ({ type: 'split', from: [from], to }))
  const into = new Map<string, string[]>()
  for (const { from, to: [only, ...others] } of goes) if (only !== undefined && others.length === 0 && only !== from) into.set(only, [...(into.get(only) ?? []), from])
  const merges = [...into].map(([to, from]): PlannedEvent => ({ type: 'merge', from, to: [to] }))
  const changes = outcomes.flatMap(({ key, changes: own }) => own.flatMap((type): PlannedEvent[] => (type === 'recode' ? [] : [{ type, from: [key], to: [key] }])))
  return [...splits, ...merges, ...(dissolved.length === 0 ? [] : [{ type: 'dissolve' as const, from: dissolved, to: [] }]), ...changes]
}
