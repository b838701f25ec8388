/** The rule of which absences leave the counts: the one row of counting_rule. */
import { Prisma } from '@prisma/client'
import { type CountingRule, defaultCountingRule } from '~/domain/compliance/absence'
import type { RunQuery } from './load-person-facts.server'

/** `held`: for spans that are about to be written; the rule then changes only after the transaction that is open. */
export async function getCountingRule(run: RunQuery, { held = false } = {}): Promise<CountingRule> {
  const [row] = await run<CountingRule>(Prisma.sql`
    SELECT excludes_long_leave AS "excludesLongLeave", long_leave_months AS "longLeaveMonths",
      excludes_secondment AS "excludesSecondment", excludes_retirement AS "excludesRetirement" FROM counting_rule ${held ? Prisma.sql`FOR SHARE` : Prisma.empty}`)
  return row ?? defaultCountingRule
}
