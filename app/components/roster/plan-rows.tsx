import { useTranslation } from 'react-i18next'
import { faultSentence } from './fault-sentence'
import { Button } from '~/components/ui/button'
import { Table, type TableColumn } from '~/components/ui/table'
import { type BirthPrecision, birthText } from '~/domain/compliance/birth-text'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import type { Candidate, Change } from '~/domain/roster/judge-row'
import type { RowFault } from '~/domain/roster/read-entry'
import type { RowKind } from '~/domain/roster/roster-import'
import { paths } from '~/paths'

export interface PlanRow {
  readonly ordinal: number
  readonly rowNumber: number
  readonly kind: RowKind
  readonly staffCode: string
  readonly fullName: string
  readonly unit: string
  readonly position: string
  readonly faults: readonly RowFault[]
  readonly changes: readonly Change[]
  readonly candidates: readonly Candidate[]
  /** of the person, where the row has another code or none */
  readonly ownCode: string | null
}

/** The rows of one kind: who, where, and what would change, why not, or whom it could be. */
export function PlanRows({ id, kind, rows, canDecide }: { readonly id: string; readonly kind: RowKind; readonly rows: readonly PlanRow[]; readonly canDecide: boolean }) {
  const { t } = useTranslation('roster')
  const told: TableColumn<PlanRow> | null =
    kind === 'refused' ? { id: 'why', label: t('colWhy'), cell: (row) => <ul className="list-none p-0 m-0">{row.faults.map((fault, at) => <li key={at}>{faultSentence(fault, t)}</li>)}</ul> }
    : kind === 'changed' || kind === 'created' ? { id: 'changes', label: t('colChanges'), empty: (row) => row.changes.length === 0, cell: (row) => <ul className="list-none p-0 m-0">{row.changes.map((change, at) => <li key={at}>{changeText(change, t)}</li>)}</ul> }
    : kind === 'asked' ? { id: 'candidates', label: t('colCandidates'), cell: (row) => <AskedForm id={id} row={row} canDecide={canDecide} /> }
    : null
  const all: TableColumn<PlanRow>[] = [
    { id: 'row', label: t('colRow'), phoneLabel: t('colRow'), align: 'end', cell: (row) => <span className="num">{row.rowNumber}</span> },
    { id: 'name', label: t('colName'), heading: true, cell: (row) => row.fullName || '–' },
    { id: 'code', label: t('field_staffCode'), phoneLabel: t('field_staffCode'), cell: (row) => <CodeCell {...row} /> },
    { id: 'unit', label: t('colUnit'), phoneLabel: t('colUnit'), cell: (row) => row.unit },
    { id: 'position', label: t('field_position'), phoneLabel: t('field_position'), cell: (row) => row.position || '–' },
  ]
  if (kind === 'skipped') return <Table caption={t('kind_skipped')} rows={rows} rowId={(row) => String(row.ordinal)} columns={[{ id: 'row', label: t('colRow'), phoneLabel: t('colRow'), cell: (row) => <span className="num">{row.rowNumber}</span> }, { id: 'said', label: t('colSaid'), heading: true, cell: (row) => row.fullName || '–' }]} />
  const columns = kind === 'missing' ? all.filter((column) => column.id !== 'row' && column.id !== 'position') : all
  return <Table caption={t(`kind_${kind}`)} rows={rows} rowId={(row) => String(row.ordinal)} columns={told === null ? columns : [...columns, told]} />
}

type Translate = (key: string, values?: Record<string, unknown>) => string

/** Somebody's own code, and the one that the list has for him or her. */
function CodeCell({ staffCode, ownCode }: Pick<PlanRow, 'staffCode' | 'ownCode'>) {
  const { t } = useTranslation('roster')
  if (ownCode === null) return <>{staffCode || '–'}</>
  return <>{ownCode} <span className="meta block">{staffCode === '' ? t('noCodeInList') : t('codeInList', { code: staffCode })}</span></>
}

/** A birth of which no more is said is a full day: older plans did not keep how much is known. */
const bornText = (birth: string, precision: string | undefined) => birthText(birth, (precision ?? 'day') as BirthPrecision)

function changeText({ what, before, after, precision }: Change, t: Translate): string {
  const told = (text: string, known: string | undefined) => (what === 'sex' ? t(`sex_${text}`) : what === 'birth' ? bornText(text, known) : what === 'from' ? formatDayTable(text) : text)
  const shown = (text: string | null, known: string | undefined) => (text === null ? t('notShown') : text === '' ? t('nothingBefore') : told(text, known))
  if (what === 'alias') return t('changeAlias', { code: after, own: shown(before, undefined) })
  return t('changeOf', { what: t(`change_${what}`), before: shown(before, precision?.before), after: shown(after, precision?.after) })
}

function AskedForm({ id, row, canDecide }: { readonly id: string; readonly row: PlanRow; readonly canDecide: boolean }) {
  const { t } = useTranslation('roster')
  const named = (one: Candidate) => t(one.byCode ? 'candidateByCode' : one.row === undefined ? 'candidate' : 'candidateOfRow', { row: one.row, name: one.fullName, code: one.staffCode || '–', birth: one.birth === null ? t('birthUnknown') : bornText(one.birth, one.precision) })
  if (!canDecide) return <ul className="list-none p-0 m-0">{row.candidates.map((one) => <li key={one.id}>{named(one)}</li>)}</ul>
  return (
    <form method="post" action={paths.roster(id)} className="stack">
      <input type="hidden" name="intent" value="decide" />
      <input type="hidden" name="ordinal" value={row.ordinal} />
      {row.candidates.map((one) => <Button key={one.id} variant="secondary" size="small" name="officer" value={one.id}>{t('isPerson', { person: named(one) })}</Button>)}
      <Button variant="quiet" size="small" name="officer" value="new">{t('isNew', { name: row.fullName })}</Button>
    </form>
  )
}
