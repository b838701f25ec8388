/** The counting rule, and how long units have to answer their sheets, as whoever sees figures of a unit may read them; HR of a top unit may set them. */
import { mayEver } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { StandingSettings } from '~/domain/compliance/counting-rule-form'
import type { SheetRule } from '~/domain/unit-sheet/sheet-rule-form'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { db } from '~/server/db.server'
import { getSheetRule } from '~/server/unit-sheet/get-sheet-rule.server'
import { getCountingRule } from './get-counting-rule.server'
import { getYearlyHours } from './get-yearly-hours.server'
import { queriesOf } from './load-person-facts.server'

export type CountingRulePage = StandingSettings & {
  readonly sheetRule: SheetRule
  readonly maySet: boolean
  /** People with an absence on record. */
  readonly people: number
  /** Of a rewriting under way: how many are done of how many; null when none is. */
  readonly rewriting: { readonly done: number; readonly total: number } | null
}

export async function loadCountingRulePage(by: Actor, today: Day): Promise<Result<CountingRulePage, 'role'>> {
  if (!mayEver(by, 'viewUnitStanding').ok) return err('role')
  const [rule, yearlyHours, sheetRule, right, absent, rewriting] = await Promise.all([
    getCountingRule(queriesOf(db())),
    getYearlyHours(db()),
    getSheetRule(db()),
    getTopRight(by, 'setCountingRule', today),
    db().absence.findMany({ where: { supersededAt: null }, distinct: ['officerId'], select: { officerId: true } }),
    db().standingRewrite.aggregate({ where: { finishedAt: null }, _sum: { done: true, total: true } }),
  ])
  const total = rewriting._sum.total ?? 0
  return ok({ rule, yearlyHours, sheetRule, maySet: right.ok, people: absent.length, rewriting: total === 0 ? null : { done: Math.min(rewriting._sum.done ?? 0, total), total } })
}
