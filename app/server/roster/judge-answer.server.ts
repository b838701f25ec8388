/** A row judged again with HR's answer to whom it means, as it is stored. */
import { type KnownOfficer, judgeRow } from '~/domain/roster/judge-row'
import type { RosterCell } from '~/domain/roster/roster-import'
import { changeNamer } from './change-namer.server'
import { type PlannedRow, type StoredJudgement, emptyFile, planned } from './judge-batch.server'
import type { Surroundings } from './load-surroundings.server'

export type AnsweredRow = { readonly rowNumber: number; readonly cells: readonly RosterCell[]; readonly judgement: StoredJudgement & { readonly place: NonNullable<StoredJudgement['place']> } }

/** In: the row and whom it means (null: somebody new). Out: the row as it is to be stored. */
export function answerJudge(around: Surroundings): (row: AnsweredRow, officer: KnownOfficer | null) => PlannedRow {
  const named = changeNamer(around)
  return ({ rowNumber, cells, judgement: { entry, place } }, officer) => {
    const judged = planned({ number: rowNumber, cells }, entry, place, officer, judgeRow(entry, place, officer, [], true), emptyFile())
    return { ...judged, judgement: { ...judged.judgement, changes: named(judged.judgement.changes) } }
  }
}
