/** How many working days units have to answer the gaps of a sheet opened now: the one row of unit_sheet_rule. */
import { DEFAULT_ANSWER_DAYS } from '~/domain/unit-sheet/sheet-days'
import type { SheetRule } from '~/domain/unit-sheet/sheet-rule-form'
import type { Transaction } from '~/server/db.server'

export async function getSheetRule(tx: Pick<Transaction, 'unitSheetRule'>): Promise<SheetRule> {
  return { answerDays: (await tx.unitSheetRule.findUnique({ where: { id: 1 } }))?.answerDays ?? DEFAULT_ANSWER_DAYS }
}
