import { useTranslation } from 'react-i18next'
import { proofFault } from './proof-fault'
import { Table, type TableColumn } from '~/components/ui/table'
import type { Proof } from '~/domain/evidence-import/judge-proof'
import type { EvidenceRowKind } from '~/domain/evidence-import/evidence-settings'
import type { ProofEntry, ProofFault } from '~/domain/evidence-import/read-proof'
import { addDays } from '~/domain/kernel/day'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface ProofRow {
  readonly ordinal: number
  readonly rowNumber: number
  readonly officerId: string | null
  readonly officerName: string
  readonly entry: ProofEntry
  readonly proof: Proof | null
  readonly faults: readonly ProofFault[]
}

/** The rows of one kind: whose, what it proves, by which paper and for how long, and why a row is not taken in. */
export function ProofRows({ kind, rows }: { readonly kind: EvidenceRowKind; readonly rows: readonly ProofRow[] }) {
  const { t } = useTranslation(['evidenceImport', 'roster', 'standing'])
  const why: TableColumn<ProofRow> = { id: 'why', label: t('roster:colWhy'), cell: (row) => <ul className="list-none p-0 m-0">{row.faults.map((fault, at) => <li key={at}>{proofFault(fault, t)}</li>)}</ul> }
  const columns: TableColumn<ProofRow>[] = [
    { id: 'row', label: t('roster:colRow'), phoneLabel: t('roster:colRow'), align: 'end', cell: (row) => <span className="num">{row.rowNumber}</span> },
    { id: 'person', label: t('colPerson'), heading: true, cell: (row) => <Person row={row} /> },
    { id: 'proof', label: t('colProof'), phoneLabel: t('colProof'), cell: (row) => <ProofText row={row} /> },
    { id: 'paper', label: t('colPaper'), phoneLabel: t('colPaper'), empty: ({ entry }) => `${entry.paper}${entry.issuer}` === '', cell: ({ entry }) => <>{entry.paper}{entry.issuer === '' ? null : <span className="xs block">{entry.issuer}</span>}</> },
    { id: 'span', label: t('colSpan'), phoneLabel: t('colSpan'), empty: ({ entry }) => entry.from === null, cell: (row) => <span className="num">{spanText(row, t)}</span> },
  ]
  return <Table caption={t(`kind_${kind}`)} rows={rows} rowId={(row) => String(row.ordinal)} columns={kind === 'refused' ? [...columns, why] : columns} />
}

function Person({ row: { officerId, officerName, entry } }: { readonly row: ProofRow }) {
  if (officerId === null) return <>{[entry.fullName, entry.staffCode].filter((part) => part !== '').join(', ') || '–'}</>
  return <><a href={`${paths.complianceOfficer(officerId)}#ho-so`}>{officerName}</a> <span className="xs nb">{entry.staffCode}</span></>
}

function ProofText({ row: { entry, proof } }: { readonly row: ProofRow }) {
  const { t } = useTranslation(['evidenceImport', 'standing'])
  const kind = entry.kind === null ? null : t(`proof_${entry.kind}`)
  const subject = proof === null ? entry.subject : subjectText(proof, t)
  if (kind === null || subject === '') return <>{kind ?? (subject || '–')}</>
  return <>{t('proofOf', { kind, subject })}</>
}

type Translate = (key: string, values?: Record<string, unknown>) => string

function subjectText({ kind, code, name, level, hours }: Proof, t: Translate): string {
  if (kind === 'training_hours') return hours === null ? '' : t('hoursOf', { hours })
  if (kind === 'education') return t(`standing:education_${code}`)
  const subject = t('coded', { code, name })
  return level === null ? subject : t('levelOf', { subject, level })
}

function spanText({ entry, proof }: ProofRow, t: Translate): string {
  if (entry.from === null) return ''
  const from = formatDayTable(entry.from)
  const last = proof === null ? entry.lastDay : proof.to === null ? null : addDays(proof.to, -1)
  return last === null ? t('spanOpen', { from }) : t('spanClosed', { from, to: formatDayTable(last) })
}
