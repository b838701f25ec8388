import { useTranslation } from 'react-i18next'
import { Table, type TableColumn } from '~/components/ui/table'
import { firstDirection, type SortDirection, type UnitCount, type UnitSort } from '~/domain/compliance/unit-order'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { metOfText, shareText } from './share-text'
import { unitTitle } from './unit-name'

/** A unit with the people of its whole subtree. */
export interface UnitRow extends UnitCount {
  readonly unitId: string
  readonly type: string
  readonly code: string | null
}

export interface UnitTableProps {
  readonly caption: string
  readonly units: readonly UnitRow[]
  readonly href: (unitId: string) => string
  /** How the rows are sorted, and where a column's heading leads; without it the headings are text. */
  readonly sorted?: { readonly by: UnitSort; readonly direction: SortDirection; readonly href: (by: UnitSort, direction: SortDirection) => string }
}

const OTHER = { asc: 'desc', desc: 'asc' } as const
const WORD = { asc: 'ascending', desc: 'descending' } as const

/** Units with share, counts, and how many will lose it; sorted by links. */
export function UnitTable({ caption, units, href, sorted }: UnitTableProps) {
  const { t } = useTranslation(['compliance', 'standing'])
  const sort = (by: UnitSort): TableColumn<UnitRow>['sort'] => {
    if (sorted === undefined) return undefined
    const mine = sorted.by === by
    return { href: sorted.href(by, mine ? OTHER[sorted.direction] : firstDirection[by]), direction: mine ? WORD[sorted.direction] : undefined }
  }
  return (
    <Table
      caption={caption}
      onPhone="scroll"
      rows={units}
      rowId={(unit) => unit.unitId}
      columns={[
        { id: 'name', label: t('columnUnit'), heading: true, sort: sort('name'), cell: (unit) => <a href={href(unit.unitId)}>{unitTitle(unit, t)}</a> },
        { id: 'share', label: t('columnShare'), align: 'end', state: true, sort: sort('share'), phoneLabel: t('columnShare'), cell: (unit) => (unit.people === 0 ? <span className="meta">{shareText(unit.met, unit.people, t)}</span> : <Share unit={unit} />) },
        { id: 'met', label: t('columnMetOf'), align: 'end', sort: sort('people'), phoneLabel: t('columnMetOf'), empty: (unit) => unit.people === 0, cell: (unit) => (unit.people === 0 ? '–' : metOfText(unit.met, unit.people, t)) },
        { id: 'notMet', label: t('notMet'), align: 'end', sort: sort('notMet'), phoneLabel: t('notMet'), empty: (unit) => unit.people === 0, cell: (unit) => (unit.people === 0 ? '–' : formatNumber(unit.people - unit.met)) },
        { id: 'expiring', label: t('expiringSoonShort'), align: 'end', sort: sort('expiring'), phoneLabel: t('expiringSoonShort'), empty: (unit) => unit.expiring === 0, cell: (unit) => (unit.people === 0 ? '–' : formatNumber(unit.expiring)) },
      ]}
    />
  )
}

function Share({ unit }: { readonly unit: UnitRow }) {
  const { t } = useTranslation(['compliance', 'standing'])
  const text = shareText(unit.met, unit.people, t)
  return /\d/.test(text) ? <b>{text}</b> : <span className="meta">{text}</span>
}
