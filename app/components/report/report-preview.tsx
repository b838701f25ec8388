import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { LONG_LIST, MOST_PAPER_ROWS } from '~/domain/export-file/export-file'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { ReportCell, ReportFrame } from '~/domain/report/official-sheet'
import { paths } from '~/paths'
import { ReportTable } from './report-table'

export interface ReportPreviewProps {
  readonly frame: Pick<ReportFrame, 'title' | 'lines' | 'columns' | 'notes'>
  readonly rows: readonly (readonly ReportCell[])[]
  readonly total: readonly ReportCell[]
  readonly length: number
  /** Parameters of the report in an address, without the format. */
  readonly values: Readonly<Record<string, string>>
}

/** What the file will hold, and the ways to take it away. */
export function ReportPreview({ frame, rows, total, length, values }: ReportPreviewProps) {
  const { t } = useTranslation('report')
  const isLong = length > LONG_LIST
  const href = (format: string) => (isLong ? paths.newFile({ ...values, format }) : paths.reportExport({ ...values, format }))
  const formats = (['xlsx', 'pdf', 'csv'] as const).filter((format) => format !== 'pdf' || length <= MOST_PAPER_ROWS)
  return (
    <section className="mt-6" aria-labelledby="preview">
      <div className="sec"><h2 id="preview" lang="vi">{frame.title}</h2></div>
      <div className="report-head">
        <ul className="plain" lang="vi">{frame.lines.map((line) => <li key={line}>{line}</li>)}</ul>
        {length === 0 ? null : <div className="row">{formats.map((format) => <ButtonLink key={format} variant={format === 'xlsx' ? 'primary' : 'secondary'} size="small" icon="download" href={href(format)} download={isLong ? undefined : true}>{t(isLong ? `background_${format}` : `download_${format}`)}</ButtonLink>)}</div>}
      </div>
      {length === 0 ? <Card><EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState></Card> : (
        <>
          <Card flush><ReportTable frame={frame} rows={rows} total={total} isForm={values['kind'] !== 'eligible_learners'} /></Card>
          {rows.length < length ? <p className="hint">{t('previewed', { shown: formatNumber(rows.length), total: formatNumber(length) })}</p> : null}
          {isLong ? <p className="hint">{t('longHint', { most: formatNumber(LONG_LIST) })}{formats.includes('pdf') ? null : ` ${t('noPdf', { most: formatNumber(MOST_PAPER_ROWS), length: formatNumber(length) })}`}</p> : null}
          <ul className="report-notes" lang="vi">{frame.notes.map((note) => <li key={note}>{note}</li>)}</ul>
        </>
      )}
    </section>
  )
}
