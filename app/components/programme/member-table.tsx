import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { Table } from '~/components/ui/table'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import type { Stage } from '~/domain/programme/stage'
import { paths } from '~/paths'
import { StageText } from './stage-text'

export interface MemberTableProps {
  readonly rows: readonly { readonly id: string; readonly fullName: string; readonly staffCode: string; readonly birthDate: string | null; readonly unitId: string; readonly cohort: string | null; readonly stage: Stage; readonly on: string; readonly decision: string; readonly position: string | null }[]
  readonly units: readonly UnitOnDay[]
  /** The members ticked; null: nothing is to be entered. */
  readonly picked: readonly string[] | null
  /** The form that the ticks belong to. */
  readonly form: string
}

/** Members with their stage of the day. */
export function MemberTable({ rows, units, picked, form }: MemberTableProps) {
  const { t } = useTranslation(['programme', 'compliance'])
  const unitOf = new Map(units.map((unit) => [unit.unitId, unit]))
  return (
    <Table
      caption={t('membersTitle')} rows={rows} rowId={({ id }) => id}
      {...(picked === null ? {} : { pick: { name: 'member', form, allLabel: t('pickAll'), label: (row: MemberTableProps['rows'][number]) => t('pickOne', { name: row.fullName }), picked: (row: MemberTableProps['rows'][number]) => picked.includes(row.id) } })}
      columns={[
        { id: 'name', label: t('columnName'), heading: true, cell: (row) => <><a href={paths.programmeMember(row.id)}>{row.fullName}</a> <span className="xs block num">{row.birthDate === null ? row.staffCode : t('codeAndBirth', { code: row.staffCode, birth: formatDayTable(row.birthDate) })}</span></> },
        { id: 'stage', label: t('stageField'), state: true, cell: ({ stage, on }) => <><StageText stage={stage} /><span className="xs block num">{formatDayTable(on)}</span></> },
        { id: 'unit', label: t('columnQuotaUnit'), phoneLabel: t('columnQuotaUnit'), cell: ({ unitId }) => { const unit = unitOf.get(unitId); return unit ? unitTitle(unit, t) : '–' } },
        { id: 'position', label: t('columnPosition'), phoneLabel: t('columnPosition'), cell: ({ position }) => position ?? t('noPost') },
        { id: 'cohort', label: t('cohort'), phoneLabel: t('cohort'), cell: ({ cohort }) => cohort ?? '–', empty: ({ cohort }) => cohort === null },
        { id: 'decision', label: t('decisionField'), phoneLabel: t('decisionField'), cell: ({ decision }) => decision },
      ]}
    />
  )
}
