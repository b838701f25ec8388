import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { CauseBars } from '~/components/ui/cause-bars'
import { EmptyState } from '~/components/ui/empty-state'
import { Picture } from '~/components/ui/picture'
import { Table } from '~/components/ui/table'
import type { Cause } from '~/domain/compliance/cause'
import { explainCause } from '~/domain/compliance/explain'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface UnitCausesProps {
  /** People who do not comply by their first cause; together they make `notMet`. */
  readonly causes: readonly { readonly cause: Cause; readonly people: number }[]
  readonly notMet: number
  readonly people: number
}

/** Why people do not comply, and whose move it is. */
export function UnitCauses({ causes, notMet, people }: UnitCausesProps) {
  const { t } = useTranslation(['compliance', 'standing'])
  if (notMet === 0) {
    return <Card arrangement="causes"><EmptyState title={t(people === 0 ? 'causesNobody' : 'causesNone')}>{t(people === 0 ? 'causesNobodyText' : 'causesNoneText')}</EmptyState></Card>
  }
  const rows = causes.filter((one) => one.people > 0).sort((a, b) => b.people - a.people)
  const name = (cause: Cause) => t(`standing:${explainCause(cause).key}`)
  const owner = (cause: Cause) => t(`standing:${explainCause(cause).key}Move`)
  const table = (
    <Table
      caption={t('causesTitle', { count: notMet, number: formatNumber(notMet) })}
      onPhone="scroll"
      rows={rows}
      rowId={(row) => row.cause}
      columns={[
        { id: 'cause', label: t('columnCause'), heading: true, cell: (row) => name(row.cause) },
        { id: 'people', label: t('columnPeople'), align: 'end', cell: (row) => formatNumber(row.people) },
      ]}
    />
  )
  return (
    <Picture title={t('causesTitle', { count: notMet, number: formatNumber(notMet) })} arrangement="causes" table={{ open: t('showTable'), content: table }}>
      <CauseBars causes={rows.map((row) => ({ name: name(row.cause), count: row.people, text: formatNumber(row.people), owner: owner(row.cause) }))} />
    </Picture>
  )
}
