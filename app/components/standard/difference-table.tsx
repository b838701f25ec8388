import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { IconName } from '~/components/ui/icon'
import type { State } from '~/components/ui/state'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { DifferenceLine, StandardDifference, TermLine } from '~/domain/standard/standard-difference'
import { contentAmount, contentName, type CatalogueNames } from './content-text'

const LOOKS = {
  added: { state: 'missing', icon: 'ascending' },
  raised: { state: 'missing', icon: 'ascending' },
  lowered: { state: 'met', icon: 'descending' },
  removed: { state: 'idle', icon: 'descending' },
  changed: { state: 'expiring', icon: 'sort' },
} as const satisfies Record<DifferenceLine['change'], { state: State; icon: IconName }>

type Row = { readonly id: string; readonly name: string; readonly change: DifferenceLine['change']; readonly before: string; readonly after: string }

/** What changes between two versions, line by line: requirements, then terms. */
export function DifferenceTable({ difference, names }: { readonly difference: StandardDifference; readonly names: CatalogueNames }) {
  const { t } = useTranslation('standard')
  const rows = [...difference.lines.map((line) => requirementRow(line, names, t)), ...difference.terms.map((line) => termRow(line, t))]
  if (rows.length === 0) return <p>{t('noDifference')}</p>
  return (
    <Table
      caption={t('differenceCaption')}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        { id: 'name', label: t('requirement'), heading: true, cell: ({ name }) => name },
        { id: 'change', label: t('change'), state: true, cell: ({ change }) => <StatusText state={LOOKS[change].state} icon={LOOKS[change].icon}>{t(`change_${change}`)}</StatusText> },
        { id: 'before', label: t('before'), phoneLabel: t('before'), cell: ({ before }) => before },
        { id: 'after', label: t('after'), phoneLabel: t('after'), cell: ({ after }) => after },
      ]}
    />
  )
}

function requirementRow(line: DifferenceLine, names: CatalogueNames, t: TFunction): Row {
  const name = contentName('after' in line ? line.after : line.before, names, t)
  return { id: name, name, change: line.change, before: 'before' in line ? contentAmount(line.before, t) : '–', after: 'after' in line ? contentAmount(line.after, t) : '–' }
}

/** Less to meet reads as "lowered": a tolerance, or more days. */
function termRow(line: TermLine, t: TFunction): Row {
  const text = (value: boolean | number) => (typeof value === 'number' ? t('standard:graceAmount', { days: value }) : value ? t('standard:yes') : t('standard:no'))
  return { id: line.term, name: t(`standard:term_${line.term}`), change: line.after > line.before ? 'lowered' : 'raised', before: text(line.before), after: text(line.after) }
}
