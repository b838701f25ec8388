import { useTranslation } from 'react-i18next'
import { unitText, type NamedUnit } from './unit-text'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { Role } from '~/domain/access/role'
import { paths } from '~/paths'

export interface UserTableRow {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly staffCode: string | null
  readonly disabled: boolean
  readonly mustChangePassword: boolean
  /** "10:32, 16/12/2024" or null */
  readonly lastSignIn: string | null
  readonly roles: readonly { readonly role: Role; readonly unit: NamedUnit | null }[]
}

/** Accounts: who, roles with units, last sign-in, state. */
export function UserTable({ rows }: { readonly rows: readonly UserTableRow[] }) {
  const { t } = useTranslation(['admin', 'common'])
  const roleText = ({ role, unit }: UserTableRow['roles'][number]) => (unit ? t('roleInUnit', { role: t(`common:role_${role}`), unit: unitText(unit, t) }) : t(`common:role_${role}`))
  return (
    <Table
      caption={t('usersTitle')}
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        { id: 'name', label: t('displayName'), heading: true, cell: (row) => <a href={paths.user(row.id)}>{row.displayName}</a> },
        { id: 'username', label: t('username'), phoneLabel: t('username'), cell: (row) => <code>{row.username}</code> },
        { id: 'roles', label: t('roles'), phoneLabel: t('roles'), cell: (row) => row.roles.map(roleText).join('; ') || '—', empty: (row) => row.roles.length === 0 },
        { id: 'lastSignIn', label: t('lastSignIn'), phoneLabel: t('lastSignIn'), cell: (row) => row.lastSignIn ?? t('never') },
        { id: 'state', label: t('state'), state: true, cell: (row) => (row.disabled ? <StatusText state="locked"><span className="nb">{t('state_disabled')}</span></StatusText> : row.mustChangePassword ? <StatusText state="idle">{t('state_initial')}</StatusText> : <StatusText state="met"><span className="nb">{t('state_active')}</span></StatusText>) },
      ]}
    />
  )
}
