/** HR's word on a row that could be somebody known: it is this person, or it is somebody new. The row is judged again with it. */
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { RosterCell } from '~/domain/roster/roster-import'
import { db } from '~/server/db.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { findByCode, findByIds } from './find-known.server'
import { getImport } from './get-import.server'
import { answerJudge } from './judge-answer.server'
import type { StoredJudgement } from './judge-batch.server'
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
    const judgement = row.judgement as unknown as StoredJudgement
    const { entry, place, candidates } = judgement
    if (place === null || (officerId !== null && !candidates.some((one) => one.id === officerId))) return err('stateChanged')
    // Somebody of this file: the row names him or her a second time.
    const twin = candidates.find((one) => one.id === officerId)?.row
    const [run, { reach }] = [queriesOf(tx), around]
    const officer = officerId !== null ? ((await findByIds(run, [officerId], reach)).get(officerId) ?? null) : entry.staffCode === '' ? null : ((await findByCode(run, [entry.staffCode], reach)).byCode.get(entry.staffCode) ?? null)
    const taken = officerId === null ? [] : twin !== undefined ? [{ rowNumber: twin }] : await tx.rosterRow.findMany({ where: { importId: id, officerId, kind: { not: 'missing' } }, select: { rowNumber: true }, take: 1 })
    const judged = answerJudge(around)({ rowNumber: row.rowNumber, cells: row.cells as RosterCell[], judgement: { ...judgement, place } }, officer)
    const twice = taken[0] ? [{ column: 'staffCode', key: 'twiceInFile', values: { row: taken[0].rowNumber } }] : []
    const stored = twice.length > 0 ? { ...judged.judgement, faults: twice, postings: [] } : judged.judgement
    await tx.rosterRow.update({ where: { importId_ordinal: { importId: id, ordinal } }, data: { kind: twice.length > 0 ? 'refused' : judged.kind, officerId: judged.officerId, judgement: JSON.parse(JSON.stringify(stored)) as object } })
    return ok(null)
  })
}
