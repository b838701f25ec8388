import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Paper } from '~/components/compliance/paper'
import { PlanFigure } from '~/components/compliance/plan-figure'
import { PlanFilter } from '~/components/compliance/plan-filter'
import { PlanForm } from '~/components/compliance/plan-form'
import { PlanLarge } from '~/components/compliance/plan-large'
import { PlanTables } from '~/components/compliance/plan-tables'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { unitName, unitTitle } from '~/components/compliance/unit-name'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { mayEver } from '~/domain/access/policy'
import { peopleParams } from '~/domain/compliance/people-filter'
import { lastPlanStart } from '~/domain/compliance/plan-start'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { loadPlan } from '~/http/load-plan'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { MOST_PLANNED } from '~/server/compliance/load-training-plan.server'
import { env } from '~/server/env.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewUnitStanding')
  const { asked, page: { officers: _, ...page } } = await loadPlan(args, actor)
  const { t } = i18nFor(languageOf(args.request))
  const issuer = { parent: env().ISSUER_PARENT, name: env().ISSUER_NAME, place: env().ISSUER_PLACE }
  return { ...asked, page, most: MOST_PLANNED, mayAsk: mayEver(actor, 'makeReports').ok && mayEver(actor, 'exportStanding').ok, issuer, title: t('common:titleSuffix', { title: `${t('path:planTitle')}, ${unitTitle(page.unit, t)}` }) }
}

export default function UnitPlan() {
  const { today, start, pace, filter, wrong, page, most, mayAsk, issuer } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['path', 'compliance'])
  const { unit, ancestors, reporting, position, plan, people, notMet, below } = page
  const path = [unit, ...ancestors]
  const above = path[path.findIndex(({ unitId }) => unitId === reporting.unitId) + 1]
  const narrow = peopleParams(filter)
  const asked = { start: start === today ? undefined : start, pace: String(pace), ...narrow }
  const sentence = wrong && t(`path:startFault_${wrong.fault}`, { from: formatDay(today), to: formatDay(lastPlanStart(today)) })
  const actions = plan && notMet > 0 ? (
    <>
      <ButtonLink variant="secondary" size="small" icon="download" href={paths.unitPlanExport(unit.unitId, { ...asked, format: 'xlsx' })} download>{t('downloadXlsx')}</ButtonLink>
      <ButtonLink variant="secondary" size="small" icon="download" href={paths.unitPlanExport(unit.unitId, { ...asked, format: 'csv' })} download>{t('downloadCsv')}</ButtonLink>
      <Button variant="secondary" size="small" icon="print" type="button" data-print="" hidden>{t('print')}</Button>
    </>
  ) : undefined
  const namesHref = (item: string) => paths.unitPlanPeople(unit.unitId, { ...asked, item })
  return (
    <Paper issuer={issuer} reporting={reporting} above={above} title={t('planPaper')} dataLine={t('planData', { on: formatDay(today), unit: unitName(unit, t), start: formatDay(start) })} today={today}>
      <UnitCrumbs path={path} topId={reporting.unitId} href={(unitId) => paths.complianceUnit(unitId, narrow)} below={[{ text: t('planCrumb') }]} />
      <PageHead title={t('planTitle')} line={<>{unitTitle(unit, t)}<br /><span className="meta">{t('planLine')}</span></>} actions={actions} />
      {people > 0 ? <PlanForm action={paths.unitPlan(unit.unitId)} start={start} pace={pace} hidden={narrow} wrong={wrong && { typed: wrong.typed, sentence: sentence ?? '' }} /> : null}
      <PlanFilter filter={filter} position={position} people={people} href={(values) => paths.unitPlan(unit.unitId, { ...asked, ...values })} />
      {plan && notMet > 0 ? (
        <>
          <PlanFigure plan={plan} namesHref={namesHref} />
          <PlanTables plan={plan} namesHref={namesHref} />
          <p className="after-list noprint"><a href={paths.unitPlanPeople(unit.unitId, asked)}>{t('peopleAllLink')}</a> · <a href={paths.unitPlanExport(unit.unitId, { ...asked, format: 'xlsx', what: 'people' })} download>{t('downloadPeople')}</a></p>
        </>
      ) : people > 0 && notMet > 0 ? (
        <PlanLarge notMet={notMet} most={most} mayAsk={mayAsk} values={{ kind: 'training_plan', unit: unit.unitId, start, pace: String(pace), ...narrow }} below={below} belowHref={(unitId) => paths.unitPlan(unitId, asked)} />
      ) : (
        <div className="card">
          {people === 0 ? <EmptyState level={2} title={t('planNobody', { on: formatDay(today) })}>{t('planNobodyText')}</EmptyState> : <EmptyState level={2} title={t('planNothing')}>{t('planNothingText', { on: formatDay(today) })}</EmptyState>}
        </div>
      )}
    </Paper>
  )
}
