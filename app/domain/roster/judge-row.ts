/**
 * What one row of a roster does to what is known: a new person, old → new, nothing, a question to HR, or a refusal with its
 * reason. A posting is a dated fact: a move ends the one before on the day the new one begins; on the same day it corrects
 * it; a row never reaches back behind the posting that it would change. Applying and judging again gives "unchanged".
 * Of somebody in another's charge nothing is told but that the code is in use; of somebody in nobody's, only what the row
 * itself says rightly (decision 093).
 * Source: issue "Compliance" (roster); docs/decisions/005.
 */
import type { Day } from '../kernel/day'
import { type DaySpan, contains } from '../kernel/day-span'
import type { RosterEntry, RowFault } from './read-entry'
import type { RowKind } from './roster-import'
import { saysSameBirth } from './same-birth'
import { type Charge, aliasToRemember, isAnother, isSame } from './same-person'

export type KnownPosting = { readonly id: string; readonly unitId: string; readonly positionId: string; readonly kind: 'main' | 'concurrent'; readonly span: DaySpan; readonly inReach: boolean }
export type KnownOfficer = {
  readonly id: string
  readonly staffCode: string
  readonly fullName: string
  readonly birth: { readonly day: Day; readonly precision: string } | null
  readonly sex: string | null
  readonly email: string | null
  readonly phone: string | null
  /** not superseded ones */
  readonly postings: readonly KnownPosting[]
  readonly charge: Charge
  /** codes of lists that HR has said to be this person's */
  readonly aliases: readonly string[]
}

export type OfficerColumn = 'fullName' | 'birth' | 'sex' | 'email' | 'phone'
/**
 * before null: what stood there is not told. precision: of births, how much of each day is known; missing in what was stored
 * earlier. alias: the row's code (after) is remembered for the person whose own code is another one (before).
 */
export type Change = { readonly what: OfficerColumn | 'posting' | 'from' | 'alias'; readonly before: string | null; readonly after: string; readonly precision?: { readonly before: string; readonly after: string } }
export type NewPosting = { readonly unitId: string; readonly positionId: string; readonly kind: 'main' | 'concurrent'; readonly from: Day; readonly to: Day | null; readonly supersedesId: string | null }
/**
 * precision: how much of the birth is known; missing in what was stored earlier. row: of this same file, which brings that
 * person in. byCode: the row's code was once said to be this person's; name and unit may be others.
 */
export type Candidate = { readonly id: string; readonly staffCode: string; readonly fullName: string; readonly birth: Day | null; readonly precision?: string; readonly row?: number; readonly byCode?: true }
export type Judgement = {
  readonly kind: Exclude<RowKind, 'missing' | 'skipped'>
  readonly faults: readonly RowFault[]
  readonly changes: readonly Change[]
  readonly postings: readonly NewPosting[]
  readonly candidates: readonly Candidate[]
}
export type RowPlace = { readonly unitId: string; readonly positionId: string }

const nothing = { faults: [], changes: [], postings: [], candidates: [] } as const
const refused = (column: RowFault['column'], key: string, values: RowFault['values'] = {}): Judgement => ({ ...nothing, kind: 'refused', faults: [{ column, key, values }] })

/**
 * In: the row; where it posts; the officer who has its code (null: none); others of the same name, birth and unit; and
 * whether HR said that this is nobody of those. Out: the judgement. Text of changes is ids or plain values, not sentences.
 */
export function judgeRow(entry: RosterEntry, place: RowPlace, officer: KnownOfficer | null, alike: readonly Candidate[], saidNew = false): Judgement {
  if (officer === null) return judgeNewcomer(entry, place, saidNew ? [] : alike)
  if (isOthers(entry, officer)) return refused('staffCode', 'officerElsewhere')
  if (isAnother(entry, officer)) return refused('staffCode', 'codeOfAnother', { name: officer.fullName })
  const moved = entry.kind === 'main' ? judgeMain(entry, place, officer) : judgeConcurrent(entry, place, officer)
  if (moved.kind !== undefined) return moved
  const changes = [...personChanges(entry, officer), ...moved.changes]
  const returns = officer.postings.length === 0
  return { ...nothing, kind: returns ? 'created' : changes.length === 0 ? 'unchanged' : 'changed', changes, postings: moved.postings }
}

function judgeNewcomer(entry: RosterEntry, place: RowPlace, alike: readonly Candidate[]): Judgement {
  if (alike.length > 0) return { ...nothing, kind: 'asked', candidates: alike }
  if (entry.staffCode === '') return refused('staffCode', 'codeMissing')
  return { ...nothing, kind: 'created', changes: [], postings: [fresh(entry, place)] }
}

const lastsPast = ({ span }: KnownPosting, day: Day) => span.to === null || span.to > day

/** In another's charge on some day that the row touches, or in nobody's and not known to the row. */
function isOthers(entry: RosterEntry, officer: KnownOfficer): boolean {
  if (officer.charge === 'nobody' && !isSame(entry, officer)) return true
  return officer.charge === 'elsewhere' || officer.postings.some((one) => one.kind === 'main' && !one.inReach && lastsPast(one, entry.from))
}

