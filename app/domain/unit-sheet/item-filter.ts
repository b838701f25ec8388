/**
 * Which gaps of a sheet a page shows, and how many stand where. `open` waits at the unit itself, `above` at one above it:
 * a gap is in exactly one of the states, so the counts add up to the sheet. Source: decision 104.
 */
import { searchMatches } from '../kernel/vietnamese-text'
import type { ItemState } from './sheet-item'

export const shownStates = ['open', 'above', 'planned', 'confirmed', 'disputed'] as const
export type ShownState = (typeof shownStates)[number]

export type ItemFilter = { readonly state: ShownState | null; /** whose move: compliance names them */ readonly mover: string | null; /** a `gapKey` */ readonly gap: string | null; /** beginnings of words of a name, or of a staff code */ readonly search: string }
export const EVERY_ITEM: ItemFilter = { state: null, mover: null, gap: null, search: '' }

type Named = { readonly code: string; readonly name: string; readonly requirementId: string | null }
export type Filtered = Named & Pick<ItemState, 'state' | 'above'> & { readonly mover: string; readonly searchKey: string; readonly staffCode: string }

/** Where a gap stands, in one word. */
export function shownState({ state, above }: Pick<ItemState, 'state' | 'above'>): ShownState {
  return state === 'open' && above ? 'above' : state
}

/** What is missing, the same for everybody who misses it, whichever position asks: its code, or the kind that has none. */
export function gapKey({ code, name, requirementId }: Named): string {
  if (requirementId === null) return 'no_standard'
  return code || name || 'education'
}

/** Whether a gap is in a filter. A search with a digit in it is looked for in the staff code too. Total. */
export function inFilter(item: Filtered, { state, mover, gap, search }: ItemFilter): boolean {
  if (state !== null && shownState(item) !== state) return false
  if (mover !== null && item.mover !== mover) return false
  if (gap !== null && gapKey(item) !== gap) return false
  const typed = search.trim()
  return searchMatches(typed, item.searchKey) || (/\d/.test(typed) && item.staffCode.toLocaleUpperCase().includes(typed.toLocaleUpperCase()))
}

/** How many gaps stand where; every state is named. */
export function countStates(items: readonly Pick<ItemState, 'state' | 'above'>[]): Record<ShownState, number> {
  const counts: Record<ShownState, number> = { open: 0, above: 0, planned: 0, confirmed: 0, disputed: 0 }
  for (const item of items) counts[shownState(item)] += 1
  return counts
}

/**
 * The gaps of a filter that are answered together when the reader asks for all of them: those he or she may answer, and,
 * unless a state was asked for, only those nobody has answered: what was said about the others is not written over in passing.
 */
export function answeredTogether<Item extends Filtered & { readonly mayAnswer: boolean }>(items: readonly Item[], filter: ItemFilter): Item[] {
  return items.filter((item) => item.mayAnswer && inFilter(item, filter) && (filter.state !== null || item.state === 'open'))
}
