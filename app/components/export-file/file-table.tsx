import { useTranslation } from 'react-i18next'
import { byteText } from '~/components/admin/byte-text'
import { unitTitle } from '~/components/compliance/unit-name'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { ProgressLine } from '~/components/ui/progress-line'
import type { State } from '~/components/ui/state'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { ExportState, FileFacts } from '~/domain/export-file/export-file'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

/** Instants in words. */
export type ListedFile = FileFacts & { readonly at: string; readonly until: string }

const LOOK: Readonly<Record<ExportState, State>> = { queued: 'idle', running: 'active', done: 'met', failed: 'missing' }

/** One's own files: what each is, how far it is, until when it stays, and what can be done with it. */
export function FileTable({ rows }: { readonly rows: readonly ListedFile[] }) {
  const { t } = useTranslation(['exportFile', 'compliance'])
  const nameOf = ({ kind, courseCode, format }: ListedFile) => `${t(`kind_${kind}`)}${courseCode === null ? '' : ` ${courseCode}`} (.${format})`
  return (
    <div className="files"><Table
      caption={t('title')} rows={rows} rowId={({ id }) => id}
      columns={[
        { id: 'name', label: t('columnFile'), heading: true, cell: (row) => <>{nameOf(row)}<span className="xs block">{t('about', { unit: unitTitle({ name: row.unitName, type: row.unitType }, t), on: formatDay(row.asOf) })}</span></> },
        { id: 'state', label: t('columnState'), state: true, cell: (row) => <FileState row={row} /> },
        { id: 'size', label: t('columnSize'), phoneLabel: t('columnSize'), align: 'end', empty: ({ size }) => size === null, cell: ({ size }) => (size === null ? '–' : byteText(size)) },
        { id: 'at', label: t('columnAsked'), phoneLabel: t('columnAsked'), cell: ({ at }) => <span className="num">{at}</span> },
        { id: 'until', label: t('columnExpiry'), cell: ({ until }) => <span className="num">{t('until', { at: until })}</span> },
        { id: 'acts', label: <span className="vh">{t('columnActs')}</span>, cell: (row) => <Acts row={row} name={nameOf(row)} /> },
      ]}
    /></div>
  )
}

function FileState({ row: { state, done, total, fault } }: { readonly row: ListedFile }) {
  const { t } = useTranslation('exportFile')
  return (
    <>
      <StatusText state={LOOK[state]}>{t(`state_${state}`)}</StatusText>
      {state === 'running' && total > 0 ? <><span className="xs block num">{t('progress', { done: formatNumber(done), total: formatNumber(total) })}</span><ProgressLine value={done / total} /></> : null}
      {fault === null ? null : <span className="xs block">{t(`fault_${fault}`)}</span>}
    </>
  )
}

function Acts({ row: { id, state }, name }: { readonly row: ListedFile; readonly name: string }) {
  const { t } = useTranslation('exportFile')
  return (
    <div className="row file-acts">
      {state === 'done' ? <ButtonLink variant="secondary" size="small" icon="download" href={paths.fileDownload(id)} aria-label={t('downloadOf', { name })}>{t('download')}</ButtonLink> : null}
      {state === 'failed' ? <form method="post" action={paths.files()}><input type="hidden" name="id" value={id} /><Button variant="secondary" size="small" icon="reload" aria-label={t('retryOf', { name })}>{t('retry')}</Button></form> : null}
      <ButtonLink variant="quiet" size="small" href={paths.fileDelete(id)} aria-label={t('deleteOf', { name })}>{t('delete')}</ButtonLink>
    </div>
  )
}
