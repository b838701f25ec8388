/** HR's word on a row that could be somebody known: it is this person, or it is somebody new. The row is judged again with it. */
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { judgeRow } from '~/domain/roster/judge-row'
import { db } from '~/server/db.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { changeNamer } from './change-namer.server'
import { findByCode, findById } from './find-known.server'
import { getImport } from './get-import.server'
import { type StoredJudgement, emptyFile, planned } from './judge-batch.server'
import { loadSurroundings } from './load-surroundings.server'

/** officerId null: nobody of those. */
export type DecideRow = { readonly by: Actor; readonly id: string; readonly ordinal: number; readonly officerId: string | null; readonly now: Date }

export async function decideRow({ by, id, ordinal, officerId, now }: DecideRow): Promise<Result<null, 'role' | 'notFound' | 'stateChanged'>> {
  const found = await getImport({ by, id, now })
  if (!found.ok) return found
  const around = await loadSurroundings(found.value.scope, found.value.unitId, now)
  return db().$transaction(async (tx): Promise<Result<null, 'stateChanged'>> => {
    const [held] = await tx.$queryRaw<{ state: string }[]>`SELECT state FROM roster_import WHERE id = ${id}::uuid FOR UPDATE`
    const row = await tx.rosterRow.findUnique({ where: { importId_ordinal: { importId: id, ordinal } } })
    if (held?.state !== 'planned' || row?.kind !== 'asked') return err('stateChanged')
    const { entry, place, candidates } = row.judgement as unknown as StoredJudgement
    if (place === null || (officerId !== null && !candidates.some((one) => one.id === officerId))) return err('stateChanged')
    // Somebody of this file: the row names him or her a second time.
    const twin = candidates.find((one) => one.id === officerId)?.row
    const [run, { reach }] = [queriesOf(tx), around]
    const officer = officerId !== null ? await findById(run, officerId, reach) : entry.staffCode === '' ? null : ((await findByCode(run, [entry.staffCode], reach)).get(entry.staffCode) ?? null)
    const taken = officerId === null ? [] : twin !== undefined ? [{ rowNumber: twin }] : await tx.rosterRow.findMany({ where: { importId: id, officerId, kind: { not: 'missing' } }, select: { rowNumber: true }, take: 1 })
    const judged = planned({ number: row.rowNumber, cells: row.cells as (string | number)[] }, entry, place, officer, judgeRow(entry, place, officer, [], true), emptyFile())
    const twice = taken[0] ? [{ column: 'staffCode', key: 'twiceInFile', values: { row: taken[0].rowNumber } }] : []
    const changes = changeNamer(around)(judged.judgement.changes)
    const judgement = twice.length > 0 ? { ...judged.judgement, changes, faults: twice, postings: [] } : { ...judged.judgement, changes }
    await tx.rosterRow.update({ where: { importId_ordinal: { importId: id, ordinal } }, data: { kind: twice.length > 0 ? 'refused' : judged.kind, officerId: judged.officerId, judgement: JSON.parse(JSON.stringify(judgement)) as object } })
    return ok(null)
  })
}
