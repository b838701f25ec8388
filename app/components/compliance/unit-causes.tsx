import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { CauseBars } from '~/components/ui/cause-bars'
import { EmptyState } from '~/components/ui/empty-state'
import { Picture } from '~/components/ui/picture'
import { Table } from '~/components/ui/table'
import { type Cause, type Mover, movers } from '~/domain/compliance/cause'
import { type CauseCell, byCause, byMover } from '~/domain/compliance/cause-table'
import { explainCause, explainMover } from '~/domain/compliance/explain'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface UnitCausesProps {
  /** People who do not comply by their first cause and whose move it is; together they make `notMet`. */
  readonly causes: readonly CauseCell[]
  readonly notMet: number
  readonly people: number
  /** The list of people of a cause, of a mover, or of both. */
  readonly listHref: (values: { readonly cause?: Cause; readonly mover?: Mover }) => string
  readonly exports: readonly { readonly text: string; readonly href: string }[]
}

/** Why people do not comply, and whose move it is: bars by cause, a line by mover, both in one table. */
export function UnitCauses({ causes, notMet, people, listHref, exports }: UnitCausesProps) {
  const { t } = useTranslation(['compliance', 'standing', 'overview'])
  if (notMet === 0) {
    return <Card arrangement="causes"><EmptyState title={t(people === 0 ? 'causesNobody' : 'causesNone')}>{t(people === 0 ? 'causesNobodyText' : 'causesNoneText')}</EmptyState></Card>
  }
  const rows = byCause(causes).filter((one) => one.people > 0).sort((a, b) => b.people - a.people)
  const moves = byMover(causes).filter((one) => one.people > 0)
  const name = (cause: Cause) => t(`standing:${explainCause(cause).key}`)
  const owner = (mover: Mover) => t(`standing:${explainMover(mover).key}`)
  const of = (cause: Cause, mover: Mover) => causes.find((cell) => cell.cause === cause && cell.mover === mover)?.people ?? 0
  const owners = (cause: Cause) => movers.filter((mover) => of(cause, mover) > 0).map((mover) => `${owner(mover)} ${formatNumber(of(cause, mover))}`).join(' · ')
  const counted = (number: number, href: string) => (number === 0 ? '0' : <a href={href}>{formatNumber(number)}</a>)
  const title = t('causesTitle', { count: notMet, number: formatNumber(notMet) })
  const table = (
    <Table
      caption={title}
      onPhone="scroll"
      rows={rows}
      rowId={(row) => row.cause}
      columns={[
        { id: 'cause', label: t('columnCause'), heading: true, cell: (row) => name(row.cause) },
        ...moves.map(({ mover }) => ({ id: mover, label: owner(mover), align: 'end' as const, cell: (row: (typeof rows)[number]) => counted(of(row.cause, mover), listHref({ cause: row.cause, mover })) })),
        { id: 'people', label: t('overview:causeTotal'), align: 'end', cell: (row) => counted(row.people, listHref({ cause: row.cause })) },
      ]}
    />
  )
  return (
    <Picture title={title} arrangement="causes" table={{ open: t('showTable'), content: table }} links={exports}>
      <CauseBars causes={rows.map((row) => ({ name: <a href={listHref({ cause: row.cause })}>{name(row.cause)}</a>, count: row.people, text: formatNumber(row.people), owner: `${t('overview:mover')}: ${owners(row.cause)}` }))} />
      <dl className="movers" aria-label={t('overview:causesByMover')}>
        {moves.map(({ mover, people: count }) => <div key={mover}><dt><a href={listHref({ mover })}>{owner(mover)}</a></dt><dd className="num">{formatNumber(count)}</dd></div>)}
      </dl>
      <p className="xs">{t('overview:causesNote')}</p>
    </Picture>
  )
}
