/** The tiết a year of a new requirement of yearly hours: kept with the counting rule. */
import { DEFAULT_YEARLY_HOURS } from '~/domain/standard/standard-content'
import type { Transaction } from '~/server/db.server'

export async function getYearlyHours(tx: Pick<Transaction, 'countingRule'>): Promise<number> {
  return (await tx.countingRule.findUnique({ where: { id: 1 }, select: { yearlyHours: true } }))?.yearlyHours ?? DEFAULT_YEARLY_HOURS
}
