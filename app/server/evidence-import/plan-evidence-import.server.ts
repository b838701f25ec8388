/**
 * The dry run: every row of the list judged, nothing written but the plan itself. Streams; 500 rows at a time, with a breath
 * between, so that pages go on being served. Begun again after a crash it starts anew and comes to the same plan. Each step is
 * written under the claim: of two planners the one that was believed dead stops (TakenElsewhere).
 */
import { setImmediate as breath } from 'node:timers/promises'
import type { EvidenceSettings } from '~/domain/evidence-import/evidence-settings'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { cellText } from '~/domain/roster/read-entry'
import type { Inspection } from '~/domain/roster/roster-import'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { type Transaction, db } from '~/server/db.server'
import { type Claimed, underClaim } from '~/server/job/take-up-work.server'
import { fileRows } from '~/server/roster/file-rows.server'
import type { NumberedRow } from '~/server/roster/sheet-rows.server'
import { storableJson } from '~/server/roster/storable-json.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { findSubjects } from './find-subjects.server'
import { type JudgedRow, judgeProofs } from './judge-proofs.server'

const BATCH = 500
const MAX_ROWS = 200_000

export class TooManyRows extends Error {}

/** The unit of a list and everything below it on a day. */
export async function listUnits(unitId: string, day: Day): Promise<string[]> {
  return ((await findUnitTrees(unitId, [day])).get(day) ?? []).map((unit) => unit.unitId)
}

export async function planEvidenceImport(work: Claimed, now: Date): Promise<void> {
  const { id } = work
  const upload = await db().evidenceImport.findUniqueOrThrow({ where: { id }, include: { user: { select: { officerId: true } } } })
  const [settings, inspection, day] = [upload.settings as unknown as EvidenceSettings, upload.inspection as unknown as Inspection, dayOfInstant(now)]
  const people = { unitIds: await listUnits(upload.unitId, day), day, ownOfficerId: upload.user.officerId }
  const [catalogue, soFar] = [await findSubjects(), new Map<string, number>()]
  await underClaim(work, (tx) => tx.evidenceRow.deleteMany({ where: { importId: id } }))
  let ordinal = 0
  for await (const rows of telling(fileRows(Buffer.from(upload.bytes), upload.format, inspection, settings), settings)) {
    const judged = await judgeProofs(queriesOf(db()), { rows, settings, date1904: inspection.date1904, people, catalogue, soFar })
    const done = ordinal + rows.length
    if (done > MAX_ROWS) throw new TooManyRows()
    await underClaim(work, async (tx) => {
      await writeRows(tx, id, ordinal, judged)
      await tx.evidenceImport.update({ where: { id }, data: { done, workedAt: new Date() } })
    })
    ordinal = done
    await breath()
  }
  // Thousands of rows were just written: without fresh statistics the next statement may be planned as if there were none.
  await db().$executeRaw`ANALYZE evidence_row`
  await underClaim(work, (tx) => tx.evidenceImport.update({ where: { id }, data: { state: 'planned', plannedAt: now, done: ordinal, total: ordinal, workedAt: null } }))
}

/** Rows that say something: empty ones, headings of groups and the line of column numbers are passed over. */
async function* telling(batches: AsyncIterable<NumberedRow[]>, { columns }: EvidenceSettings): AsyncGenerator<NumberedRow[]> {
  const mapped = columns.flatMap(({ field }, at) => (field === null ? [] : [{ at, isCode: field === 'staffCode' }]))
  const says = ({ cells }: NumberedRow) => {
    const filled = mapped.filter(({ at }) => cellText(cells[at]) !== '')
    return (filled.length > 1 || filled.some(({ isCode }) => isCode)) && !cells.every((cell) => /^\(?\d{0,2}\)?$/.test(cellText(cell)))
  }
  let waiting: NumberedRow[] = []
  for await (const batch of batches) {
    waiting.push(...batch.filter(says))
    while (waiting.length >= BATCH) {
      yield waiting.slice(0, BATCH)
      waiting = waiting.slice(BATCH)
    }
  }
  if (waiting.length > 0) yield waiting
}

async function writeRows(tx: Transaction, id: string, base: number, rows: readonly JudgedRow[]): Promise<void> {
  const stored = rows.map((row, at) => ({ ordinal: base + at + 1, row_number: row.rowNumber, kind: row.kind, officer_id: row.officerId, evidence_id: row.evidenceId, cells: row.cells, judgement: row.judgement }))
  await tx.$executeRaw`
    INSERT INTO evidence_row (import_id, ordinal, row_number, kind, cells, judgement, officer_id, evidence_id)
    SELECT ${id}::uuid, ordinal, row_number, kind, cells, judgement, officer_id, evidence_id
    FROM json_to_recordset(${storableJson(stored)}::json) AS r(ordinal int, row_number int, kind text, cells jsonb, judgement jsonb, officer_id uuid, evidence_id uuid)`
}
