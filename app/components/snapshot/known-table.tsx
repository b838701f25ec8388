import { useTranslation } from 'react-i18next'
import { metOfText, shareText } from '~/components/compliance/share-text'
import { unitTitle } from '~/components/compliance/unit-name'
import { Table } from '~/components/ui/table'
import type { KnownPair, KnownTotals } from '~/domain/compliance/known-totals'
import type { Count } from '~/domain/compliance/share-class'
import { type Day } from '~/domain/kernel/day'
import { formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'

export interface KnownTableProps {
  readonly unitId: string
  readonly totals: KnownTotals
  readonly known: Day
  readonly href: (unitId: string) => string
}

/** People who comply in each unit right below, by what was known then and what is known now, and the total. */
export function KnownTable({ unitId, totals, known, href }: KnownTableProps) {
  const { t } = useTranslation(['snapshot', 'compliance', 'standing'])
  const then = t('knownThen', { on: formatDayTable(known) })
  const count = ({ met, people }: Count) => <>{metOfText(met, people, t)}<span className="xs block">{shareText(met, people, t)}</span></>
  const rows = [...totals.rows.map((row) => ({ ...row, id: row.unit.unitId })), { id: 'total', unit: null, then: totals.then, now: totals.now }]
  return (
    <Table
      caption={t('knownTable')} rows={rows} rowId={({ id }) => id}
      columns={[
        { id: 'unit', label: t('knownUnit'), heading: true, cell: ({ unit }) => (unit === null ? t('knownTotal') : unit.unitId === unitId ? t('knownOwn', { unit: unitTitle(unit, t) }) : <a href={href(unit.unitId)}>{unitTitle(unit, t)}</a>) },
        { id: 'then', label: then, phoneLabel: then, align: 'end', cell: ({ then: pair }) => count(pair) },
        { id: 'now', label: t('knownNow'), phoneLabel: t('knownNow'), align: 'end', cell: ({ now }) => count(now) },
        { id: 'change', label: t('knownChange'), phoneLabel: t('knownChange'), align: 'end', cell: (pair) => <Change {...pair} /> },
      ]}
    />
  )
}

function Change({ then, now }: KnownPair) {
  const { t } = useTranslation('snapshot')
  const said = (key: 'knownChangeMet' | 'knownChangePeople', by: number) => (by === 0 ? [] : [t(key, { count: Math.abs(by), sign: by < 0 ? '−' : '+', number: formatNumber(Math.abs(by)) })])
  const parts = [...said('knownChangeMet', now.met - then.met), ...said('knownChangePeople', now.people - then.people)]
  return parts.length === 0 ? <span className="meta">{t('knownNone')}</span> : <>{parts.map((part) => <span className="block" key={part}>{part}</span>)}</>
}
