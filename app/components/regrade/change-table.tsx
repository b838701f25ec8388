import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { ChangeKind, Standing } from '~/domain/attempt/regrade'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface ChangeRow {
  readonly id: string
  readonly fullName: string
  readonly staffCode: string
  /** written out */
  readonly ended: string
  readonly old: Standing
  readonly fresh: Standing
  readonly change: ChangeKind | null
  /** `note`: a key of the catalogue, what becomes or became of it. */
  readonly certificate: { readonly number: string; readonly code: string | null; readonly note: string } | null
}

export const CHANGE_LOOKS = { passes: { state: 'met' }, fails: { state: 'missing' }, up: { state: 'active', icon: 'ascending' }, down: { state: 'expiring', icon: 'descending' } } as const

/** Old and new result of each attempt that changes. */
export function ChangeTable({ caption, rows }: { readonly caption: string; readonly rows: readonly ChangeRow[] }) {
  const { t } = useTranslation('regrade')
  return (
    <Table
      caption={caption}
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        { id: 'officer', label: t('columnOfficer'), heading: true, cell: (row) => <>{row.fullName} <span className="xs nb">{row.staffCode}</span></> },
        { id: 'change', label: t('columnChange'), state: true, cell: ({ change }) => (change === null ? null : <StatusText {...CHANGE_LOOKS[change]}>{t(`count_${change}`)}</StatusText>) },
        { id: 'old', label: t('columnOld'), align: 'end', phoneLabel: t('columnOld'), cell: (row) => <Mark standing={row.old} /> },
        { id: 'new', label: t('columnNew'), align: 'end', phoneLabel: t('columnNew'), cell: (row) => <Mark standing={row.fresh} /> },
        { id: 'ended', label: t('columnEnded'), phoneLabel: t('columnEnded'), cell: (row) => <span className="num">{row.ended}</span> },
        {
          id: 'certificate', label: t('columnCertificate'), phoneLabel: t('columnCertificate'), empty: (row) => row.certificate === null && row.change !== 'passes',
          cell: ({ certificate, change }) => {
            if (certificate === null) return change === 'passes' ? t('certificateNew') : '—'
            const number = <span className="nb">{certificate.number}</span>
            return <>{certificate.code === null ? number : <a href={paths.verify(certificate.code)}>{number}</a>}<span className="xs block">{t(certificate.note)}</span></>
          },
        },
      ]}
    />
  )
}

function Mark({ standing: { mark, maximum, passed } }: { readonly standing: Standing }) {
  const { t } = useTranslation('regrade')
  return <><span className="num nb">{t('markOf', { mark: formatNumber(mark), maximum: formatNumber(maximum) })}</span><span className="xs block">{t(passed ? 'wasPassed' : 'wasFailed')}</span></>
}
