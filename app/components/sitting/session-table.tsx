import { useTranslation } from 'react-i18next'
import type { State } from '~/components/ui/state'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { SessionState } from '~/domain/sitting/class-session'
import { paths } from '~/paths'

export const SESSION_STATES: Readonly<Record<SessionState, State>> = { upcoming: 'idle', running: 'active', ended: 'met', cancelled: 'missing' }

export interface SessionTableProps {
  readonly caption: string
  readonly rows: readonly { readonly id: string; readonly name: string; readonly place: string; readonly courseCode: string; readonly time: string; readonly proctored: boolean; readonly members: number; readonly seats: number | null; readonly attempts: number; readonly state: SessionState }[]
}

export function SessionTable({ caption, rows }: SessionTableProps) {
  const { t } = useTranslation('sitting')
  return (
    <Table
      caption={caption} rows={rows} rowId={({ id }) => id}
      columns={[
        { id: 'name', label: t('sessionColumn'), heading: true, cell: (row) => <><a href={paths.sitting(row.id)}>{row.name}</a><br /><span className="meta">{row.courseCode} · {t(row.proctored ? 'proctored' : 'unproctored')}</span></> },
        { id: 'time', label: t('timeColumn'), phoneLabel: t('timeColumn'), cell: ({ time }) => time },
        { id: 'place', label: t('placeColumn'), phoneLabel: t('placeColumn'), cell: ({ place }) => place },
        { id: 'members', label: t('membersColumn'), align: 'end', phoneLabel: t('membersColumn'), cell: (row) => (row.state === 'upcoming' || row.state === 'cancelled' ? (row.seats === null ? t('members', { count: row.members }) : t('membersOf', { members: row.members, seats: row.seats })) : t('attemptsOf', row)) },
        { id: 'state', label: t('stateColumn'), state: true, cell: ({ state }) => <StatusText state={SESSION_STATES[state]}>{t(`state_${state}`)}</StatusText> },
      ]}
    />
  )
}
