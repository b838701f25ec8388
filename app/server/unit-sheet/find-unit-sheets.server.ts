/** Which units in the actor's charge have signed the sheet of a month, and how far the others have come; a page at a time. */
import { Prisma } from '@prisma/client'
import { mayEver, scopeUnits } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { wordBeginnings } from '~/domain/kernel/vietnamese-text'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { db } from '~/server/db.server'

export const SHEETS_PER_PAGE = 25
export const sheetStates = ['unsigned', 'signed', 'climbed'] as const
export type SheetState = (typeof sheetStates)[number]
export type SheetFilter = { readonly month: Day | null; readonly state: SheetState | null; readonly search: string }

export type SheetRow = { readonly unitId: string; readonly name: string; readonly type: string; readonly parentName: string | null; readonly parentType: string | null; readonly openedOn: Day; readonly gaps: number; readonly answered: number; readonly climbed: number; readonly signedOn: Day | null; readonly signedByName: string | null }
export type SheetsPage = { readonly month: Day | null; readonly months: readonly Day[]; readonly rows: readonly SheetRow[]; readonly total: number; readonly page: number; readonly signed: number; readonly all: number }

export async function findUnitSheets({ by, filter, page, today }: { by: Actor; filter: SheetFilter; page: number; today: Day }): Promise<Result<SheetsPage, 'role'>> {
  if (!mayEver(by, 'viewUnitSheets').ok) return err('role')
  const trees = await Promise.all(scopeUnits(by, 'viewUnitSheets').map(async (unitId) => (await findUnitTrees(unitId, [today])).get(today) ?? []))
  const units = [...new Set(trees.flat().map(({ unitId }) => unitId))]
  const months = (await db().$queryRaw<{ month: Day }[]>`SELECT DISTINCT month::text FROM unit_sheet WHERE unit_id = ANY(${units}::uuid[]) ORDER BY 1 DESC LIMIT 24`).map(({ month }) => month)
  const month = filter.month ?? months[0] ?? null
  if (month === null) return ok({ month, months, rows: [], total: 0, page: 1, signed: 0, all: 0 })
  const patterns = wordBeginnings(filter.search)
  const figures = Prisma.sql`
    SELECT h.unit_id, h.opened_on, h.signed_at, h.signed_by_name, count(i.id)::int AS gaps, count(l.kind) FILTER (WHERE l.kind <> 'climbed')::int AS answered, count(*) FILTER (WHERE l.kind IN ('climbed', 'escalated'))::int AS climbed
    FROM unit_sheet h JOIN unit_sheet_item i ON i.sheet_id = h.id
    LEFT JOIN LATERAL (SELECT a.kind FROM unit_sheet_act a WHERE a.item_id = i.id ORDER BY a.at DESC, a.id DESC LIMIT 1) l ON true
    WHERE h.month = ${month}::date AND h.unit_id = ANY(${units}::uuid[]) GROUP BY h.id`
  const state = { unsigned: Prisma.sql`AND f.signed_at IS NULL`, signed: Prisma.sql`AND f.signed_at IS NOT NULL`, climbed: Prisma.sql`AND f.climbed > 0` }
  const chosen = Prisma.sql`FROM f JOIN unit_version v ON v.unit_id = f.unit_id AND v.valid_from <= ${today}::date AND (v.valid_to IS NULL OR v.valid_to > ${today}::date)
    WHERE v.search_key ~ ALL (${patterns}::text[]) ${filter.state === null ? Prisma.empty : state[filter.state]}`
  const [counted] = await db().$queryRaw<{ total: number; signed: number; all: number }[]>`WITH f AS (${figures}) SELECT (SELECT count(*)::int ${chosen}) AS total, count(*) FILTER (WHERE signed_at IS NOT NULL)::int AS signed, count(*)::int AS all FROM f`
  const { total, signed, all } = counted ?? { total: 0, signed: 0, all: 0 }
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / SHEETS_PER_PAGE)))
  const rows = await db().$queryRaw<SheetRow[]>`
    WITH f AS (${figures})
    SELECT s.*, p.name AS "parentName", p.type AS "parentType" FROM (
      SELECT f.unit_id AS "unitId", v.parent_id, v.name, v.type, v.search_key, f.opened_on::text AS "openedOn", f.gaps, f.answered, f.climbed, (f.signed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "signedOn", f.signed_by_name AS "signedByName" ${chosen}) s
    LEFT JOIN unit_version p ON p.unit_id = s.parent_id AND p.valid_from <= ${today}::date AND (p.valid_to IS NULL OR p.valid_to > ${today}::date)
    ORDER BY s."signedOn" IS NOT NULL, s.climbed DESC, p.search_key COLLATE "C", s.search_key COLLATE "C", s."unitId" LIMIT ${SHEETS_PER_PAGE} OFFSET ${(shown - 1) * SHEETS_PER_PAGE}`
  return ok({ month, months, rows: rows.map((row) => ({ unitId: row.unitId, name: row.name, type: row.type, parentName: row.parentName, parentType: row.parentType, openedOn: row.openedOn, gaps: row.gaps, answered: row.answered, climbed: row.climbed, signedOn: row.signedOn, signedByName: row.signedByName })), total, page: shown, signed, all })
}
