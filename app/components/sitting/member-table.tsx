import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { paths } from '~/paths'
import { AttemptState } from './attempt-state'

type Attempt = { readonly id: string; readonly state: string; readonly startedAt: string; readonly passed: boolean | null }

export interface MemberTableProps {
  readonly sessionId: string
  readonly rows: readonly { readonly officerId: string; readonly fullName: string; readonly staffCode: string; readonly attempt: Attempt | null }[]
  readonly mayRemove: boolean
}

/** Who is listed and how far each has come; who has not begun can be taken off. */
export function MemberTable({ sessionId, rows, mayRemove }: MemberTableProps) {
  const { t } = useTranslation('sitting')
  return (
    <form method="post" action={paths.sitting(sessionId)}>
      <Table
        caption={t('listTitle')} rows={rows} rowId={({ officerId }) => officerId}
        columns={[
          { id: 'name', label: t('nameColumn'), heading: true, cell: ({ fullName }) => fullName },
          { id: 'code', label: t('codeColumn'), phoneLabel: t('codeColumn'), cell: ({ staffCode }) => <span className="num">{staffCode}</span> },
          { id: 'attempt', label: t('attemptColumn'), state: true, cell: ({ attempt }) => (attempt === null ? <StatusText state="idle">{t('notStarted')}</StatusText> : <><AttemptState {...attempt} /> · <a href={paths.attemptLog(attempt.id)}>{t('seeLog')}</a></>) },
          { id: 'act', label: '', align: 'end', cell: (row) => (mayRemove && row.attempt === null ? <Button variant="quiet" size="small" name="remove" value={row.officerId} aria-label={t('removeAbout', { name: row.fullName })}>{t('remove')}</Button> : null) },
        ]}
      />
    </form>
  )
}
