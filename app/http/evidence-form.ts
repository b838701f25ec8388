/** The mapping form of a list of proofs: sheet and heading row, what each column is, and what the rows do not say themselves. */
import { type ProofKind, proofKinds } from '~/domain/evidence/proof-kind'
import { EVIDENCE_FIELDS, type EvidenceField, evidenceFieldOf } from '~/domain/evidence-import/evidence-field'
import { EVIDENCE_ROW_KINDS, type EvidenceRowKind, type EvidenceSettings, checkEvidenceSettings } from '~/domain/evidence-import/evidence-settings'
import { claimFields } from '~/domain/roster/roster-field'
import type { Inspection } from '~/domain/roster/roster-import'
import type { FormFaults } from './form'
import { type TypedColumns, columnsShown, readColumns, saidIn, startColumns } from './roster-form'

export type TypedEvidence = TypedColumns<EvidenceField> & { readonly kind: ProofKind | null; readonly paper: string }
export type ReadEvidence = { readonly typed: TypedEvidence; /** null: something is wrong */ readonly settings: EvidenceSettings | null; readonly faults: FormFaults }

/** What the headings say by themselves; with settings when nothing is left to ask. */
export function proposeEvidence(inspection: Inspection, query = new URLSearchParams()): ReadEvidence {
  const columns = startColumns(inspection, query, { fieldOf: evidenceFieldOf, guess: (headings) => claimFields(headings, evidenceFieldOf) })
  return checked({ ...columns, kind: null, paper: '' }, inspection)
}

/** In: the form and the file. Out: what was typed, the settings when all is well, and faults as keys of the catalogue. */
export function readEvidence(form: FormData, inspection: Inspection): ReadEvidence {
  const said = saidIn(form)
  return checked({ ...readColumns(form, EVIDENCE_FIELDS), kind: proofKinds.find((kind) => kind === said('kind')) ?? null, paper: said('paper').slice(0, 200) }, inspection)
}

/** Where a fault of the whole is shown; one of a column stands at its columns. */
const PLACE: Readonly<Record<string, string>> = { kindMissing: 'kind', paperMissing: 'paper', sheetUnknown: 'form', headerUnknown: 'form' }

function checked(typed: TypedEvidence, inspection: Inspection): ReadEvidence {
  const faults: FormFaults = {}
  for (const { fault, field } of checkEvidenceSettings(typed, inspection)) faults[field === undefined ? (PLACE[fault] ?? 'form') : `${fault}-${field}`] = `settings_${fault}`
  return { typed, settings: Object.keys(faults).length === 0 ? typed : null, faults }
}

/** The columns as the mapping page shows them; those of a field that was chosen twice are marked. */
export function evidenceShown(inspection: Inspection, columns: EvidenceSettings, faults: FormFaults) {
  return columnsShown(inspection, columns, Object.keys(faults).flatMap((name) => /^fieldTwice-(\w+)$/.exec(name)?.[1] ?? []))
}

export function evidenceKindOf(request: Request): EvidenceRowKind | null {
  const text = new URL(request.url).searchParams.get('kind')
  return EVIDENCE_ROW_KINDS.find((kind) => kind === text) ?? null
}
