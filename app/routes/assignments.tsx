import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AssignmentTable } from '~/components/assignment/assignment-table'
import { ListPages } from '~/components/layout/list-pages'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { PageHead } from '~/components/ui/page-head'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { assignmentFilters, ASSIGNMENTS_PER_PAGE, findAssignments } from '~/server/assignment/find-assignments.server'
import { today } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const { searchParams } = new URL(args.request.url)
  const filter = assignmentFilters.find((one) => one === searchParams.get('show')) ?? 'running'
  const found = await findAssignments({ by, filter, page: Math.floor(Number(searchParams.get('page'))) || 1, today: today() })
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('assignment:title') }), filter, filters: [...assignmentFilters], pageSize: ASSIGNMENTS_PER_PAGE, ...found.value }
}

export default function Assignments() {
  const { filter, filters, pageSize, rows, total, page } = useLoaderData<typeof loader>()
  const { t } = useTranslation('assignment')
  const hrefOf = (n: number) => paths.assignments({ show: filter, page: n === 1 ? null : n })
  const create = <ButtonLink size="small" icon="plus" href={paths.newAssignment()}>{t('new')}</ButtonLink>
  return (
    <>
      <PageHead title={t('title')} actions={create} />
      <p className="lead">{t('lead')}</p>
      <Card flush>
        <FilterBar action={paths.assignments()} fields={1} submit={t('filterSubmit')}>
          <FilterChoice id="show" name="show" label={t('filterLabel')} value={filter} options={filters.map((value) => ({ value, text: t(`filter_${value}`) }))} />
        </FilterBar>
        {rows.length > 0 ? <AssignmentTable rows={rows} /> : filter === 'ended'
          ? <EmptyState title={t('emptyFilteredTitle')}>{t('emptyFilteredText')}</EmptyState>
          : <EmptyState title={t('emptyTitle')} action={<ButtonLink variant="secondary" href={paths.newAssignment()}>{t('new')}</ButtonLink>}>{t('emptyText')}</EmptyState>}
        <ListPages page={page} total={total} size={pageSize} href={hrefOf} />
      </Card>
    </>
  )
}
