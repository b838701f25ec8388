import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PlanFilter } from '~/components/compliance/plan-filter'
import { PlanPeople } from '~/components/compliance/plan-people'
import { requirementName } from '~/components/compliance/requirement-name'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { unitTitle } from '~/components/compliance/unit-name'
import { ListPages } from '~/components/layout/list-pages'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { peopleParams } from '~/domain/compliance/people-filter'
import { readOfficerQuery } from '~/domain/compliance/officer-query'
import { type TrainingPlan, planKeys } from '~/domain/compliance/training-plan'
import { requireActor } from '~/http/guard'
import { loadPlan } from '~/http/load-plan'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { OFFICERS_A_PAGE } from '~/server/compliance/load-compliance-officers.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

type Translate = ReturnType<typeof i18nFor>['t']

/** The heading over the people of a row of the plan; over everybody where it is none. */
function headingOf(plan: TrainingPlan, item: string, t: Translate): string {
  const outcome = /^outcome:(courses|documents|assessments|lapsed|cannot)$/.exec(item)?.[1]
  if (outcome) return t(`path:reach${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`)
  const course = plan.courses.find(({ key }) => key === item)
  if (course) return t('path:peopleTitle', { what: course.title })
  const row = [...plan.papers, ...plan.assessments, ...plan.obstacles].find(({ key }) => key === item)
  if (row === undefined) return t('path:peopleAll')
  return t('path:peopleTitle', { what: row.requirement === null ? t('path:standing') : requirementName(row.requirement, t) })
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewUnitStanding')
  const { asked, page: { plan, officers, unit, ancestors, reporting, position, people } } = await loadPlan(args, actor)
  if (plan === null) throw refuse(404)
  const { searchParams } = new URL(args.request.url)
  const { t } = i18nFor(languageOf(args.request))
  const item = (searchParams.get('item') ?? '').slice(0, 200)
  const chosen = item === '' ? officers : officers.filter((one) => planKeys(one, plan.on).includes(item))
  const pages = Math.max(1, Math.ceil(chosen.length / OFFICERS_A_PAGE))
  const shown = Math.min(readOfficerQuery((key) => searchParams.get(key)).page, pages)
  const heading = headingOf(plan, item, t)
  return { ...asked, position, people, unit, ancestors, reporting, on: plan.on, item, heading, title: t('common:titleSuffix', { title: heading }), page: shown, total: chosen.length, pageSize: OFFICERS_A_PAGE, officers: chosen.slice((shown - 1) * OFFICERS_A_PAGE, shown * OFFICERS_A_PAGE) }
}

export default function UnitPlanPeople() {
  const { today, start, pace, filter, position, people, unit, ancestors, reporting, on, item, heading, page, total, pageSize, officers } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['path', 'compliance'])
  const asked = { start: start === today ? undefined : start, pace: String(pace), ...peopleParams(filter) }
  return (
    <>
      <UnitCrumbs path={[unit, ...ancestors]} topId={reporting.unitId} href={(unitId) => paths.complianceUnit(unitId, peopleParams(filter))} below={[{ text: t('planCrumb'), href: paths.unitPlan(unit.unitId, asked) }, { text: heading }]} />
      <PageHead title={heading} line={unitTitle(unit, t)} />
      <PlanFilter filter={filter} position={position} people={people} href={(values) => paths.unitPlanPeople(unit.unitId, { ...asked, item, ...values })} />
      {total > 0 ? (
        <>
          <PlanPeople officers={officers} on={on} caption={heading} />
          <ListPages page={page} total={total} size={pageSize} href={(number) => paths.unitPlanPeople(unit.unitId, { ...asked, item, page: number })} summary={(range) => t('compliance:pageSummary', range)} always />
        </>
      ) : <div className="card"><EmptyState level={2} title={t('peopleEmpty')}>{t('peopleEmptyText')}</EmptyState></div>}
      <p className="after-list"><a href={paths.unitPlan(unit.unitId, asked)}>{t('backToPlan')}</a></p>
    </>
  )
}
