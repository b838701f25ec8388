import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import type { State } from '~/components/ui/state'
import { Table } from '~/components/ui/table'
import type { UnitOutcome } from '~/domain/reorganisation/reorganisation'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface ShownUnit {
  readonly id: string
  readonly kind: UnitOutcome['kind']
  readonly changes: UnitOutcome['changes']
  readonly nameBefore: string | null
  readonly nameAfter: string | null
  /** other units that go into it, or that it goes to */
  readonly from: SomeUnits
  readonly to: SomeUnits
}

interface SomeUnits {
  readonly names: readonly string[]
  /** how many are not named */
  readonly more: number
}

const LOOK: Readonly<Record<UnitOutcome['kind'], State>> = { created: 'met', closed: 'missing', changed: 'active', along: 'active', kept: 'idle' }

/** What becomes of each unit, in a word, and which others it has to do with. */
export function PlanUnits({ units }: { readonly units: readonly ShownUnit[] }) {
  const { t } = useTranslation('reorganisation')
  const what = ({ kind, changes }: ShownUnit) => (kind === 'changed' ? changes.map((change) => t(`change_${change}`)).join(', ') : t(`unit_${kind}`))
  const list = ({ names, more }: SomeUnits) => [...names, ...(more === 0 ? [] : [t('moreUnits', { number: formatNumber(more) })])].join('; ')
  const detail = ({ kind, nameBefore, nameAfter, from, to }: ShownUnit) => [
    nameBefore === null || nameAfter === null || nameBefore === nameAfter ? [] : [t('calledBefore', { name: nameBefore })],
    from.names.length === 0 ? [] : [t(kind === 'created' ? 'madeOf' : 'takesIn', { units: list(from) })],
    to.names.length === 0 ? [] : [t(kind === 'closed' ? 'goesInto' : 'partGoesInto', { units: list(to) })],
  ].flat().join('. ')
  return (
    <Table
      caption={t('unitsTitle')}
      rows={units}
      rowId={(row) => row.id}
      columns={[
        { id: 'unit', label: t('colUnit'), heading: true, cell: (row) => row.nameAfter ?? row.nameBefore },
        { id: 'what', label: t('colWhat'), state: true, cell: (row) => <StatusText state={LOOK[row.kind]}>{what(row)}</StatusText> },
        { id: 'detail', label: t('colDetail'), empty: (row) => detail(row) === '', cell: (row) => detail(row) || '–' },
      ]}
    />
  )
}

export interface ShownFlow {
  readonly from: string
  readonly to: string | null
  readonly officers: number
  readonly concurrent: number
}

/** How many people each new unit gets from where. */
export function PlanFlows({ flows }: { readonly flows: readonly ShownFlow[] }) {
  const { t } = useTranslation('reorganisation')
  return (
    <Table
      caption={t('flowsTitle')}
      rows={flows}
      rowId={(row) => `${row.from} ${row.to ?? ''}`}
      columns={[
        { id: 'to', label: t('colTo'), heading: true, cell: (row) => row.to ?? <StatusText state="missing">{t('nobodyTakes')}</StatusText> },
        { id: 'from', label: t('colFrom'), phoneLabel: t('colFrom'), cell: (row) => row.from },
        { id: 'officers', label: t('colOfficers'), phoneLabel: t('colOfficers'), align: 'end', cell: (row) => <span className="num">{formatNumber(row.officers)}</span> },
        { id: 'concurrent', label: t('colConcurrent'), phoneLabel: t('colConcurrent'), align: 'end', empty: (row) => row.concurrent === 0, cell: (row) => <span className="num">{formatNumber(row.concurrent)}</span> },
      ]}
    />
  )
}
