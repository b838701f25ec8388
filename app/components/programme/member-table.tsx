import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { Table } from '~/components/ui/table'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import type { Stage } from '~/domain/programme/stage'
import { paths } from '~/paths'
import { StageText } from './stage-text'

export interface MemberTableProps {
  readonly rows: readonly {
    readonly id: string
    readonly fullName: string
    readonly staffCode: string
    /** As far as known; empty when it is not. */
    readonly birth: string
    readonly unit: { readonly name: string; readonly type: string } | null
    readonly cohort: string | null
    readonly stage: Stage
    readonly on: string
    readonly decision: string
    readonly retained: boolean
    readonly position: string | null
  }[]
  /** The members ticked; null: nothing is to be entered. */
  readonly picked: readonly string[] | null
  /** The form that the ticks belong to. */
  readonly form: string
}

/** Members with their stage of the day. */
export function MemberTable({ rows, picked, form }: MemberTableProps) {
  const { t } = useTranslation(['programme', 'compliance'])
  return (
    <Table
      caption={t('membersTitle')} rows={rows} rowId={({ id }) => id}
      {...(picked === null ? {} : { pick: { name: 'member', form, allLabel: t('pickAll'), label: (row: MemberTableProps['rows'][number]) => t('pickOne', { name: row.fullName }), picked: (row: MemberTableProps['rows'][number]) => picked.includes(row.id) } })}
      columns={[
        { id: 'name', label: t('columnName'), heading: true, cell: (row) => <><a href={paths.programmeMember(row.id)}>{row.fullName}</a> <span className="xs block num">{row.birth === '' ? row.staffCode : t('codeAndBirth', { code: row.staffCode, birth: row.birth })}</span></> },
        { id: 'stage', label: t('stageField'), state: true, cell: ({ stage, on }) => <><StageText stage={stage} /><span className="xs block num">{formatDayTable(on)}</span></> },
        { id: 'retained', label: <span className="block w-24 whitespace-normal">{t('columnRetained')}</span>, phoneLabel: t('columnRetained'), cell: ({ stage, retained }) => (stage === 'appointed' ? t(retained ? 'retainedYes' : 'retainedNo') : '–'), empty: ({ stage }) => stage !== 'appointed' },
        { id: 'unit', label: t('columnUnitAndCohort'), phoneLabel: t('columnUnitAndCohort'), cell: ({ unit, cohort }) => <>{unit ? unitTitle(unit, t) : '–'}{cohort === null ? null : <span className="xs block">{cohort}</span>}</> },
        { id: 'position', label: t('columnPosition'), phoneLabel: t('columnPosition'), cell: ({ position }) => position ?? t('noPost') },
        { id: 'decision', label: t('decisionField'), phoneLabel: t('decisionField'), cell: ({ decision }) => decision },
      ]}
    />
  )
}
