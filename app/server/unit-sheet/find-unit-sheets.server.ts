/** Which units in the actor's charge have signed the sheet of a month, and how far the others have come; a page at a time. */
import { Prisma } from '@prisma/client'
import { mayEver, scopeUnits } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { wordBeginnings } from '~/domain/kernel/vietnamese-text'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { db } from '~/server/db.server'
import { findLastingPaths } from './find-lasting-paths.server'
import { getSheetRule } from './get-sheet-rule.server'

export const SHEETS_PER_PAGE = 25
export const sheetStates = ['unsigned', 'signed', 'climbed'] as const
export type SheetState = (typeof sheetStates)[number]
export type SheetFilter = { readonly month: Day | null; readonly state: SheetState | null; readonly search: string }

export type SheetRow = { readonly unitId: string; readonly name: string; readonly type: string; /** the first day on which the unit is no more */ readonly endedOn: Day | null; readonly parentName: string | null; readonly parentType: string | null; readonly openedOn: Day; readonly gaps: number; readonly answered: number; readonly climbed: number; readonly signedOn: Day | null; readonly signedByName: string | null }
export type SheetsPage = { readonly month: Day | null; readonly months: readonly Day[]; readonly rows: readonly SheetRow[]; readonly total: number; readonly page: number; readonly signed: number; readonly all: number; /** working days units have to answer, of sheets opened now */ readonly answerDays: number }

export async function findUnitSheets({ by, filter, page, today }: { by: Actor; filter: SheetFilter; page: number; today: Day }): Promise<Result<SheetsPage, 'role'>> {
  if (!mayEver(by, 'viewUnitSheets').ok) return err('role')
  const trees = await Promise.all(scopeUnits(by, 'viewUnitSheets').map(async (unitId) => (await findUnitTrees(unitId, [today])).get(today) ?? []))
  const units = await withEnded([...new Set(trees.flat().map(({ unitId }) => unitId))], today)
  const months = (await db().$queryRaw<{ month: Day }[]>`SELECT DISTINCT month::text FROM unit_sheet WHERE unit_id = ANY(${units}::uuid[]) ORDER BY 1 DESC LIMIT 24`).map(({ month }) => month)
  const month = filter.month ?? months[0] ?? null
  const { answerDays } = await getSheetRule(db())
  if (month === null) return ok({ month, months, rows: [], total: 0, page: 1, signed: 0, all: 0, answerDays })
  const patterns = wordBeginnings(filter.search)
  const figures = Prisma.sql`
    SELECT h.unit_id, h.opened_on, h.signed_at, h.signed_by_name, count(i.id)::int AS gaps, count(l.kind) FILTER (WHERE l.kind <> 'climbed')::int AS answered, count(*) FILTER (WHERE l.kind IN ('climbed', 'escalated'))::int AS climbed
    FROM unit_sheet h JOIN unit_sheet_item i ON i.sheet_id = h.id
    LEFT JOIN LATERAL (SELECT a.kind FROM unit_sheet_act a WHERE a.item_id = i.id ORDER BY a.at DESC, a.id DESC LIMIT 1) l ON true
    WHERE h.month = ${month}::date AND h.unit_id = ANY(${units}::uuid[]) GROUP BY h.id`
  const state = { unsigned: Prisma.sql`AND f.signed_at IS NULL`, signed: Prisma.sql`AND f.signed_at IS NOT NULL`, climbed: Prisma.sql`AND f.climbed > 0` }
  const chosen = Prisma.sql`FROM f JOIN LATERAL (SELECT v.parent_id, v.name, v.type, v.search_key, v.valid_to FROM unit_version v WHERE v.unit_id = f.unit_id AND v.valid_from <= ${today}::date ORDER BY v.valid_from DESC LIMIT 1) v ON true
    WHERE v.search_key ~ ALL (${patterns}::text[]) ${filter.state === null ? Prisma.empty : state[filter.state]}`
  const [counted] = await db().$queryRaw<{ total: number; signed: number; all: number }[]>`WITH f AS (${figures}) SELECT (SELECT count(*)::int ${chosen}) AS total, count(*) FILTER (WHERE signed_at IS NOT NULL)::int AS signed, count(*)::int AS all FROM f`
  const { total, signed, all } = counted ?? { total: 0, signed: 0, all: 0 }
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / SHEETS_PER_PAGE)))
  const rows = await db().$queryRaw<SheetRow[]>`
    WITH f AS (${figures})
    SELECT s.*, p.name AS "parentName", p.type AS "parentType" FROM (
      SELECT f.unit_id AS "unitId", v.parent_id, v.name, v.type, v.search_key, CASE WHEN v.valid_to <= ${today}::date THEN v.valid_to::text END AS "endedOn", f.opened_on::text AS "openedOn", f.gaps, f.answered, f.climbed, (f.signed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "signedOn", f.signed_by_name AS "signedByName" ${chosen}) s
    LEFT JOIN LATERAL (SELECT v.parent_id, v.name, v.type, v.search_key, v.valid_to FROM unit_version v WHERE v.unit_id = s.parent_id AND v.valid_from <= ${today}::date ORDER BY v.valid_from DESC LIMIT 1) p ON true
    ORDER BY s."signedOn" IS NOT NULL, s.climbed DESC, p.search_key COLLATE "C", s.search_key COLLATE "C", s."unitId" LIMIT ${SHEETS_PER_PAGE} OFFSET ${(shown - 1) * SHEETS_PER_PAGE}`
  return ok({ month, months, rows: rows.map((row) => ({ unitId: row.unitId, name: row.name, type: row.type, endedOn: row.endedOn, parentName: row.parentName, parentType: row.parentType, openedOn: row.openedOn, gaps: row.gaps, answered: row.answered, climbed: row.climbed, signedOn: row.signedOn, signedByName: row.signedByName })), total, page: shown, signed, all, answerDays })
}

/** The units, and those with sheets that are no more and had one of them above when they ended. */
async function withEnded(units: readonly string[], today: Day): Promise<string[]> {
  const ended = await db().$queryRaw<{ unitId: string }[]>`
    SELECT DISTINCT h.unit_id AS "unitId" FROM unit_sheet h WHERE NOT EXISTS (SELECT FROM unit_version v WHERE v.unit_id = h.unit_id AND v.valid_from <= ${today}::date AND (v.valid_to IS NULL OR v.valid_to > ${today}::date))`
  const seen = new Set(units)
  const paths = await findLastingPaths(db(), ended.map(({ unitId }) => unitId), today)
  return [...units, ...[...paths].flatMap(([unitId, path]) => (path.some((unit) => seen.has(unit.unitId)) ? [unitId] : []))]
}
