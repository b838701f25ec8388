/**
 * How the people of a list are given a course: by name, as far as the form takes so many; else by the rule that means the
 * same people, where there is one: all of a unit, or all who hold a position in it. "Lacks X" has none: a rule asks what a
 * course closes, and of that there may be several. Source: product choice (decision 100).
 */
import { MOST_NAMED } from '../assignment/assignment-form'
import { conditions } from './officer-query'
import type { OfficerFilter } from './overview'

/** Null: too many to be named, and no rule means them. */
export type ListOffer = 'list' | 'unit' | 'position' | null

/** In: what narrows the list, and how many it holds (≥ 0). Total. */
export function listOffer(filter: OfficerFilter, people: number): ListOffer {
  if (people <= MOST_NAMED) return 'list'
  const held = conditions.filter((one) => filter[one] !== undefined)
  if (held.length === 0) return 'unit'
  return held.length === 1 && held[0] === 'positionId' ? 'position' : null
}
