import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { DifferenceLine } from '~/domain/standard/standard-draft'
import { contentAmount, contentName, type CatalogueNames } from './content-text'

const STATES = { added: 'missing', raised: 'missing', lowered: 'met', removed: 'idle' } as const
const ICONS = { added: 'ascending', raised: 'ascending', lowered: 'descending', removed: 'descending' } as const

/** What changes between two versions, line by line. */
export function DifferenceTable({ lines, names }: { readonly lines: readonly DifferenceLine[]; readonly names: CatalogueNames }) {
  const { t } = useTranslation('standard')
  const some = (line: DifferenceLine) => ('after' in line ? line.after : line.before)
  return (
    <Table
      caption={t('differenceCaption')}
      rows={lines}
      rowId={(line) => contentName(some(line), names, t)}
      columns={[
        { id: 'name', label: t('requirement'), heading: true, cell: (line) => contentName(some(line), names, t) },
        { id: 'change', label: t('change'), state: true, cell: (line) => <StatusText state={STATES[line.change]} icon={ICONS[line.change]}>{t(`change_${line.change}`)}</StatusText> },
        { id: 'before', label: t('before'), phoneLabel: t('before'), cell: (line) => ('before' in line ? contentAmount(line.before, t) : '–') },
        { id: 'after', label: t('after'), phoneLabel: t('after'), cell: (line) => ('after' in line ? contentAmount(line.after, t) : '–') },
      ]}
    />
  )
}
