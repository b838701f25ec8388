/** The rule of which absences leave the counts: the one row of counting_rule. */
import { Prisma } from '@prisma/client'
import { type CountingRule, defaultCountingRule } from '~/domain/compliance/absence'
import type { RunQuery } from './load-person-facts.server'

export async function getCountingRule(run: RunQuery): Promise<CountingRule> {
  const [row] = await run<CountingRule>(Prisma.sql`
    SELECT excludes_long_leave AS "excludesLongLeave", long_leave_months AS "longLeaveMonths",
      excludes_secondment AS "excludesSecondment", excludes_retirement AS "excludesRetirement" FROM counting_rule`)
  return row ?? defaultCountingRule
}
