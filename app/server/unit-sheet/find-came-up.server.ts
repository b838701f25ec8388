/** Gaps of units below that wait at a unit, by sheet, the latest month first; a page at a time, with how many there are in all. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'

const CAME_UP_PER_PAGE = 25

export type CameUp = { readonly unitId: string; readonly name: string; readonly type: string; readonly month: Day; readonly gaps: number }
export type CameUpPage = { readonly rows: readonly CameUp[]; /** sheets, of all pages */ readonly total: number; /** gaps, of all pages */ readonly gaps: number; readonly page: number; readonly pageSize: number }

/** In: the page asked for, from 1; past the end the last one is given. */
export async function findCameUp(unitId: string, today: Day, page: number): Promise<CameUpPage> {
  const waiting = Prisma.sql`
    SELECT h.unit_id, h.month, count(*)::int AS gaps
    FROM unit_sheet_act a JOIN unit_sheet_item i ON i.id = a.item_id JOIN unit_sheet h ON h.id = i.sheet_id
    WHERE a.unit_id = ${unitId}::uuid AND a.kind IN ('climbed', 'escalated') AND h.unit_id <> ${unitId}::uuid
      AND NOT EXISTS (SELECT 1 FROM unit_sheet_act n WHERE n.item_id = a.item_id AND (n.at, n.id) > (a.at, a.id))
    GROUP BY h.unit_id, h.month`
  const [counted] = await db().$queryRaw<{ total: number; gaps: number }[]>`SELECT count(*)::int AS total, COALESCE(sum(w.gaps), 0)::int AS gaps FROM (${waiting}) w`
  const { total, gaps } = counted ?? { total: 0, gaps: 0 }
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / CAME_UP_PER_PAGE)))
  const rows = total === 0 ? [] : await db().$queryRaw<CameUp[]>`
    SELECT w.unit_id AS "unitId", v.name, v.type, w.month::text, w.gaps FROM (${waiting}) w
    JOIN LATERAL (SELECT v.name, v.type, v.search_key FROM unit_version v WHERE v.unit_id = w.unit_id AND v.valid_from <= ${today}::date ORDER BY v.valid_from DESC LIMIT 1) v ON true
    ORDER BY w.month DESC, v.search_key COLLATE "C", w.unit_id LIMIT ${CAME_UP_PER_PAGE} OFFSET ${(shown - 1) * CAME_UP_PER_PAGE}`
  return { rows, total, gaps, page: shown, pageSize: CAME_UP_PER_PAGE }
}
