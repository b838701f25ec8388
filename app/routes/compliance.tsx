import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { RowList } from '~/components/ui/row-list'
import { peopleParams, readPeopleFilter } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { readAsOf } from '~/http/as-of'
import { requireActor } from '~/http/guard'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findScope } from '~/server/compliance/find-scope.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** One unit in charge: its page. Several: a choice. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewUnitStanding')
  const { asOf, today, wrong } = readAsOf(args.request)
  const scopeOn = (day: Day) => findScope({ actor, act: 'viewUnitStanding', asOf: day })
  const then = await scopeOn(asOf)
  // On a day on which the unit was not there, its page says so and offers other days.
  const scope = then.length === 0 && asOf !== today ? await scopeOn(today) : then
  const [only] = scope
  const on = wrong ? wrong.typed : asOf === today ? undefined : asOf
  const { structure, ...people } = readPeopleFilter((name) => new URL(args.request.url).searchParams.get(name))
  const values = { on, ...peopleParams({ ...people, structure }) }
  if (scope.length === 1 && only) throw redirect(paths.complianceUnit(only.unitId, values))
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('compliance:chooserTitle') }), scope, values }
}

export default function Compliance() {
  const { scope, values } = useLoaderData<typeof loader>()
  const { t } = useTranslation('compliance')
  if (scope.length === 0) return <div className="card"><EmptyState level={1} title={t('noScopeTitle')}>{t('noScopeText')}</EmptyState></div>
  return (
    <div className="narrow">
      <PageHead title={t('chooserTitle')} line={t('chooserLead')} />
      <RowList items={scope.map((unit) => ({ id: unit.unitId, title: unitTitle(unit, t), href: paths.complianceUnit(unit.unitId, values) }))} />
    </div>
  )
}
