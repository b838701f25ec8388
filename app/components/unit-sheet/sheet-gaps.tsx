import { useTranslation } from 'react-i18next'
import { ListPages } from '~/components/layout/list-pages'
import { EmptyState } from '~/components/ui/empty-state'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { ItemFilter } from '~/domain/unit-sheet/item-filter'
import { paths } from '~/paths'
import { BulkBar } from './bulk-bar'
import { SheetFilter, type SheetFilterProps } from './sheet-filter'
import { SheetItemTable } from './sheet-item-table'
import { filterQuery, type SheetItemShown } from './sheet-text'

export interface SheetGapsProps extends SheetFilterProps {
  readonly items: readonly SheetItemShown[]
  readonly places: readonly UnitOnDay[]
  readonly rows: readonly SheetItemShown[]
  readonly total: number
  readonly page: number
  readonly pageSize: number
  /** Gaps of the filter that are answered when all of it is. */
  readonly together: number
  /** The whole page is ticked. */
  readonly picked: boolean
}

const FORM = 'answer-picked'

/** The gaps of a sheet on the screen: filter, what is done with those ticked, a page of them, the other pages. */
export function SheetGaps({ unitId, month, filter, counts, requirements, items, places, rows, total, page, pageSize, together, picked }: SheetGapsProps) {
  const { t } = useTranslation('unitSheet')
  const query = { month: month.slice(0, 7), ...filterQuery(filter) }
  const pageQuery = (n: number) => ({ ...query, page: n === 1 ? null : n })
  const hrefOf = (n: number) => paths.unitSheet(unitId, pageQuery(n))
  const mine = rows.filter(({ mayAnswer }) => mayAnswer).length
  return (
    <div className="card flush noprint">
      {items.length > 1 ? <SheetFilter unitId={unitId} month={month} filter={filter} counts={counts} requirements={requirements} /> : null}
      {mine > 0 ? (
        <BulkBar
          form={FORM} action={paths.unitSheetAnswer(unitId)} hidden={query} picked={picked ? mine : 0} open={items.filter(({ state, mayAnswer }) => state === 'open' && mayAnswer).length}
          page={{ text: t(picked ? 'unpickPage' : 'pickAll'), href: paths.unitSheet(unitId, { ...pageQuery(page), pick: picked ? null : 'page' }) }}
          all={together > mine ? { text: t(isWhole(filter) ? 'answerAllOpen' : 'answerAllFound', { count: together, number: formatNumber(together) }), href: paths.unitSheetAnswer(unitId, { ...query, all: 'yes' }) } : undefined}
        />
      ) : null}
      {rows.length > 0 ? <SheetItemTable unitId={unitId} items={rows} path={places} query={{ ...filterQuery(filter), page: page === 1 ? null : page }} pick={mine > 0 ? { form: FORM, picked } : undefined} /> : <EmptyState level={2} title={t('emptyGapsTitle')}>{t('emptyGapsText')}</EmptyState>}
      <ListPages page={page} total={total} size={pageSize} href={hrefOf} summary={(range) => t('gapSummary', range)} />
    </div>
  )
}

function isWhole({ state, mover, gap, search }: ItemFilter): boolean {
  return state === null && mover === null && gap === null && search === ''
}
