import { useTranslation } from 'react-i18next'
import { Table } from '~/components/ui/table'

export interface FaultyLine {
  readonly row: number
  readonly text: string
  readonly sentences: readonly string[]
}

/** The lines that cannot be, with their numbers in the file and why. */
export function PlanFaults({ lines }: { readonly lines: readonly FaultyLine[] }) {
  const { t } = useTranslation('reorganisation')
  return (
    <Table
      caption={t('faultsTitle')}
      rows={lines}
      rowId={(line) => String(line.row)}
      columns={[
        { id: 'row', label: t('colRow'), heading: true, cell: (line) => (line.row === 0 ? t('wholeFile') : t('rowNumber', { row: line.row })) },
        { id: 'text', label: t('colLine'), phoneLabel: t('colLine'), empty: (line) => line.text === '', cell: (line) => line.text },
        { id: 'why', label: t('colWhy'), phoneLabel: t('colWhy'), cell: (line) => <ul className="list-none p-0 m-0">{line.sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul> },
      ]}
    />
  )
}
