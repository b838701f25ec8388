import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Paper } from '~/components/compliance/paper'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { unitName, unitTitle } from '~/components/compliance/unit-name'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { ProgressLine } from '~/components/ui/progress-line'
import { Toast } from '~/components/ui/toast'
import { monthText } from '~/components/unit-sheet/sheet-text'
import { CameUpList } from '~/components/unit-sheet/came-up-list'
import { SheetGaps } from '~/components/unit-sheet/sheet-gaps'
import { SheetPaperTable } from '~/components/unit-sheet/sheet-paper-table'
import { formatDay, formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { readItemFilter, readPage } from '~/http/sheet-items'
import { readMonth } from '~/http/sheet-month'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { today } from '~/server/clock.server'
import { env } from '~/server/env.server'
import { loadSheetPage } from '~/server/unit-sheet/load-sheet-page.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const DONE = ['answered', 'answeredMany', 'signed'] as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewUnitSheets')
  const filter = readItemFilter(args.request)
  const found = await loadSheetPage({ by, unitId: requireId(args.params.unitId), month: readMonth(args.request), filter, page: readPage(args.request), belowPage: readPage(args.request, 'below'), today: today() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { sheet, ...page } = found.value
  const { t } = i18nFor(languageOf(args.request))
  const { searchParams } = new URL(args.request.url)
  return {
    ...page,
    title: t('common:titleSuffix', { title: sheet ? t('unitSheet:title', { month: monthText(sheet.month) }) : t('unitSheet:crumb') }),
    sheet: sheet && { month: sheet.month, openedOn: sheet.openedOn, signed: sheet.signed && { by: sheet.signed.by, at: formatInstant(sheet.signed.at) } },
    issuer: { parent: env().ISSUER_PARENT, name: env().ISSUER_NAME, place: env().ISSUER_PLACE },
    filter, today: today(), picked: searchParams.get('pick') === 'page',
    done: DONE.find((one) => one === searchParams.get('done')) ?? null, count: readPage(args.request, 'count'),
  }
}

export default function UnitSheet() {
  const page = useLoaderData<typeof loader>()
  const { path, places, reporting, sheet, items, counts, months, below, sign, heads, issuer, today: day, done, count } = page
  const { t } = useTranslation(['unitSheet', 'compliance'])
  const [unit] = path
  if (unit === undefined) return null
  const month = sheet?.month.slice(0, 7)
  const others = months.filter((one) => one !== sheet?.month)
  const [until] = items.flatMap(({ state, above, answerBy }) => (state === 'open' && !above ? (answerBy ?? []) : [])).sort()
  const lead = sheet?.signed ? t('leadSigned', sheet.signed) : until !== undefined ? t('leadOpen', { count: counts.open, number: formatNumber(counts.open), day: formatDay(until) }) : t(counts.above < items.length ? 'leadReady' : 'leadAllAbove')
  const answered = items.length - counts.open - counts.above
  const actions = sheet ? (
    <>
      <Button variant="secondary" size="small" icon="print" type="button" data-print="" hidden>{t('print')}</Button>
      {heads && sign.ok ? <ButtonLink size="small" icon="seal" href={paths.unitSheetSign(unit.unitId, { month })}>{t('sign')}</ButtonLink> : null}
    </>
  ) : undefined
  return (
    <Paper issuer={issuer} reporting={unit} above={path[1]} title={t('paperTitle')} dataLine={sheet ? t('paperData', { month: monthText(sheet.month), day: formatDay(sheet.openedOn), unit: unitName(unit, t) }) : ''} today={day}>
      <UnitCrumbs path={path} topId={reporting?.unitId} href={(unitId) => paths.complianceUnit(unitId)} below={[{ text: t('crumb') }]} />
      {done ? <div className="mb-5 noprint"><Toast>{t(`done_${done}`, { count, number: formatNumber(count) })}</Toast></div> : null}
      <PageHead title={unitTitle(unit, t)} line={sheet ? <>{t('title', { month: monthText(sheet.month) })}{unit.endedOn === null ? null : <> · {t('unitEnded', { day: formatDay(unit.endedOn) })}</>}</> : t('crumb')} actions={actions} />
      {sheet ? (
        <>
          <p className="lead">{lead}</p>
          <p className="mb-2"><b>{t('answeredAll', { answered: formatNumber(answered), all: formatNumber(items.length) })}</b>{counts.above > 0 ? ` · ${t('waitAbove', { count: counts.above, number: formatNumber(counts.above) })}` : ''}</p>
          <div className="noprint mb-5"><ProgressLine value={items.length === 0 ? 0 : answered / items.length} /></div>
          <SheetGaps {...page} unitId={unit.unitId} month={sheet.month} />
          <SheetPaperTable items={items} path={places} />
        </>
      ) : <Card><EmptyState level={2} title={t('noSheetTitle')} action={<ButtonLink variant="secondary" href={paths.unitSheets()}>{t('listTitle')}</ButtonLink>}>{t('noSheetText')}</EmptyState></Card>}
      <div className="noprint mt-6">
        <CameUpList unitId={unit.unitId} below={below} query={{ month }} />
        {others.length > 0 ? <p className={below.total > 0 ? 'mt-5' : undefined}>{t('otherMonths')}: {others.map((one, index) => <span key={one}>{index > 0 ? ' · ' : ''}<a href={paths.unitSheet(unit.unitId, { month: one.slice(0, 7) })}>{monthText(one)}</a></span>)}</p> : null}
      </div>
    </Paper>
  )
}
