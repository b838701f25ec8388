import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { Table } from '~/components/ui/table'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import type { Stage } from '~/domain/programme/stage'
import { StageText } from './stage-text'

export interface StageHistoryProps {
  readonly stages: readonly { readonly id: string; readonly stage: Stage; readonly on: string; readonly decision: string; readonly note: string | null; readonly recordedAt: string; readonly recordedBy: string | null; readonly takenBack: { readonly at: string; readonly reason: string } | null }[]
}

/** Every stage ever entered, also those taken back: when, by which decision, who entered it. */
export function StageHistory({ stages }: StageHistoryProps) {
  const { t } = useTranslation('programme')
  return (
    <Card flush>
      <Table
        caption={t('historyTitle')} rows={stages} rowId={({ id }) => id}
        columns={[
          { id: 'on', label: t('columnDay'), heading: true, cell: ({ on }) => <span className="num">{formatDayTable(on)}</span> },
          { id: 'stage', label: t('stageField'), state: true, cell: ({ stage, takenBack }) => (takenBack ? <s><StageText stage={stage} /></s> : <StageText stage={stage} />) },
          { id: 'decision', label: t('decisionField'), phoneLabel: t('decisionField'), cell: ({ decision, note, takenBack }) => <>{decision}{note === null ? null : <span className="xs block">{note}</span>}{takenBack ? <span className="xs block">{t('takenBack', { at: takenBack.at, reason: takenBack.reason })}</span> : null}</> },
          { id: 'recorded', label: t('columnRecorded'), phoneLabel: t('columnRecorded'), cell: ({ recordedAt, recordedBy }) => <>{recordedAt}<span className="xs block">{recordedBy ?? t('bySystem')}</span></> },
        ]}
      />
    </Card>
  )
}
