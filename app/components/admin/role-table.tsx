import { useTranslation } from 'react-i18next'
import { unitText, type NamedUnit } from './unit-text'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { Role } from '~/domain/access/role'
import { paths } from '~/paths'

export interface RoleTableRow {
  readonly id: string
  readonly role: Role
  readonly unit: NamedUnit | null
  /** "05/03/2024" */
  readonly from: string
  readonly lastDay: string | null
  readonly state: 'coming' | 'held' | 'ended'
}

const looks = { coming: 'idle', held: 'met', ended: 'exempt' } as const

/** The roles of an account with their days; each that goes on can be ended, after a question. */
export function RoleTable({ userId, rows }: { readonly userId: string; readonly rows: readonly RoleTableRow[] }) {
  const { t } = useTranslation(['admin', 'common'])
  return (
    <Table
      caption={t('rolesTitle')}
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        { id: 'role', label: t('roles'), heading: true, cell: (row) => t(`common:role_${row.role}`) },
        { id: 'unit', label: t('unit'), cell: (row) => (row.unit ? unitText(row.unit, t) : '—'), empty: (row) => row.unit === null },
        { id: 'from', label: t('fromDay'), phoneLabel: t('fromDay'), cell: (row) => row.from },
        { id: 'lastDay', label: t('lastDay'), phoneLabel: t('lastDay'), cell: (row) => row.lastDay ?? t('withoutEnd') },
        { id: 'state', label: t('state'), state: true, cell: (row) => <StatusText state={looks[row.state]}><span className="nb">{t(`role_${row.state}`)}</span></StatusText> },
        { id: 'act', label: <span className="vh">{t('act')}</span>, cell: (row) => (row.state === 'ended' ? null : <a className="nb" href={`${paths.user(userId)}?confirm=endRole&role=${row.id}`}>{t('endShort')}<span className="vh"> {t(`common:role_${row.role}`)} {row.unit?.name}</span></a>), empty: (row) => row.state === 'ended' },
      ]}
    />
  )
}
