/**
 * Which positions are in a transition on a day: whoever has held one without a break since before the version in force began
 * is judged by the version before, and by the one before that where its transition lasts too. The same rule as in
 * compliance/evaluate, as a table that a count over many people can ask. Source: decision 021.
 */
import type { Day } from '../kernel/day'
import { type StandardsByPosition, standardInForce } from './standard'

/** Who has held the position since before `heldBefore` is judged by this version, unless an earlier one speaks of him or her. */
export type Transition = { readonly positionId: string; readonly standardId: string; readonly heldBefore: Day }

/** Of each position from the latest version back, so that `heldBefore` falls. Total. */
export function transitionsOn(standards: StandardsByPosition, asOf: Day): Transition[] {
  return [...standards.entries()].flatMap(([positionId, versions]) => {
    const found: Transition[] = []
    let version = standardInForce(standards, positionId, asOf)
    while (version !== null && (version.transitionUntil ?? null) !== null && asOf < (version.transitionUntil as Day)) {
      const { from } = version.span
      const before = versions.find(({ span }) => span.to === from) ?? null
      if (before !== null) found.push({ positionId, standardId: before.id, heldBefore: from })
      version = before
    }
    return found
  })
}
