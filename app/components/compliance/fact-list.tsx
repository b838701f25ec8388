import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { Absence } from '~/domain/compliance/absence'
import type { OfficerStanding } from '~/domain/compliance/officer-standing'
import type { Day } from '~/domain/kernel/day'
import type { DaySpan } from '~/domain/kernel/day-span'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

type Row = { readonly id: string; readonly table: 'waiver' | 'absence'; readonly thing: string; readonly reason: string | null; readonly decision: string; readonly span: DaySpan }

export interface FactListProps {
  readonly standing: Pick<OfficerStanding, 'waivers' | 'absences' | 'header' | 'asOf'>
  readonly mayRecord: boolean
}

/** Waivers and absences on record, latest first, with the way to end them. */
export function FactList({ standing: { waivers, absences, header, asOf }, mayRecord }: FactListProps) {
  const { t } = useTranslation(['fact', 'compliance'])
  const rows = [...waivers.map((waiver) => waiverRow(waiver, t)), ...absences.map((absence) => absenceRow(absence, t))].sort((a, b) => (a.span.from < b.span.from ? 1 : -1))
  if (rows.length === 0) return <div className="card"><p className="meta">{t('listEmpty')}</p></div>
  return (
    <div className="card flush people">
      <Table
        caption={t('listTitle')}
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          { id: 'thing', label: t('columnThing'), heading: true, cell: (row) => <>{row.thing}{row.reason ? <span className="xs block">{row.reason}</span> : null}</> },
          { id: 'days', label: t('columnDays'), phoneLabel: t('columnDays'), cell: ({ span }) => (span.to === null ? t('daysOpen', { from: formatDay(span.from) }) : t('daysClosed', { from: formatDay(span.from), to: formatDay(span.to) })) },
          { id: 'decision', label: t('columnDecision'), phoneLabel: t('columnDecision'), cell: (row) => <>{row.decision}{mayRecord ? <a className="block noprint" href={paths.withdrawOfficerFact(header.officerId, row.table, row.id)}>{t('withdraw')}</a> : null}</> },
          { id: 'state', label: t('columnState'), state: true, cell: ({ span }) => <StatusText state={span.from > asOf ? 'exempt' : isOver(span, asOf) ? 'exempt' : 'active'}>{t(span.from > asOf ? 'stateAhead' : isOver(span, asOf) ? 'stateOver' : 'stateNow')}</StatusText> },
        ]}
      />
    </div>
  )
}

const isOver = ({ to }: DaySpan, asOf: Day) => to !== null && to <= asOf

function waiverRow({ id, name, subject, reason, decision, span }: OfficerStanding['waivers'][number], t: TFunction): Row {
  const of = name ?? t(subject === 'education' ? 'compliance:educationName' : 'compliance:trainingHoursName')
  return { id, table: 'waiver', thing: t('waiverOf', { name: of }), reason, decision, span }
}

function absenceRow({ id, kind, decision, span }: Absence, t: TFunction): Row {
  return { id, table: 'absence', thing: t(`absence_${kind}`), reason: null, decision, span }
}
