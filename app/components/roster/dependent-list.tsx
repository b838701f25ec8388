import { useTranslation } from 'react-i18next'
import { CutNote } from './cut-note'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { PageHead } from '~/components/ui/page-head'
import { Table } from '~/components/ui/table'
import { paths } from '~/paths'

export interface DependentListProps {
  readonly text: string
  readonly dependents: readonly { readonly kind: string; readonly officerId: string; readonly staffCode: string; readonly fullName: string; readonly total: number }[]
  /** what a kind of dependent is called */
  readonly words: (kind: string) => string
  readonly back: string
}

/** Why an import cannot be undone: whom and what depends on it. */
export function DependentList({ text, dependents, words, back }: DependentListProps) {
  const { t } = useTranslation('roster')
  return (
    <>
      <PageHead title={t('cannotUndoTitle')} line={text} />
      <CutNote shown={dependents.length} total={dependents[0]?.total ?? 0} />
      <Card flush>
        <Table
          caption={t('dependentsCaption')}
          rows={dependents}
          rowId={(row) => `${row.officerId} ${row.kind}`}
          columns={[
            { id: 'name', label: t('colName'), heading: true, cell: (row) => <a href={paths.complianceOfficer(row.officerId)}>{row.fullName}</a> },
            { id: 'code', label: t('field_staffCode'), phoneLabel: t('field_staffCode'), cell: (row) => row.staffCode },
            { id: 'what', label: t('colDepends'), phoneLabel: t('colDepends'), cell: (row) => words(row.kind) },
          ]}
        />
      </Card>
      <div className="row"><ButtonLink variant="secondary" href={back}>{t('back')}</ButtonLink></div>
    </>
  )
}
