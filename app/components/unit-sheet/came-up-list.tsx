import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { ListPages } from '~/components/layout/list-pages'
import { RowList } from '~/components/ui/row-list'
import { SectionHead } from '~/components/ui/section-head'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { monthText } from './sheet-text'

export interface CameUpListProps {
  readonly unitId: string
  readonly below: { readonly rows: readonly { readonly unitId: string; readonly name: string; readonly type: string; readonly month: string; readonly gaps: number }[]; readonly total: number; readonly gaps: number; readonly page: number; readonly pageSize: number }
  /** What the address holds beside the page. */
  readonly query: Readonly<Record<string, string | number | null | undefined>>
}

/** Sheets of units below whose gaps wait at the unit, with how many gaps and sheets there are in all; nothing when there are none. */
export function CameUpList({ unitId, below: { rows, total, gaps, page, pageSize }, query }: CameUpListProps) {
  const { t } = useTranslation(['unitSheet', 'compliance'])
  if (total === 0) return null
  const hrefOf = (n: number) => `${paths.unitSheet(unitId, { ...query, below: n === 1 ? null : n })}#below`
  return (
    <>
      <SectionHead id="below" title={t('belowTitle')} hint={t('belowCount', { count: gaps, number: formatNumber(gaps), sheets: formatNumber(total) })} />
      <RowList items={rows.map((one) => ({ id: `${one.unitId} ${one.month}`, title: unitTitle(one, t), href: paths.unitSheet(one.unitId, { month: one.month.slice(0, 7), state: 'above' }), meta: t('belowLine', { count: one.gaps, number: formatNumber(one.gaps), month: monthText(one.month) }) }))} />
      <ListPages page={page} total={total} size={pageSize} href={hrefOf} label={t('belowPages')} summary={(range) => t('belowSummary', range)} />
    </>
  )
}
