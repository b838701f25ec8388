/** Judges a batch of rows against the database and against the rows of the same file before them. Two or three queries a batch. */
import { applyJudgement } from '~/domain/roster/apply-judgement'
import { nameSortKey } from '~/domain/kernel/vietnamese-text'
import { type Candidate, type Judgement, type KnownOfficer, type NewPosting, type RowPlace, judgeRow } from '~/domain/roster/judge-row'
import { type RosterEntry, type RowFault, cellText, readEntry } from '~/domain/roster/read-entry'
import type { RosterSettings, RowKind } from '~/domain/roster/roster-import'
import { birthsAgree } from '~/domain/roster/same-birth'
import { perhapsByAlias } from '~/domain/roster/same-person'
import { newId } from '~/server/id.server'
import type { RunQuery } from '~/server/standing/load-person-facts.server'
import { type KnownPeople, findAlike, findByCode, knownBy } from './find-known.server'
import type { Surroundings } from './load-surroundings.server'
import type { Placer } from './place-entry.server'
import type { NumberedRow } from './sheet-rows.server'

const MOST_TWINS = 5
const MOST_SAID = 200

export type PlannedPosting = NewPosting & { readonly id: string }
export type StoredJudgement = {
  readonly entry: RosterEntry
  readonly place: RowPlace | null
  /** the officer is to be made */
  readonly isNew: boolean
  /** the code of the person, where it is not the one of the row */
  readonly ownCode?: string
  readonly faults: readonly RowFault[]
  readonly changes: Judgement['changes']
  readonly postings: readonly PlannedPosting[]
  readonly candidates: readonly Candidate[]
}
export type PlannedRow = { readonly rowNumber: number; readonly kind: RowKind; readonly cells: NumberedRow['cells']; readonly officerId: string | null; readonly judgement: StoredJudgement }

/** Somebody whom a row of the file names; kept by the key of the name and the unit that it posts to. */
type Named = Pick<RosterEntry, 'staffCode' | 'fullName' | 'birth'> & { readonly id: string; readonly row: number }
/** Carried from batch to batch. */
export type FileSoFar = { readonly people: Map<string, KnownOfficer>; readonly rows: Map<string, number>; readonly named: Map<string, Named[]> }
export const emptyFile = (): FileSoFar => ({ people: new Map(), rows: new Map(), named: new Map() })
/** A row that holds something; `data`: it is judged. */
export type SortedRow = NumberedRow & { readonly data: boolean }
export type JudgeBatch = { readonly rows: readonly SortedRow[]; readonly settings: RosterSettings; readonly date1904: boolean; readonly around: Surroundings; readonly place: Placer; readonly soFar: FileSoFar }

export async function judgeBatch(run: RunQuery, batch: JudgeBatch): Promise<PlannedRow[]> {
  const judged = new Map((await judgeData(run, { ...batch, rows: batch.rows.filter(({ data }) => data) })).map((row) => [row.rowNumber, row]))
  return batch.rows.map((row) => judged.get(row.number) ?? passedOver(row, batch))
}

/** A row that names nobody is kept with what it says, so that HR sees what was not read. */
function passedOver({ number, cells }: NumberedRow, { settings, date1904, around }: JudgeBatch): PlannedRow {
  const { entry } = readEntry([], settings, date1904, Number(around.today.slice(0, 4)))
  const said = cells.map((cell, at) => cellText(cell, settings.columns[at]?.encoding)).filter((text) => text !== '').join(' | ').slice(0, MOST_SAID)
  return { rowNumber: number, kind: 'skipped', cells, officerId: null, judgement: { entry: { ...entry, fullName: said }, place: null, isNew: false, faults: [], changes: [], postings: [], candidates: [] } }
}

