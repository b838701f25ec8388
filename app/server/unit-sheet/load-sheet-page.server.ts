/** A sheet as its page shows it: a page of the gaps of a filter, the counts of all, what may be answered together, and a page of what came up from below. */
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { answeredTogether, countStates, gapKey, inFilter, type ItemFilter, type ShownState } from '~/domain/unit-sheet/item-filter'
import { type CameUpPage, findCameUp } from './find-came-up.server'
import type { SheetRefusal } from './get-sheet.server'
import { loadUnitSheet, type ShownItem, type UnitSheetPage } from './load-unit-sheet.server'

/** Gaps on a page of the screen; on paper stand all of them. */
const ITEMS_PER_PAGE = 25

export type SheetPage = UnitSheetPage & {
  readonly rows: readonly ShownItem[]
  /** gaps in the filter */
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly counts: Readonly<Record<ShownState, number>>
  /** one gap for each requirement that the sheet names */
  readonly requirements: readonly ShownItem[]
  /** how many gaps of the filter the reader may answer together */
  readonly together: number
  readonly below: CameUpPage
}

type Question = { readonly by: Actor; readonly unitId: string; readonly month: Day | null; readonly filter: ItemFilter; readonly page: number; readonly belowPage: number; readonly today: Day }

/** Pages from 1; past the end the last one is given. */
export async function loadSheetPage({ filter, page, belowPage, ...asked }: Question): Promise<Result<SheetPage, SheetRefusal>> {
  const found = await loadUnitSheet(asked)
  if (!found.ok) return found
  const { items } = found.value
  const chosen = items.filter((item) => inFilter(item, filter))
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(chosen.length / ITEMS_PER_PAGE)))
  return ok({
    ...found.value, rows: chosen.slice((shown - 1) * ITEMS_PER_PAGE, shown * ITEMS_PER_PAGE), total: chosen.length, page: shown, pageSize: ITEMS_PER_PAGE,
    counts: countStates(items), requirements: items.filter((item, index) => items.findIndex((other) => gapKey(other) === gapKey(item)) === index), together: answeredTogether(items, filter).length,
    below: await findCameUp(asked.unitId, asked.today, belowPage),
  })
}
