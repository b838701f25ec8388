import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { DependentKind, Fate } from '~/domain/reorganisation/follow-dependents'

export interface ShownDependent {
  readonly id: string
  readonly kind: DependentKind
  readonly name: string
  readonly unit: string
  readonly count: number
  readonly fate: Fate
  readonly into: string | null
}

/** What hangs on units that end, how much of it, and what becomes of it. */
export function PlanDependents({ dependents }: { readonly dependents: readonly ShownDependent[] }) {
  const { t } = useTranslation('reorganisation')
  const fate = (row: ShownDependent) => t(`fate_${row.kind}_${row.fate}`, { unit: row.into ?? '' })
  return (
    <Table
      caption={t('followTitle')}
      rows={dependents}
      rowId={(row) => row.id}
      columns={[
        { id: 'what', label: t('colFollow'), heading: true, cell: (row) => t(`follow_${row.kind}`, { name: row.name }) },
        { id: 'unit', label: t('colFrom'), phoneLabel: t('colFrom'), cell: (row) => row.unit },
        { id: 'count', label: t('colCount'), phoneLabel: t('colCount'), align: 'end', cell: (row) => <span className="num">{formatNumber(row.count)}</span> },
        { id: 'fate', label: t('colFate'), phoneLabel: t('colFate'), cell: (row) => (row.fate === 'look' ? <StatusText state="expiring">{fate(row)}</StatusText> : fate(row)) },
      ]}
    />
  )
}
