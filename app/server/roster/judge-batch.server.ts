/** Judges a batch of rows against the database and against the rows of the same file before them. Two or three queries a batch. */
import { applyJudgement } from '~/domain/roster/apply-judgement'
import { type Candidate, type Judgement, type KnownOfficer, type NewPosting, type RowPlace, judgeRow } from '~/domain/roster/judge-row'
import { type RosterEntry, type RowFault, readEntry } from '~/domain/roster/read-entry'
import type { RosterSettings, RowKind } from '~/domain/roster/roster-import'
import { newId } from '~/server/id.server'
import type { RunQuery } from '~/server/standing/load-person-facts.server'
import { findAlike, findByCode } from './find-known.server'
import type { Surroundings } from './load-surroundings.server'
import type { Placer } from './place-entry.server'
import type { NumberedRow } from './sheet-rows.server'

export type PlannedPosting = NewPosting & { readonly id: string }
export type StoredJudgement = {
  readonly entry: RosterEntry
  readonly place: RowPlace | null
  /** the officer is to be made */
  readonly isNew: boolean
  readonly faults: readonly RowFault[]
  readonly changes: Judgement['changes']
  readonly postings: readonly PlannedPosting[]
  readonly candidates: readonly Candidate[]
}
export type PlannedRow = { readonly rowNumber: number; readonly kind: RowKind; readonly cells: NumberedRow['cells']; readonly officerId: string | null; readonly judgement: StoredJudgement }

/** Carried from batch to batch. */
export type FileSoFar = { readonly people: Map<string, KnownOfficer>; readonly rows: Map<string, number> }
export type JudgeBatch = { readonly rows: readonly NumberedRow[]; readonly settings: RosterSettings; readonly date1904: boolean; readonly around: Surroundings; readonly place: Placer; readonly soFar: FileSoFar }

export async function judgeBatch(run: RunQuery, { rows, settings, date1904, around, place, soFar }: JudgeBatch): Promise<PlannedRow[]> {
  const year = Number(around.today.slice(0, 4))
  const read = rows.map((row) => {
    const { entry, faults } = readEntry(row.cells, settings, date1904, year)
    const placed = place(entry)
    return { row, entry, place: placed.place, faults: [...faults, ...placed.faults] }
  })
  const inReach = (unitId: string) => around.inReach(unitId, around.today)
  const known = await findByCode(run, [...new Set(read.flatMap(({ entry }) => (entry.staffCode === '' || soFar.people.has(entry.staffCode) ? [] : [entry.staffCode])))], inReach)
  const officerOf = ({ staffCode }: RosterEntry) => (staffCode === '' ? null : (soFar.people.get(staffCode) ?? known.get(staffCode) ?? null))
  const strangers = read.flatMap((one) => (one.place !== null && one.faults.length === 0 && officerOf(one.entry) === null ? [{ one, unitId: one.place.unitId }] : []))
  const alike = await findAlike(run, strangers.map(({ one, unitId }) => ({ entry: one.entry, unitId })))
  const alikeOf = new Map(strangers.map(({ one }, at) => [one, alike[at] ?? []]))
  return read.map((one): PlannedRow => {
    const { row, entry } = one
    const officer = officerOf(entry)
    const twice = repeats(one, soFar)
    const faults = [...one.faults, ...twice]
    if (one.place === null || faults.length > 0) return { rowNumber: row.number, kind: 'refused', cells: row.cells, officerId: officer?.id ?? null, judgement: { entry, place: one.place, isNew: false, faults, changes: [], postings: [], candidates: [] } }
    return planned(row, entry, one.place, officer, judgeRow(entry, one.place, officer, alikeOf.get(one) ?? []), soFar)
  })
}

/** The row with what it writes under new ids; those after it see the person as it leaves him or her. */
export function planned(row: NumberedRow, entry: RosterEntry, place: RowPlace, officer: KnownOfficer | null, judgement: Judgement, soFar: FileSoFar): PlannedRow {
  const postings = judgement.postings.map((posting) => ({ ...posting, id: newId() }))
  const writes = judgement.kind === 'created' || judgement.kind === 'changed'
  const officerId = officer?.id ?? (writes ? newId() : null)
  if (writes && officerId !== null && entry.staffCode !== '') soFar.people.set(entry.staffCode, applyJudgement(officer, officerId, entry, postings))
  const { faults, changes, candidates } = judgement
  return { rowNumber: row.number, kind: judgement.kind, cells: row.cells, officerId, judgement: { entry, place, isNew: officer === null && writes, faults, changes, postings, candidates } }
}

/** One main posting a person and file; a concurrent one may stand beside it, once for each place. */
function repeats({ row, entry, place }: { row: NumberedRow; entry: RosterEntry; place: RowPlace | null }, { rows }: FileSoFar): RowFault[] {
  if (entry.staffCode === '') return []
  const key = entry.kind === 'main' ? entry.staffCode : `${entry.staffCode} ${place?.unitId} ${place?.positionId}`
  const before = rows.get(key)
  if (before !== undefined) return [{ column: 'staffCode', key: 'twiceInFile', values: { row: before } }]
  rows.set(key, row.number)
  return []
}
