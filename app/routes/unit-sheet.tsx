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
import { RowList } from '~/components/ui/row-list'
import { SectionHead } from '~/components/ui/section-head'
import { Toast } from '~/components/ui/toast'
import { monthText } from '~/components/unit-sheet/sheet-text'
import { SheetItemTable } from '~/components/unit-sheet/sheet-item-table'
import { formatDay, formatInstant } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { readMonth } from '~/http/sheet-month'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { today } from '~/server/clock.server'
import { env } from '~/server/env.server'
import { loadUnitSheet } from '~/server/unit-sheet/load-unit-sheet.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const DONE = ['answered', 'signed'] as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewUnitSheets')
  const found = await loadUnitSheet({ by, unitId: requireId(args.params.unitId), month: readMonth(args.request), today: today() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { sheet, ...page } = found.value
  const { t } = i18nFor(languageOf(args.request))
  const asked = new URL(args.request.url).searchParams.get('done')
  return {
    ...page,
    title: t('common:titleSuffix', { title: sheet ? t('unitSheet:title', { month: monthText(sheet.month) }) : t('unitSheet:crumb') }),
    sheet: sheet && { month: sheet.month, openedOn: sheet.openedOn, signed: sheet.signed && { by: sheet.signed.by, at: formatInstant(sheet.signed.at) } },
    issuer: { parent: env().ISSUER_PARENT, name: env().ISSUER_NAME, place: env().ISSUER_PLACE },
    today: today(),
    done: DONE.find((one) => one === asked) ?? null,
  }
}

export default function UnitSheet() {
  const { path, places, reporting, sheet, items, months, below, sign, heads, issuer, today: day, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['unitSheet', 'compliance'])
  const [unit] = path
  if (unit === undefined) return null
  const month = sheet?.month.slice(0, 7)
  const others = months.filter((one) => one !== sheet?.month)
  const waiting = items.filter(({ state, above }) => state === 'open' && !above)
  const [until] = waiting.flatMap(({ answerBy }) => answerBy ?? []).sort()
  const lead = sheet?.signed ? t('leadSigned', sheet.signed) : until !== undefined ? t('leadOpen', { count: waiting.length, day: formatDay(until) }) : t(items.some(({ above }) => !above) ? 'leadReady' : 'leadAllAbove')
  const actions = sheet ? (
    <>
      <Button variant="secondary" size="small" icon="print" type="button" data-print="" hidden>{t('print')}</Button>
      {heads && sign.ok ? <ButtonLink size="small" icon="seal" href={paths.unitSheetSign(unit.unitId, { month })}>{t('sign')}</ButtonLink> : null}
    </>
  ) : undefined
  const above = path[1]
  return (
    <Paper issuer={issuer} reporting={unit} above={above} title={t('paperTitle')} dataLine={sheet ? t('paperData', { month: monthText(sheet.month), day: formatDay(sheet.openedOn), unit: unitName(unit, t) }) : ''} today={day}>
      <UnitCrumbs path={path} topId={reporting?.unitId} href={(unitId) => paths.complianceUnit(unitId)} below={[{ text: t('crumb') }]} />
      {done ? <div className="mb-5 noprint"><Toast>{t(`done_${done}`)}</Toast></div> : null}
      <PageHead title={unitTitle(unit, t)} line={sheet ? t('title', { month: monthText(sheet.month) }) : t('crumb')} actions={actions} />
      {sheet ? (
        <>
          <p className="lead">{lead}</p>
          <Card flush><SheetItemTable unitId={unit.unitId} items={items} path={places} /></Card>
        </>
      ) : <Card><EmptyState level={2} title={t('noSheetTitle')} action={<ButtonLink variant="secondary" href={paths.unitSheets()}>{t('listTitle')}</ButtonLink>}>{t('noSheetText')}</EmptyState></Card>}
      <div className="noprint">
        {below.length > 0 ? <><SectionHead title={t('belowTitle')} /><RowList items={below.map((one) => ({ id: `${one.unitId} ${one.month}`, title: unitTitle(one, t), href: paths.unitSheet(one.unitId, { month: one.month.slice(0, 7) }), meta: t('belowLine', { count: one.gaps, month: monthText(one.month) }) }))} /></> : null}
        {others.length > 0 ? <p className="mt-5">{t('otherMonths')}: {others.map((one, index) => <span key={one}>{index > 0 ? ' · ' : ''}<a href={paths.unitSheet(unit.unitId, { month: one.slice(0, 7) })}>{monthText(one)}</a></span>)}</p> : null}
      </div>
    </Paper>
  )
}
