import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { paths } from '~/paths'

export interface ShownPerson {
  readonly postingId: string
  readonly officerId: string
  readonly staffCode: string
  readonly fullName: string
  readonly position: string
  readonly kind: 'main' | 'concurrent'
  readonly from: string
  readonly to: string | null
}

/** People of the plan: from where to where. */
export function PlanPeople({ people, caption }: { readonly people: readonly ShownPerson[]; readonly caption: string }) {
  const { t } = useTranslation('reorganisation')
  return (
    <Table
      caption={caption}
      rows={people}
      rowId={(row) => row.postingId}
      columns={[
        { id: 'name', label: t('colPerson'), heading: true, cell: (row) => <a href={paths.complianceOfficer(row.officerId)}>{row.fullName}</a> },
        { id: 'code', label: t('field_staff'), phoneLabel: t('field_staff'), cell: (row) => row.staffCode },
        { id: 'position', label: t('colPosition'), phoneLabel: t('colPosition'), cell: (row) => (row.kind === 'main' ? row.position : t('concurrentPosition', { position: row.position })) },
        { id: 'from', label: t('colFrom'), phoneLabel: t('colFrom'), cell: (row) => row.from },
        { id: 'to', label: t('colTo'), phoneLabel: t('colTo'), cell: (row) => row.to ?? <StatusText state="missing">{t('nobodyTakes')}</StatusText> },
      ]}
    />
  )
}

export interface ShownRole {
  readonly id: string
  readonly who: string
  readonly role: 'hr' | 'head'
  readonly unit: string
  readonly goesOn: readonly string[]
}

/** Rights in units that end: where they go on, or that they end. */
export function PlanRoles({ roles }: { readonly roles: readonly ShownRole[] }) {
  const { t } = useTranslation('reorganisation')
  return (
    <Table
      caption={t('rolesTitle')}
      rows={roles}
      rowId={(row) => row.id}
      columns={[
        { id: 'who', label: t('colAccount'), heading: true, cell: (row) => row.who },
        { id: 'role', label: t('colRole'), phoneLabel: t('colRole'), cell: (row) => t(`role_${row.role}`) },
        { id: 'unit', label: t('colFrom'), phoneLabel: t('colFrom'), cell: (row) => row.unit },
        { id: 'goesOn', label: t('colGoesOn'), phoneLabel: t('colGoesOn'), cell: (row) => (row.goesOn.length === 0 ? <StatusText state="expiring">{t('roleEnds')}</StatusText> : row.goesOn.join('; ')) },
      ]}
    />
  )
}
