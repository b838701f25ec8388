/**
 * The dry run: every row of the file judged, nothing written but the plan itself. Streams; 500 rows at a time, with a breath
 * between, so that pages go on being served. Begun again after a crash it starts anew and comes to the same plan.
 */
import { Prisma } from '@prisma/client'
import { setImmediate as breath } from 'node:timers/promises'
import { rowSort } from '~/domain/roster/row-sort'
import type { Inspection, RosterSettings } from '~/domain/roster/roster-import'
import { db } from '~/server/db.server'
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

export async function planImport(id: string, now: Date): Promise<void> {
  const upload = await db().rosterImport.findUniqueOrThrow({ where: { id } })
  const settings = upload.settings as unknown as RosterSettings
  const inspection = upload.inspection as unknown as Inspection
  const around = await loadSurroundings(upload.scope, upload.unitId, now)
  const place = placerOf(around)
  const soFar = emptyFile()
  const candidates = new Set<string>()
  await db().$executeRaw`DELETE FROM roster_row WHERE import_id = ${id}::uuid`
  let ordinal = 0
  for await (const rows of filled(fileRows(Buffer.from(upload.bytes), upload.format, inspection, settings), settings)) {
    const judged = await judgeBatch(queriesOf(db()), { rows, settings, date1904: inspection.date1904, around, place, soFar })
    for (const row of judged) for (const one of row.judgement.candidates) candidates.add(one.id)
    await writeRows(id, ordinal, judged, around)
    ordinal += judged.length
    if (ordinal > MAX_ROWS) throw new Error('tooManyRows')
    await db().rosterImport.update({ where: { id }, data: { done: ordinal, workedAt: new Date() } })
    await breath()
  }
  // Thousands of rows were just written: without fresh statistics the next statement may be planned as if there were none.
  await db().$executeRaw`ANALYZE roster_row`
  await writeMissing(id, ordinal, settings, around, [...candidates])
  await db().rosterImport.updateMany({ where: { id, state: 'planning' }, data: { state: 'planned', plannedAt: now, done: ordinal, total: ordinal, workedAt: null } })
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

async function writeRows(id: string, base: number, rows: readonly PlannedRow[], around: Surroundings): Promise<void> {
  const named = changeNamer(around)
  const stored = rows.map((row, at) => ({
    ordinal: base + at + 1, row_number: row.rowNumber, kind: row.kind, officer_id: row.officerId, cells: row.kind === 'unchanged' ? [] : row.cells,
    judgement: { ...row.judgement, changes: named(row.judgement.changes) },
  }))
  await db().$executeRaw`
    INSERT INTO roster_row (import_id, ordinal, row_number, kind, cells, judgement, officer_id)
    SELECT ${id}::uuid, ordinal, row_number, kind, cells, judgement, officer_id
    FROM json_to_recordset(${storableJson(stored)}::json) AS r(ordinal int, row_number int, kind text, cells jsonb, judgement jsonb, officer_id uuid)`
}

/** People of the list's unit on its day whom no row names. They are shown; what becomes of them is decided elsewhere. */
async function writeMissing(id: string, base: number, settings: RosterSettings, around: Surroundings, candidates: readonly string[]): Promise<void> {
  const units = around.units.on(settings.from).all.map(({ unitId }) => unitId).filter((unitId) => around.inList(unitId, settings.from) && around.inReach(unitId, settings.from))
  await db().$executeRaw(Prisma.sql`
    INSERT INTO roster_row (import_id, ordinal, row_number, kind, cells, judgement, officer_id)
    SELECT ${id}::uuid, ${base}::int + row_number() OVER (ORDER BY o.sort_key, o.id), 0, 'missing', '[]'::jsonb,
      jsonb_build_object('entry', jsonb_build_object('staffCode', o.staff_code, 'fullName', o.full_name), 'unitId', p.unit_id, 'faults', '[]'::jsonb, 'changes', '[]'::jsonb, 'candidates', '[]'::jsonb), o.id
    FROM posting p JOIN officer o ON o.id = p.officer_id
    LEFT JOIN roster_row r ON r.import_id = ${id}::uuid AND r.officer_id = o.id
    WHERE p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${settings.from}::date AND (p.valid_to IS NULL OR p.valid_to > ${settings.from}::date)
      AND p.unit_id = ANY(${units}::uuid[]) AND r.import_id IS NULL AND NOT (o.id = ANY(${[...candidates]}::uuid[]))`)
}
