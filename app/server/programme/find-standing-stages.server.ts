/** The stages of some members that stand, in their order, and the highest number given to one, taken back or not. */
import type { Stage, StageEntry } from '~/domain/programme/stage'
import { fromColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'

export type StandingStages = { readonly entries: readonly (StageEntry & { readonly id: string; readonly evidenceId: string | null })[]; readonly most: number }

export async function findStandingStages(tx: Transaction, memberIds: readonly string[]): Promise<Map<string, StandingStages>> {
  const rows = await tx.programmeStage.findMany({ where: { memberId: { in: [...memberIds] } }, orderBy: { number: 'asc' } })
  const found = new Map<string, StandingStages>()
  for (const { id, memberId, number, stage, happenedOn, supersededAt, evidenceId } of rows) {
    const { entries } = found.get(memberId) ?? { entries: [] }
    found.set(memberId, { entries: supersededAt === null ? [...entries, { id, evidenceId, stage: stage as Stage, on: fromColumn(happenedOn) }] : entries, most: number })
  }
  return found
}