async function judgeData(run: RunQuery, { rows, settings, date1904, around, place, soFar }: JudgeBatch): Promise<PlannedRow[]> {
  const year = Number(around.today.slice(0, 4))
  const read = rows.map((row) => {
    const { entry, faults } = readEntry(row.cells, settings, date1904, year)
    const placed = place(entry)
    // Costly, and asked for several times: once a row.
    return { row, entry, sortKey: nameSortKey(entry.fullName), place: placed.place, faults: [...faults, ...placed.faults] }
  })
  const known = await findByCode(run, [...new Set(read.flatMap(({ entry }) => (entry.staffCode === '' || soFar.people.has(entry.staffCode) ? [] : [entry.staffCode])))], around.reach)
  // As earlier rows leave the person, under whichever code they name him or her.
  const officerOf = (entry: RosterEntry) => {
    const found = entry.staffCode === '' ? null : (soFar.people.get(entry.staffCode) ?? knownBy(known, entry))
    return found === null ? null : (soFar.people.get(found.id) ?? found)
  }
  const strangers = read.flatMap((one) => (one.place !== null && one.faults.length === 0 && officerOf(one.entry) === null ? [{ one, unitId: one.place.unitId }] : []))
  const alike = await findAlike(run, strangers.map(({ one: { entry, sortKey }, unitId }) => ({ entry, sortKey, unitId })), around.today)
  const alikeOf = new Map(strangers.map(({ one }, at) => [one, alike[at] ?? []]))
  return read.map((one): PlannedRow => {
    const { row, entry } = one
    const officer = officerOf(entry)
    const twice = repeats(one, officer, soFar)
    const faults = [...one.faults, ...twice]
    if (one.place === null || faults.length > 0) return { rowNumber: row.number, kind: 'refused', cells: row.cells, officerId: officer?.id ?? null, judgement: { entry, place: one.place, isNew: false, faults, changes: [], postings: [], candidates: [] } }
    const there = soFar.named.get(`${one.sortKey} ${one.place.unitId}`) ?? []
    const alikes = officer === null ? withTwins(withAliases(alikeOf.get(one) ?? [], entry, known), entry, there) : []
    const judged = planned(row, entry, one.place, officer, judgeRow(entry, one.place, officer, alikes), soFar)
    if (judged.officerId !== null && !there.some(({ id }) => id === judged.officerId)) soFar.named.set(`${one.sortKey} ${one.place.unitId}`, [...there, namedBy(entry, judged.officerId, row.number)])
    return judged
  })
}

/** With those whom the row's code was once said to be, though the row says another name. */
function withAliases(alike: readonly Candidate[], entry: RosterEntry, { byAlias }: KnownPeople): Candidate[] {
  const others = perhapsByAlias(entry, byAlias.get(entry.staffCode) ?? []).filter(({ id }) => !alike.some((one) => one.id === id))
  return [...alike, ...others.map(({ id, staffCode, fullName, birth }) => ({ id, staffCode, fullName, birth: birth?.day ?? null, ...(birth && { precision: birth.precision }), byCode: true as const }))]
}

/** With those whom earlier rows of the file post into the same unit under the same name, with no other birth. */
function withTwins(alike: readonly Candidate[], entry: RosterEntry, named: readonly Named[]): Candidate[] {
  const twins = named.filter(({ id, birth }) => (birth === null || entry.birth === null || birthsAgree(birth, entry.birth)) && !alike.some((one) => one.id === id))
  return [...alike, ...twins.slice(0, MOST_TWINS).map(({ birth, ...one }) => ({ ...one, birth: birth?.day ?? null, ...(birth && { precision: birth.precision }) }))]
}

const namedBy = ({ staffCode, fullName, birth }: RosterEntry, id: string, row: number): Named => ({ id, staffCode, fullName, birth, row })

/** The row with what it writes under new ids; those after it see the person as it leaves him or her. */
export function planned(row: NumberedRow, entry: RosterEntry, place: RowPlace, officer: KnownOfficer | null, judgement: Judgement, soFar: FileSoFar): PlannedRow {
  const postings = judgement.postings.map((posting) => ({ ...posting, id: newId() }))
  const writes = judgement.kind === 'created' || judgement.kind === 'changed'
  const officerId = officer?.id ?? (writes ? newId() : null)
  if (writes && officerId !== null && entry.staffCode !== '') for (const key of [entry.staffCode, officerId]) soFar.people.set(key, applyJudgement(officer, officerId, entry, postings))
  const { faults, changes, candidates } = judgement
  return { rowNumber: row.number, kind: judgement.kind, cells: row.cells, officerId, judgement: { entry, place, isNew: officer === null && writes, ...ownCodeOf(entry, officer, judgement.kind), faults, changes, postings, candidates } }
}

/** Told only of somebody in the own charge whom the row was found to mean. */
function ownCodeOf({ staffCode }: RosterEntry, officer: KnownOfficer | null, kind: RowKind): { readonly ownCode?: string } {
  return officer === null || kind === 'refused' || officer.charge !== 'own' || officer.staffCode === staffCode ? {} : { ownCode: officer.staffCode }
}

/** One main posting a person and file; a concurrent one may stand beside it, once for each place. */
function repeats({ row, entry, place }: { row: NumberedRow; entry: RosterEntry; place: RowPlace | null }, officer: KnownOfficer | null, { rows }: FileSoFar): RowFault[] {
  if (entry.staffCode === '') return []
  const names = [entry.staffCode, ...(officer === null ? [] : [officer.id])]
  const keys = entry.kind === 'main' ? names : names.map((name) => `${name} ${place?.unitId} ${place?.positionId}`)
  const before = keys.flatMap((key) => rows.get(key) ?? [])[0]
  if (before !== undefined) return [{ column: 'staffCode', key: 'twiceInFile', values: { row: before } }]
  for (const key of keys) rows.set(key, row.number)
  return []
}
