/**
 * The dry run: every row of the file judged, nothing written but the plan itself. Streams; 500 rows at a time, with a breath
 * between, so that pages go on being served. Begun again after a crash it starts anew and comes to the same plan. Each step is
 * written under the claim: of two planners the one that was believed dead stops (TakenElsewhere).
 */
import { Prisma } from '@prisma/client'
import { setImmediate as breath } from 'node:timers/promises'
import type { Day } from '~/domain/kernel/day'
import { rowSort } from '~/domain/roster/row-sort'
import type { Inspection, RosterSettings } from '~/domain/roster/roster-import'
import { type Transaction, db } from '~/server/db.server'
import { type Claimed, underClaim } from '~/server/job/take-up-work.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { changeNamer } from './change-namer.server'
import { fileRows } from './file-rows.server'
import { type PlannedRow, type SortedRow, emptyFile, judgeBatch } from './judge-batch.server'
import { loadSurroundings, type Surroundings } from './load-surroundings.server'
import { placerOf } from './place-entry.server'
import type { NumberedRow } from './sheet-rows.server'
import { storableJson } from './storable-json.server'

const BATCH = 500
const MAX_ROWS = 200_000

export async function planImport(work: Claimed, now: Date): Promise<void> {
  const { id } = work
  const upload = await db().rosterImport.findUniqueOrThrow({ where: { id } })
  const settings = upload.settings as unknown as RosterSettings
  const inspection = upload.inspection as unknown as Inspection
  const around = await loadSurroundings(upload.scope, upload.unitId, now)
  const place = placerOf(around)
  const soFar = emptyFile()
  const candidates = new Set<string>()
  await underClaim(work, (tx) => tx.$executeRaw`DELETE FROM roster_row WHERE import_id = ${id}::uuid`)
  let ordinal = 0
  for await (const rows of filled(fileRows(Buffer.from(upload.bytes), upload.format, inspection, settings), settings)) {
    const judged = await judgeBatch(queriesOf(db()), { rows, settings, date1904: inspection.date1904, around, place, soFar })
    for (const row of judged) for (const one of row.judgement.candidates) candidates.add(one.id)
    const done = ordinal + judged.length
    if (done > MAX_ROWS) throw new Error('tooManyRows')
    await underClaim(work, async (tx) => {
      await writeRows(tx, { id, base: ordinal, rows: judged, around })
      await tx.rosterImport.update({ where: { id }, data: { done, workedAt: new Date() } })
    })
    ordinal = done
    await breath()
  }
  // Thousands of rows were just written: without fresh statistics the next statement may be planned as if there were none.
  await db().$executeRaw`ANALYZE roster_row`
  await underClaim(work, async (tx) => {
    await writeMissing(tx, { id, base: ordinal, around, from: settings.from, candidates: [...candidates] })
    await tx.rosterImport.update({ where: { id }, data: { state: 'planned', plannedAt: now, done: ordinal, total: ordinal, workedAt: null } })
  })
}

/** Rows that hold something, 500 at a time. */
async function* filled(batches: AsyncIterable<NumberedRow[]>, { columns }: RosterSettings): AsyncGenerator<SortedRow[]> {
  const sorted = (row: NumberedRow) => {
    const sort = rowSort(row.cells, columns)
    return sort === 'empty' ? [] : [{ ...row, data: sort === 'data' }]
  }
  let waiting: SortedRow[] = []
  for await (const batch of batches) {
    waiting.push(...batch.flatMap(sorted))
    while (waiting.length >= BATCH) {
      yield waiting.slice(0, BATCH)
      waiting = waiting.slice(BATCH)
    }
    await breath()
  }
  if (waiting.length > 0) yield waiting
}

/** base: the ordinal of the last row before these. */
type Written = { readonly id: string; readonly base: number; readonly around: Surroundings }

async function writeRows(tx: Transaction, { id, base, rows, around }: Written & { readonly rows: readonly PlannedRow[] }): Promise<void> {
  const named = changeNamer(around)
  const stored = rows.map((row, at) => ({
    ordinal: base + at + 1, row_number: row.rowNumber, kind: row.kind, officer_id: row.officerId, cells: row.kind === 'unchanged' ? [] : row.cells,
    judgement: { ...row.judgement, changes: named(row.judgement.changes) },
  }))
  await tx.$executeRaw`
    INSERT INTO roster_row (import_id, ordinal, row_number, kind, cells, judgement, officer_id)
    SELECT ${id}::uuid, ordinal, row_number, kind, cells, judgement, officer_id
    FROM json_to_recordset(${storableJson(stored)}::json) AS r(ordinal int, row_number int, kind text, cells jsonb, judgement jsonb, officer_id uuid)`
}

/** People of the list's unit on its day whom no row names. They are shown; what becomes of them is decided elsewhere. */
async function writeMissing(tx: Transaction, { id, base, around, from, candidates }: Written & { readonly from: Day; readonly candidates: readonly string[] }): Promise<void> {
  const units = around.units.on(from).all.map(({ unitId }) => unitId).filter((unitId) => around.inList(unitId, from) && around.inReach(unitId, from))
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO roster_row (import_id, ordinal, row_number, kind, cells, judgement, officer_id)
    SELECT ${id}::uuid, ${base}::int + row_number() OVER (ORDER BY o.sort_key, o.id), 0, 'missing', '[]'::jsonb,
      jsonb_build_object('entry', jsonb_build_object('staffCode', o.staff_code, 'fullName', o.full_name), 'unitId', p.unit_id, 'faults', '[]'::jsonb, 'changes', '[]'::jsonb, 'candidates', '[]'::jsonb), o.id
    FROM posting p JOIN officer o ON o.id = p.officer_id
    LEFT JOIN roster_row r ON r.import_id = ${id}::uuid AND r.officer_id = o.id
    WHERE p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${from}::date AND (p.valid_to IS NULL OR p.valid_to > ${from}::date)
      AND p.unit_id = ANY(${units}::uuid[]) AND r.import_id IS NULL AND NOT (o.id = ANY(${[...candidates]}::uuid[]))`)
}
