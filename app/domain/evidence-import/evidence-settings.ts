/**
 * How a list of proofs is to be read: sheet, heading row, what each column holds, and what holds for rows that do not say it
 * themselves: the kind of proof, and the paper behind the whole list. States and modes are those of every list
 * (roster/roster-import). Source: issue "Compliance" (evidence); decision 023: each proof has a paper behind it.
 */
import type { ProofKind } from '../evidence/proof-kind'
import type { TextEncodingOfColumn } from '../roster/legacy-text'
import { type Inspection, checkColumns } from '../roster/roster-import'
import type { EvidenceField } from './evidence-field'

export const EVIDENCE_ROW_KINDS = ['created', 'unchanged', 'refused'] as const
export type EvidenceRowKind = (typeof EVIDENCE_ROW_KINDS)[number]

export type EvidenceSettings = {
  readonly sheet: number
  /** index of the row that holds the headings */
  readonly headerRow: number
  readonly columns: readonly { readonly field: EvidenceField | null; readonly encoding: TextEncodingOfColumn }[]
  /** for rows that do not say of which kind they are; null: each says it */
  readonly kind: ProofKind | null
  /** for rows without a number of their own; '': each has one */
  readonly paper: string
}

export type EvidenceSettingsFault = { readonly fault: 'fieldMissing' | 'fieldTwice' | 'sheetUnknown' | 'headerUnknown' | 'kindMissing' | 'paperMissing'; readonly field?: EvidenceField }

/** Whether the settings fit the file. Out: the faults by what they concern; empty when the list can be read. */
export function checkEvidenceSettings(settings: EvidenceSettings, inspection: Inspection): readonly EvidenceSettingsFault[] {
  const has = (field: EvidenceField) => settings.columns.some((column) => column.field === field)
  const onlyHours = settings.kind === 'training_hours' && !has('kind')
  const faults: EvidenceSettingsFault[] = [...checkColumns<EvidenceField>(settings, inspection, ['staffCode', 'from', onlyHours ? 'hours' : 'subject'])]
  if (settings.kind === null && !has('kind')) faults.push({ fault: 'kindMissing' })
  if (settings.paper === '' && !has('paper')) faults.push({ fault: 'paperMissing' })
  return faults
}
