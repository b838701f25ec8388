/** HR's word on all rows at once that can be one known person only: they are these people. 500 rows a transaction, a few queries each. */
import { setImmediate as breath } from 'node:timers/promises'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type Transaction, db } from '~/server/db.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { findByIds } from './find-known.server'
import { findSureRows } from './find-sure-rows.server'
import { type GetImport, getImport } from './get-import.server'
import { answerJudge } from './judge-answer.server'
import { type Surroundings, loadSurroundings } from './load-surroundings.server'
import { storableJson } from './storable-json.server'

const BATCH = 500
const STEP = { maxWait: 15_000, timeout: 60_000 }

/** Out: how many rows were decided. Begun on another plan than it ends on, it stops. */
export async function decideSureRows({ by, id, now }: GetImport): Promise<Result<number, 'role' | 'notFound' | 'stateChanged'>> {
  const found = await getImport({ by, id, now })
  if (!found.ok) return found
  const around = await loadSurroundings(found.value.scope, found.value.unitId, now)
  const plannedAt = found.value.plannedAt?.getTime()
  for (let decided = 0; ; ) {
    const step = await db().$transaction(async (tx) => {
      const [held] = await tx.$queryRaw<{ state: string; planned_at: Date | null }[]>`SELECT state, planned_at FROM roster_import WHERE id = ${id}::uuid FOR UPDATE`
      return held?.state === 'planned' && held.planned_at?.getTime() === plannedAt ? decideSome(tx, id, around) : null
    }, STEP)
    if (step === null) return err('stateChanged')
    decided += step
    if (step < BATCH) return ok(decided)
    await breath()
  }
}

async function decideSome(tx: Transaction, id: string, around: Surroundings): Promise<number> {
  const rows = await findSureRows(tx, id, BATCH)
  const officers = await findByIds(queriesOf(tx), rows.map(({ officer_id }) => officer_id), around.reach)
  const judge = answerJudge(around)
  const decided = rows.flatMap(({ ordinal, row_number, cells, judgement, officer_id }) => {
    const officer = officers.get(officer_id)
    if (officer === undefined || judgement.place === null) return []
    const judged = judge({ rowNumber: row_number, cells, judgement: { ...judgement, place: judgement.place } }, officer)
    return [{ ordinal, kind: judged.kind, officer_id: judged.officerId, judgement: judged.judgement }]
  })
  await tx.$executeRaw`
    UPDATE roster_row SET kind = r.kind, officer_id = r.officer_id, judgement = r.judgement
    FROM json_to_recordset(${storableJson(decided)}::json) AS r(ordinal int, kind text, officer_id uuid, judgement jsonb) WHERE roster_row.import_id = ${id}::uuid AND roster_row.ordinal = r.ordinal`
  return decided.length
}
