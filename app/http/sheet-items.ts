/** What the addresses and forms of a monthly sheet ask for: a filter of its gaps, a page, the gaps picked. What does not fit is left out. */
import { movers } from '~/domain/compliance/cause'
import { cleanText } from '~/domain/kernel/vietnamese-text'
import { type ItemFilter, shownStates } from '~/domain/unit-sheet/item-filter'

export function readItemFilter(request: Request): ItemFilter {
  const { searchParams } = new URL(request.url)
  return {
    state: shownStates.find((one) => one === searchParams.get('state')) ?? null,
    mover: movers.find((one) => one === searchParams.get('mover')) ?? null,
    gap: cleanText((searchParams.get('gap') ?? '').slice(0, 500)) || null,
    search: cleanText((searchParams.get('q') ?? '').slice(0, 100)),
  }
}

/** A page of the address, from 1. */
export function readPage(request: Request, name = 'page'): number {
  const asked = Math.floor(Number(new URL(request.url).searchParams.get(name)))
  return asked > 0 && asked < 100_000 ? asked : 1
}

/** A gap as a form names it, with how many acts about it the page showed: "<id>.<acts>". */
const SEEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,4})$/i

/** Each gap once. In: the values of one field. */
export function readSeenItems(values: readonly FormDataEntryValue[]): { itemId: string; seen: number }[] {
  const seen = new Map<string, number>()
  for (const value of values) {
    const [, id, acts] = SEEN.exec(typeof value === 'string' ? value : '') ?? []
    if (id !== undefined) seen.set(id.toLowerCase(), Number(acts))
  }
  return [...seen].map(([itemId, acts]) => ({ itemId, seen: acts }))
}
