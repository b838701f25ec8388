import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { OverdueTable } from '~/components/assignment/overdue-table'
import { ListPages } from '~/components/layout/list-pages'
import { EmptyState } from '~/components/ui/empty-state'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { PageHead } from '~/components/ui/page-head'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findOverdueMembers, OVERDUE_PER_PAGE } from '~/server/assignment/find-overdue-members.server'
import { today } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewOverdueMembers')
  const { searchParams } = new URL(args.request.url)
  const asked = Math.floor(Number(searchParams.get('page')))
  const course = (searchParams.get('course') ?? '').slice(0, 40) || null
  const found = await findOverdueMembers({ by, course, page: asked > 0 && asked < 100_000 ? asked : 1, today: today() })
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('assignment:overdueTitle') }), course, today: today(), pageSize: OVERDUE_PER_PAGE, ...found.value }
}

export default function OverdueMembers() {
  const { course, today: day, pageSize, rows, total, page, courses, people } = useLoaderData<typeof loader>()
  const { t } = useTranslation('assignment')
  const hrefOf = (n: number) => paths.overdueMembers({ course, page: n === 1 ? null : n })
  const options = [{ value: '', text: t('allCourses') }, ...courses.map((one) => ({ value: one.code, text: t('overdueCourse', { code: one.code, title: one.title, count: one.people, number: formatNumber(one.people) }) }))]
  return (
    <>
      <PageHead title={t('overdueTitle')} />
      <p className="lead">{people === 0 ? t('overdueNobody') : t('overdueLead', { count: people, number: formatNumber(people) })}</p>
      {people === 0 && course === null ? null : (
        <div className="card flush">
          <FilterBar action={paths.overdueMembers()} fields={1} submit={t('filterSubmit')}>
            <FilterChoice id="course" name="course" label={t('course')} value={course ?? ''} options={course === null || courses.some(({ code }) => code === course) ? options : [...options, { value: course, text: course }]} />
          </FilterBar>
          {rows.length > 0 ? <OverdueTable rows={rows} today={day} /> : <EmptyState level={2} title={t('overdueEmptyTitle')}>{t('overdueEmptyText')}</EmptyState>}
          <ListPages page={page} total={total} size={pageSize} href={hrefOf} />
        </div>
      )}
    </>
  )
}
