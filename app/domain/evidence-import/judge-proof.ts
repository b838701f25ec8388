/**
 * What one row of a list of proofs does: a new proof, nothing because the same one is on record, or a refusal with its
 * reasons. Two proofs are the same when they are of one officer, prove the same, begin on one day and rest on one paper.
 * Whoever is outside the unit of the list is as unknown as a code that nobody has; of somebody without a main post the unit that
 * had him or her last is told so; nobody brings in proofs about him- or
 * herself. Source: issue "Compliance" (evidence); decisions 023, 073.
 */
import type { ProofKind } from '../evidence/proof-kind'
import { addDays, addMonths, type Day } from '../kernel/day'
import { nameSortKey, searchKey, withoutMarks } from '../kernel/vietnamese-text'
import type { EvidenceRowKind } from './evidence-settings'
import { type SubjectCatalogue, type SubjectChoice, matchSubject } from './match-subject'
import type { ProofEntry, ProofFault } from './read-proof'

export type ProvenOfficer = { readonly id: string; readonly fullName: string; /** of whoever imports */ readonly isOwn: boolean }
/** `to`: first day on which it holds no more; `toStated`: whether the row itself says so. */
export type Proof = { readonly kind: ProofKind; readonly subjectId: string; readonly code: string; readonly name: string; readonly level: number | null; readonly hours: number | null; readonly paper: string; readonly from: Day; readonly to: Day | null; readonly toStated: boolean; readonly note: string }
export type KnownProof = Pick<Proof, 'kind' | 'subjectId' | 'level' | 'hours' | 'paper' | 'from' | 'to'> & { readonly id: string; readonly officerId: string; /** a certificate issued here that holds no more */ readonly revoked: boolean }
export type ProofJudgement = { readonly kind: EvidenceRowKind; readonly faults: readonly ProofFault[]; readonly proof: Proof | null; /** the one on record */ readonly knownId: string | null }

/** What makes two proofs of one officer the same. A paper is the same whatever its capitals and spaces. */
export function proofKey({ kind, subjectId, level, hours, from, paper }: Pick<KnownProof, 'kind' | 'subjectId' | 'level' | 'hours' | 'from' | 'paper'>): string {
  return [kind, subjectId, level ?? '', hours ?? '', from, paper.toLowerCase().replace(/\s+/g, ' ').trim()].join('\n')
}

/** In: a row that could be read. Out: what it proves, or the faults that say what is near. */
export function placeProof(entry: ProofEntry, catalogue: SubjectCatalogue): { readonly proof: Proof | null; readonly faults: readonly ProofFault[] } {
  const { kind, from } = entry
  if (kind === null || (entry.subject === '' && kind !== 'training_hours')) return { proof: null, faults: [] }
  const match = matchSubject(entry.subject, kind, catalogue)
  if (!match.ok) return { proof: null, faults: [subjectFault(entry.subject, kind, match.near)] }
  if (from === null) return { proof: null, faults: [] }
  return { proof: { kind, subjectId: match.subject.id, code: match.subject.code, name: match.subject.name, level: entry.level, hours: entry.hours, paper: entry.paper, from, ...endOf(entry, from, match.subject), note: entry.issuer }, faults: [] }
}

/** The day that the row says; else, for a certificate, what its type says. */
function endOf({ lastDay }: ProofEntry, from: Day, { validityMonths }: SubjectChoice): Pick<Proof, 'to' | 'toStated'> {
  if (lastDay !== null) return { to: addDays(lastDay, 1), toStated: true }
  return { to: validityMonths === 0 ? null : addMonths(from, validityMonths), toStated: false }
}

function subjectFault(text: string, kind: ProofKind, near: readonly SubjectChoice[]): ProofFault {
  const values = { text: text.slice(0, 80) }
  if (near.length === 0) return { column: 'subject', key: `unknown_${kind}`, values }
  return { column: 'subject', key: 'unknownNear', values: { ...values, near: near.map(({ code, name }) => `${code} ${name}`).join('; ') } }
}

export type RowToJudge = { readonly entry: ProofEntry; readonly proof: Proof | null; readonly faults: readonly ProofFault[] }
export type Around = {
  /** who has the code, in the unit of the list; null: nobody there */
  readonly officer: ProvenOfficer | null
  /** somebody the unit knows has the code, and holds no main post today */
  readonly postless?: boolean
  /** the same proof on record */
  readonly known: KnownProof | null
  /** the row before it in the file with the same proof */
  readonly before: number | null
}

/** In: the row, what it proves, and what is around it. Out: the judgement. Total. */
export function judgeProof({ entry, proof, faults }: RowToJudge, { officer, postless = false, known, before }: Around): ProofJudgement {
  const all = [...(entry.staffCode === '' ? [] : officerFaults(entry, officer, postless)), ...faults]
  if (proof === null || all.length > 0) return refused(proof, ...all)
  if (known !== null) return againstKnown(proof, known)
  if (before !== null) return refused(proof, { column: null, key: 'twiceInFile', values: { row: before } })
  return { kind: 'created', faults: [], proof, knownId: null }
}

const refused = (proof: Proof | null, ...faults: ProofFault[]): ProofJudgement => ({ kind: 'refused', faults, proof, knownId: null })

/** Nothing to do, unless the row says another last day, or the certificate was revoked here. */
function againstKnown(proof: Proof, known: KnownProof): ProofJudgement {
  if (known.revoked) return refused(proof, { column: 'paper', key: 'revokedHere', values: {} })
  if (!proof.toStated || proof.to === known.to) return { kind: 'unchanged', faults: [], proof, knownId: known.id }
  return refused(proof, known.to === null ? { column: 'lastDay', key: 'knownForever', values: {} } : { column: 'lastDay', key: 'knownUntil', values: { day: addDays(known.to, -1) } })
}

function officerFaults({ staffCode, fullName }: ProofEntry, officer: ProvenOfficer | null, postless: boolean): ProofFault[] {
  if (officer === null) return [{ column: 'staffCode', key: postless ? 'noMainPost' : 'officerUnknown', values: { text: staffCode } }]
  if (officer.isOwn) return [{ column: 'staffCode', key: 'own', values: {} }]
  return fullName === '' || isNameOf(fullName, officer.fullName) ? [] : [{ column: 'fullName', key: 'nameOfAnother', values: { name: officer.fullName } }]
}

/** Tone placement, case and spaces aside; a name typed without any mark is compared without marks. */
function isNameOf(typed: string, known: string): boolean {
  if (nameSortKey(typed) === nameSortKey(known)) return true
  return withoutMarks(typed) === typed && searchKey(typed) === searchKey(known)
}
