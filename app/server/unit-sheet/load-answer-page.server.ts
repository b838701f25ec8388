/** The gaps of a sheet that are to be answered together, by name or as all of a filter: those the reader may answer, in the order of the sheet. */
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { answeredTogether, type ItemFilter } from '~/domain/unit-sheet/item-filter'
import { ANSWER_AT_ONCE } from './answer-items.server'
import type { SheetRefusal } from './get-sheet.server'
import { loadUnitSheet, type ShownItem, type UnitSheetPage } from './load-unit-sheet.server'

export type AnswerPage = Pick<UnitSheetPage, 'path' | 'places'> & {
  readonly month: Day
  readonly rows: readonly ShownItem[]
  /** asked for and on the sheet, but not the reader's to answer (any more) */
  readonly others: readonly ShownItem[]
  /** in the filter beyond what one post answers */
  readonly left: number
}

type Question = { readonly by: Actor; readonly unitId: string; readonly month: Day | null; readonly chosen: { readonly ids: readonly string[] } | { readonly filter: ItemFilter }; readonly today: Day }

export async function loadAnswerPage({ chosen, ...asked }: Question): Promise<Result<AnswerPage, SheetRefusal>> {
  const found = await loadUnitSheet(asked)
  if (!found.ok) return found
  const { path, places, sheet, items } = found.value
  if (sheet === null) return err('not_found')
  const named = 'filter' in chosen ? answeredTogether(items, chosen.filter) : items.filter(({ id }) => chosen.ids.includes(id))
  const rows = named.filter(({ mayAnswer }) => mayAnswer)
  return ok({ path, places, month: sheet.month, rows: rows.slice(0, ANSWER_AT_ONCE), others: named.filter(({ mayAnswer }) => !mayAnswer), left: Math.max(0, rows.length - ANSWER_AT_ONCE) })
}
