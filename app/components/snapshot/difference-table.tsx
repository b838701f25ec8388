import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { Day } from '~/domain/kernel/day'
import type { CountedRow, RowChange } from '~/domain/snapshot/row-change'
import { paths } from '~/paths'
import { factSentence, type ToldFact } from './fact-sentence'

export interface DifferenceTableProps {
  readonly rows: readonly { readonly officerId: string; readonly staffCode: string; readonly fullName: string; readonly change: RowChange; readonly then: CountedRow | null; readonly now: CountedRow | null; readonly facts: readonly ToldFact[] }[]
  readonly on: Day
  /** When what stands in the column of the earlier moment was known: by the end of a day, or at an instant (ISO 8601). */
  readonly known: string
  /** Head of the column of the earlier moment. */
  readonly thenLabel: string
}

const LOOKS = { added: { state: 'active' }, removed: { state: 'idle' }, meets: { state: 'met' }, fails: { state: 'missing' }, moved: { state: 'active', icon: 'arrow' }, requirements: { state: 'expiring' } } as const

/** Who would be counted otherwise today, from what to what, and what was learnt since. */
export function DifferenceTable({ rows, on, known, thenLabel }: DifferenceTableProps) {
  const { t } = useTranslation('snapshot')
  const said = (row: CountedRow | null) => (row === null ? t('notCounted') : t(row.meets ? 'rowMeets' : 'rowFails', { met: row.metCount, total: row.totalCount }))
  return (
    <Table
      caption={t('differencesTitle')} rows={rows} rowId={({ officerId }) => officerId}
      columns={[
        { id: 'name', label: t('columnName'), heading: true, cell: ({ officerId, fullName, staffCode }) => <><a href={paths.complianceOfficer(officerId, { on })}>{fullName}</a><span className="xs block num">{staffCode}</span></> },
        { id: 'change', label: t('columnChange'), state: true, cell: ({ change }) => <StatusText {...LOOKS[change]}>{t(`change_${change}`)}</StatusText> },
        { id: 'then', label: thenLabel, phoneLabel: thenLabel, cell: ({ officerId, then }) => (then === null ? said(then) : <a href={paths.complianceOfficer(officerId, { on, known })}>{said(then)}</a>) },
        { id: 'now', label: t('columnNow'), phoneLabel: t('columnNow'), cell: ({ now }) => said(now) },
        { id: 'facts', label: t('columnFacts'), phoneLabel: t('columnFacts'), cell: ({ facts }) => (facts.length === 0 ? t('factsNone') : <Facts facts={facts} />) },
      ]}
    />
  )
}

const SHOWN = 5

/** The first few; a person entered late brings dozens. */
function Facts({ facts }: Pick<DifferenceTableProps['rows'][number], 'facts'>) {
  const { t } = useTranslation(['snapshot', 'standing'])
  const said = facts.map((fact, index) => <span className="block" key={index}>{factSentence(t, fact)}</span>)
  const more = said.length - SHOWN
  if (more <= 1) return said
  return <>{said.slice(0, SHOWN)}<details><summary>{t('factsMore', { count: more })}</summary>{said.slice(SHOWN)}</details></>
}
