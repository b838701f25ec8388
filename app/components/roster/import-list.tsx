import { useTranslation } from 'react-i18next'
import { ImportStateText } from './import-state'
import { Table } from '~/components/ui/table'
import type { ImportState } from '~/domain/roster/roster-import'

export interface ListedImport {
  readonly id: string
  readonly fileName: string
  readonly unit: string
  readonly actorName: string
  readonly state: ImportState
  readonly at: string
}

/** The imports there have been, newest first. */
export function ImportList({ imports, caption, href }: { readonly imports: readonly ListedImport[]; readonly caption: string; readonly href: (id: string) => string }) {
  const { t } = useTranslation('roster')
  return (
    <Table
      caption={caption}
      rows={imports}
      rowId={(row) => row.id}
      columns={[
        { id: 'file', label: t('colFile'), heading: true, cell: (row) => <a href={href(row.id)}>{row.fileName}</a> },
        { id: 'state', label: t('colState'), state: true, cell: (row) => <ImportStateText state={row.state} /> },
        { id: 'unit', label: t('colUnit'), phoneLabel: t('colUnit'), cell: (row) => row.unit },
        { id: 'who', label: t('colWho'), phoneLabel: t('colWho'), cell: (row) => row.actorName },
        { id: 'at', label: t('colAt'), phoneLabel: t('colAt'), cell: (row) => <span className="num">{row.at}</span> },
      ]}
    />
  )
}
