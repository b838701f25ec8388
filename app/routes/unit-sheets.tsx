import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ListPages } from '~/components/layout/list-pages'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { FilterText } from '~/components/ui/filter-text'
import { PageHead } from '~/components/ui/page-head'
import { ProgressLine } from '~/components/ui/progress-line'
import { monthText } from '~/components/unit-sheet/sheet-text'
import { SheetTable } from '~/components/unit-sheet/sheet-table'
import { cleanText } from '~/domain/kernel/vietnamese-text'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { readMonth } from '~/http/sheet-month'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { today } from '~/server/clock.server'
import { findUnitSheets, SHEETS_PER_PAGE, sheetStates } from '~/server/unit-sheet/find-unit-sheets.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewUnitSheets')
  const { searchParams } = new URL(args.request.url)
  const asked = Math.floor(Number(searchParams.get('page')))
  const filter = { month: readMonth(args.request), state: sheetStates.find((one) => one === searchParams.get('state')) ?? null, search: cleanText((searchParams.get('q') ?? '').slice(0, 100)) }
  const found = await findUnitSheets({ by, filter, page: asked > 0 && asked < 100_000 ? asked : 1, today: today() })
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('unitSheet:listTitle') }), filter, states: [...sheetStates], pageSize: SHEETS_PER_PAGE, ...found.value }
}

export default function UnitSheets() {
  const { filter, states, pageSize, month, months, rows, total, page, signed, all, answerDays } = useLoaderData<typeof loader>()
  const { t } = useTranslation('unitSheet')
  const hrefOf = (n: number) => paths.unitSheets({ month: month?.slice(0, 7), state: filter.state, q: filter.search, page: n === 1 ? null : n })
  return (
    <>
      <PageHead title={t('listTitle')} actions={<ButtonLink variant="secondary" size="small" href={paths.overdueMembers()}>{t('overdueLink')}</ButtonLink>} />
      <p className="lead">{t('listLead', { count: answerDays })}</p>
      {month === null ? <Card><EmptyState level={2} title={t('emptyTitle')}>{t('emptyText')}</EmptyState></Card> : (
        <>
          <p className="mb-2"><b>{t('signedOf', { signed, all, month: monthText(month) })}</b></p>
          <ProgressLine value={all === 0 ? 0 : signed / all} label={t('signedLabel', { signed, all })} />
          <div className="card flush mt-5">
            <FilterBar action={paths.unitSheets()} fields={3} submit={t('filterSubmit')}>
              <FilterText id="q" name="q" label={t('filterSearch')} value={filter.search} hint={t('searchHint')} />
              <FilterChoice id="month" name="month" label={t('filterMonth')} value={month.slice(0, 7)} options={(months.includes(month) ? months : [month, ...months]).map((one) => ({ value: one.slice(0, 7), text: monthText(one) }))} />
              <FilterChoice id="state" name="state" label={t('filterState')} value={filter.state ?? ''} options={[{ value: '', text: t('all') }, ...states.map((state) => ({ value: state, text: t(`state_${state}`) }))]} />
            </FilterBar>
            {rows.length > 0 ? <SheetTable rows={rows} month={month} /> : <EmptyState level={2} title={t('emptyFilteredTitle')}>{t('emptyFilteredText')}</EmptyState>}
            <ListPages page={page} total={total} size={pageSize} href={hrefOf} summary={(range) => t('pageSummary', range)} />
          </div>
        </>
      )}
    </>
  )
}
