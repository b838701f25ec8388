/** Sets how long units have to answer. Sheets that are open keep the days they were opened with. The same rule again changes nothing. */
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { SheetRule } from '~/domain/unit-sheet/sheet-rule-form'
import { recordEvent } from '~/server/audit/record-event.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { db } from '~/server/db.server'
import { getSheetRule } from './get-sheet-rule.server'

export async function setSheetRule({ by, rule, now }: { by: Actor; rule: SheetRule; now: Date }): Promise<Result<{ changed: boolean }, 'role'>> {
  if (!(await getTopRight(by, 'setSheetRule', dayOfInstant(now))).ok) return err('role')
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM unit_sheet_rule FOR UPDATE`
    const before = await getSheetRule(tx)
    if (before.answerDays === rule.answerDays) return ok({ changed: false })
    await tx.unitSheetRule.upsert({ where: { id: 1 }, create: rule, update: rule })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'unit_sheet_rule.set', subjectType: 'unit_sheet_rule', subjectId: null, detail: { before, after: rule } })
    return ok({ changed: true })
  })
}
