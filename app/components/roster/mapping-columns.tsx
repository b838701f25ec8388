import { useTranslation } from 'react-i18next'
import { Table } from '~/components/ui/table'

export interface MappedColumn {
  readonly at: number
  readonly letter: string
  readonly heading: string
  readonly samples: readonly { readonly raw: string; readonly read: string }[]
  readonly field: string | null
  readonly encoding: 'unicode' | 'tcvn3' | 'vni'
  readonly bad: boolean
}

const ENCODINGS = ['unicode', 'tcvn3', 'vni'] as const

/** One line for each column of the file: its heading, some of its cells as they are and as they are read, and what it is. */
export function MappingColumns({ columns, fields }: { readonly columns: readonly MappedColumn[]; /** what a column can be, with its name */ readonly fields: readonly { readonly field: string; readonly name: string }[] }) {
  const { t } = useTranslation('roster')
  return (
    <Table
      caption={t('columnsCaption')}
      rows={columns}
      rowId={(row) => String(row.at)}
      columns={[
        { id: 'heading', label: t('colHeading'), heading: true, cell: (row) => <><span className="meta">{row.letter}</span> {row.heading || t('noHeading')}</> },
        { id: 'samples', label: t('colSamples'), cell: (row) => <ul className="list-none p-0 m-0">{row.samples.map(({ raw, read }, at) => <li key={at}>{raw === read ? read : <><del className="meta">{raw}</del> → {read}</>}</li>)}</ul> },
        {
          id: 'field', label: t('colField'), phoneLabel: t('colField'),
          cell: (row) => (
            <select className="input small" id={`field-${row.at}`} name={`field-${row.at}`} defaultValue={row.field ?? ''} aria-label={t('fieldOf', { column: row.heading || row.letter })} aria-invalid={row.bad || undefined}>
              <option value="">{t('fieldNone')}</option>
              {fields.map(({ field, name }) => <option key={field} value={field}>{name}</option>)}
            </select>
          ),
        },
        {
          id: 'encoding', label: t('colEncoding'), phoneLabel: t('colEncoding'),
          cell: (row) => (
            <select className="input small" name={`encoding-${row.at}`} defaultValue={row.encoding} aria-label={t('encodingOf', { column: row.heading || row.letter })}>
              {ENCODINGS.map((encoding) => <option key={encoding} value={encoding}>{t(`encoding_${encoding}`)}</option>)}
            </select>
          ),
        },
      ]}
    />
  )
}
