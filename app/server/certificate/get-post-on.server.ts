/** The main post an officer holds on a day, and its unit with the units above it, nearest first. */
import { type Day } from '~/domain/kernel/day'
import { toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'

export type PostOn = { readonly position: string; readonly units: readonly { readonly id: string; readonly name: string; readonly type: string; readonly level: string }[] }

/** Null: no main post on that day. */
export async function getPostOn(tx: Transaction, officerId: string, day: Day): Promise<PostOn | null> {
  const on = toColumn(day)
  const posting = await tx.posting.findFirst({
    where: { officerId, kind: 'main', supersededAt: null, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] },
    select: { unitId: true, position: { select: { name: true } } },
  })
  if (!posting) return null
  const units = await tx.$queryRaw<{ id: string; name: string; type: string; level: string }[]>`
    WITH RECURSIVE above AS (
      SELECT u.id, v.name, v.type, v.parent_id, u.level, 0 AS height FROM unit_version v JOIN unit u ON u.id = v.unit_id
      WHERE v.unit_id = ${posting.unitId}::uuid AND v.valid_from <= ${day}::date AND (v.valid_to IS NULL OR v.valid_to > ${day}::date)
      UNION ALL
      SELECT u.id, v.name, v.type, v.parent_id, u.level, above.height + 1 FROM above JOIN unit_version v ON v.unit_id = above.parent_id JOIN unit u ON u.id = v.unit_id
      WHERE v.valid_from <= ${day}::date AND (v.valid_to IS NULL OR v.valid_to > ${day}::date) AND above.height < 10
    ) SELECT id::text, name, type, level FROM above ORDER BY height`
  return { position: posting.position.name, units }
}