type Moved = { readonly kind?: undefined; readonly changes: readonly Change[]; readonly postings: readonly NewPosting[] }

const fresh = (entry: RosterEntry, place: RowPlace): NewPosting => ({ ...place, kind: entry.kind, from: entry.from, to: entry.to, supersedesId: null })
const placeText = ({ unitId, positionId }: RowPlace) => `${unitId} ${positionId}`

function judgeMain(entry: RosterEntry, place: RowPlace, officer: KnownOfficer): Moved | Judgement {
  const mains = officer.postings.filter(({ kind }) => kind === 'main')
  if (officer.postings.some((one) => one.kind === 'concurrent' && placeText(one) === placeText(place) && lastsPast(one, entry.from))) return refused('kind', 'alreadyConcurrent')
  const current = mains.find(({ span }) => contains(span, entry.from))
  const later = mains.some(({ id, span }) => span.from > entry.from && id !== current?.id)
  if (current === undefined) return judgeBeforeOthers(entry, place, mains)
  if (placeText(current) === placeText(place)) return judgeSamePost(entry, place, current, later)
  if (later) return refused('from', 'laterPosting')
  const change: Change = { what: 'posting', before: placeText(current), after: placeText(place) }
  if (current.span.from === entry.from) return { changes: [change], postings: [{ ...place, kind: 'main', from: entry.from, to: entry.to, supersedesId: current.id }] }
  return {
    changes: [change],
    postings: [{ unitId: current.unitId, positionId: current.positionId, kind: 'main', from: current.span.from, to: entry.from, supersedesId: current.id }, fresh(entry, place)],
  }
}

/** The post that is known already: at most its last day is news. */
function judgeSamePost({ to }: RosterEntry, place: RowPlace, current: KnownPosting, later: boolean): Moved | Judgement {
  if (to === null || to === current.span.to) return { changes: [], postings: [] }
  if (current.span.to !== null && to > current.span.to && later) return refused('to', 'laterPosting')
  return { changes: [{ what: 'posting', before: `${placeText(current)} ${current.span.to ?? ''}`.trim(), after: `${placeText(place)} ${to}` }], postings: [{ ...place, kind: 'main', from: current.span.from, to, supersedesId: current.id }] }
}

/** Nothing is known of that day. The same post, said to begin earlier than is known, is a correction of its first day. */
function judgeBeforeOthers(entry: RosterEntry, place: RowPlace, mains: readonly KnownPosting[]): Moved | Judgement {
  const [next, after] = mains.filter(({ span }) => span.from > entry.from).sort((a, b) => (a.span.from < b.span.from ? -1 : 1))
  if (next === undefined) return { changes: [{ what: 'posting', before: '', after: placeText(place) }], postings: [fresh(entry, place)] }
  if (placeText(next) !== placeText(place) || !entry.fromStated) return refused('from', 'laterPosting')
  // A last day before the post that is known begins would end that post; one past the post after it would overlap that.
  if (entry.to !== null && (entry.to <= next.span.from || (after !== undefined && entry.to > after.span.from))) return refused('to', 'laterPosting')
  return { changes: [{ what: 'from', before: next.span.from, after: entry.from }], postings: [{ ...place, kind: 'main', from: entry.from, to: entry.to ?? next.span.to, supersedesId: next.id }] }
}

function judgeConcurrent(entry: RosterEntry, place: RowPlace, officer: KnownOfficer): Moved | Judgement {
  const same = officer.postings.filter((one) => placeText(one) === placeText(place) && lastsPast(one, entry.from))
  if (same.some(({ kind }) => kind === 'main')) return refused('kind', 'alreadyMain')
  if (same.some(({ span }) => contains(span, entry.from))) return { changes: [], postings: [] }
  if (same.length > 0) return refused('from', 'laterPosting')
  return { changes: [{ what: 'posting', before: '', after: placeText(place) }], postings: [fresh(entry, place)] }
}

/** A blank cell says nothing. What is known of somebody in nobody's charge is not told. */
function personChanges(entry: RosterEntry, officer: KnownOfficer): Change[] {
  const changes: Change[] = []
  const alias = aliasToRemember(entry, officer)
  if (alias !== null) changes.push({ what: 'alias', before: officer.staffCode, after: alias })
  if (entry.fullName !== officer.fullName) changes.push({ what: 'fullName', before: officer.fullName, after: entry.fullName })
  if (entry.birth !== null && !saysSameBirth(entry.birth, officer.birth)) changes.push({ what: 'birth', before: officer.birth?.day ?? '', after: entry.birth.day, precision: { before: officer.birth?.precision ?? 'day', after: entry.birth.precision } })
  const all = [...changes, ...(['sex', 'email', 'phone'] as const).flatMap((what) => said(what, entry[what], officer[what]))]
  return officer.charge === 'own' ? all : all.map(({ what, after, precision }) => ({ what, before: null, after, ...(precision && { precision: { before: 'day', after: precision.after } }) }))
}

function said(what: Change['what'], after: string | null, before: string | null): Change[] {
  return after === null || after === before ? [] : [{ what, before: before ?? '', after }]
}
