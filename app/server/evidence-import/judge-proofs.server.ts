/** Judges a batch of rows against the record and against the rows of the same file before them. Two queries a batch. */
import { type ListPeople, findListOfficers } from './find-list-officers.server'
import { findKnownProofs, knownKey, knownProof } from './find-known-proofs.server'
import type { EvidenceSettings } from '~/domain/evidence-import/evidence-settings'
import { type ProofJudgement, judgeProof, placeProof } from '~/domain/evidence-import/judge-proof'
import type { SubjectCatalogue } from '~/domain/evidence-import/match-subject'
import { type ProofEntry, readProof } from '~/domain/evidence-import/read-proof'
import type { NumberedRow } from '~/server/roster/sheet-rows.server'
import type { RunQuery } from '~/server/standing/load-person-facts.server'

export type StoredProof = Pick<ProofJudgement, 'faults' | 'proof'> & { readonly entry: ProofEntry; /** as on record; '' for somebody unknown */ readonly officerName: string }
export type JudgedRow = { readonly rowNumber: number; readonly kind: ProofJudgement['kind']; readonly cells: NumberedRow['cells']; readonly officerId: string | null; readonly evidenceId: string | null; readonly judgement: StoredProof }
export type JudgeProofs = {
  readonly rows: readonly NumberedRow[]
  readonly settings: EvidenceSettings
  readonly date1904: boolean
  readonly people: ListPeople
  readonly catalogue: SubjectCatalogue
  /** by officer and proof, the row that had it first; carried from batch to batch */
  readonly soFar: Map<string, number>
}

export async function judgeProofs(run: RunQuery, { rows, settings, date1904, people, catalogue, soFar }: JudgeProofs): Promise<JudgedRow[]> {
  const read = rows.map((row) => {
    const { entry, faults } = readProof(row.cells, settings, date1904, people.day)
    const placed = placeProof(entry, catalogue)
    return { row, entry, proof: placed.proof, faults: [...faults, ...placed.faults] }
  })
  const officers = await findListOfficers(run, [...new Set(read.flatMap(({ entry }) => (entry.staffCode === '' ? [] : [entry.staffCode])))], people)
  const known = await findKnownProofs(run, [...officers.values()].map(({ id }) => id))
  return read.map(({ row, entry, proof, faults }): JudgedRow => {
    const found = officers.get(entry.staffCode)
    const officer = found === undefined || found.postless ? null : found
    const key = officer === null || proof === null ? null : knownKey(officer.id, proof)
    const judged = judgeProof({ entry, proof, faults }, { officer, postless: found?.postless === true, known: officer && proof && knownProof(known, officer.id, proof), before: (key && soFar.get(key)) || null })
    if (key !== null && judged.kind === 'created') soFar.set(key, row.number)
    return { rowNumber: row.number, kind: judged.kind, cells: judged.kind === 'unchanged' ? [] : row.cells, officerId: officer?.id ?? null, evidenceId: judged.knownId, judgement: { entry, faults: judged.faults, proof: judged.proof, officerName: officer?.fullName ?? '' } }
  })
}
