/**
 * Closes the members of an assignment who hold no post of its unit (or its position) any more, as the evaluation of the next
 * morning would: what is decided about the assignment today is not decided about them. In the caller's transaction, which holds
 * the assignment's row.
 */
import type { Day } from '~/domain/kernel/day'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import type { Transaction } from '~/server/db.server'
import { keepDueDays } from './keep-due-days.server'
import { inChargeSql, memberStateSql } from './member-state-sql.server'

export type LeftOf = { readonly id: string; readonly unitId: string; readonly courseId: string; readonly rule: string; readonly positionId: string | null }

export async function closeLeft(tx: Transaction, { id, unitId, courseId, rule, positionId }: LeftOf, today: Day): Promise<void> {
  const units = ((await findUnitTrees(unitId, [today])).get(today) ?? []).map((unit) => unit.unitId)
  const left = await tx.$queryRaw<{ officerId: string }[]>`
    UPDATE assignment_member m SET closed_because = 'left', closed_on = ${today}::date FROM assignment a
    WHERE a.id = ${id}::uuid AND m.assignment_id = a.id AND ${memberStateSql(today)} IN ('open', 'overdue') AND NOT ${inChargeSql(units, today, rule === 'position' ? positionId : null)}
    RETURNING m.officer_id AS "officerId"`
  if (left.length > 0) await keepDueDays(tx, { courseId, officerIds: left.map(({ officerId }) => officerId), today })
}
