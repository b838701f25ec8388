/**
 * What becomes of that which hangs on a unit that ends. Where the unit goes wholly to one other, its places in the reserve
 * programme, the members who count for it and the courses assigned to its people go along; where it goes to several, members
 * count for the unit they go to and the rest is for people to look at; what belongs to a month that is over stays. A place
 * goes only to a unit that stands directly below the one that runs the programme. Source: docs/decisions/043.
 */
export const DEPENDENT_KINDS = ['quota', 'member', 'programme', 'assignment', 'sheet'] as const
export type DependentKind = (typeof DEPENDENT_KINDS)[number]

export type HeldDependent = {
  readonly kind: DependentKind
  readonly unitId: string
  /** of the programme or of the course; empty: its kind says all */
  readonly name: string
  /** of quotas and members: the unit that runs the programme */
  readonly runBy: string | null
  /** places, people, assignments or sheets */
  readonly count: number
}
/** carried: goes to `into`; byPerson: with each person; stays: with the old unit; look: somebody has to decide. */
export type Fate = 'carried' | 'byPerson' | 'stays' | 'look'
export type FollowedDependent = Omit<HeldDependent, 'runBy'> & { readonly fate: Fate; readonly into: string | null }

/** In: what hangs on units that end; where each goes (ids or keys); what a unit stands under afterwards. Out: each with its fate. */
export function followDependents(held: readonly HeldDependent[], successors: ReadonlyMap<string, readonly string[]>, parentOf: (key: string) => string | null): FollowedDependent[] {
  return held.map(({ runBy, ...dependent }) => {
    const [only, ...others] = successors.get(dependent.unitId) ?? []
    const into = only === undefined || others.length > 0 || (runBy !== null && parentOf(only) !== runBy) ? null : only
    const fate = fateOf(dependent.kind, into !== null, others.length > 0)
    return { ...dependent, fate, into: fate === 'carried' ? into : null }
  })
}

function fateOf(kind: DependentKind, toOne: boolean, toSeveral: boolean): Fate {
  if (kind === 'sheet') return 'stays'
  if (kind === 'programme') return 'look'
  if (toOne) return 'carried'
  return kind === 'member' && toSeveral ? 'byPerson' : 'look'
}
