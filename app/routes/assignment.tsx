import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AssignmentFacts } from '~/components/assignment/assignment-facts'
import { AssignmentState } from '~/components/assignment/assignment-table'
import { MemberTable } from '~/components/assignment/member-table'
import { whomText } from '~/components/assignment/assignment-text'
import { ListPages } from '~/components/layout/list-pages'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { EmptyState } from '~/components/ui/empty-state'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { FilterText } from '~/components/ui/filter-text'
import { PageHead } from '~/components/ui/page-head'
import { Toast } from '~/components/ui/toast'
import { memberStates } from '~/domain/assignment/member-state'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { readMemberQuery } from '~/http/member-filter'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadAssignment, MEMBERS_PER_PAGE } from '~/server/assignment/load-assignment.server'
import { today } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? '' }]

const DONE = ['made', 'extended', 'exempted', 'cancelled'] as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const { page, ...filter } = readMemberQuery(args.request)
  const found = await loadAssignment({ by, id: requireId(args.params.id), filter, page, today: today() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { t } = i18nFor(languageOf(args.request))
  const asked = new URL(args.request.url).searchParams.get('done')
  const { course, title } = found.value
  return { pageTitle: t('common:titleSuffix', { title: t('assignment:courseLine', { code: course, title }) }), assignment: found.value, filter, pageSize: MEMBERS_PER_PAGE, done: DONE.find((one) => one === asked) ?? null }
}

export default function Assignment() {
  const { assignment, filter, pageSize, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['assignment', 'compliance'])
  const { id, course, title, counts, people, rows, total, page, cancelled } = assignment
  const values = { q: filter.search, state: filter.state }
  const hrefOf = (n: number) => paths.assignment(id, { ...values, page: n === 1 ? null : n })
  const exportOf = (format: string) => paths.assignmentExport(id, { ...values, format })
  const name = t('courseLine', { code: course, title })
  return (
    <>
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.assignments() }, { text: course }]} />
      {done ? <div className="mb-5"><Toast>{t(`done_${done}`)}</Toast></div> : null}
      <PageHead
        title={name} line={<>{whomText(assignment, t)} · {t('people', { count: people })} · <AssignmentState cancelled={cancelled !== null} counts={counts} /></>}
        actions={<><ButtonLink variant="secondary" size="small" icon="download" href={exportOf('xlsx')} download>{t('downloadXlsx')}</ButtonLink><ButtonLink variant="secondary" size="small" icon="download" href={exportOf('csv')} download>{t('downloadCsv')}</ButtonLink></>}
      />
      {cancelled ? <Callout kind="info" title={t('cancelledLine', { day: formatDay(cancelled.on), reason: cancelled.reason })}>{null}</Callout> : null}
      <div className="cols">
        <div className="card flush people">
          <h2 className="vh">{t('peopleTitle')}</h2>
          <FilterBar action={paths.assignment(id)} fields={2} submit={t('filterSubmit')}>
            <FilterText id="q" name="q" label={t('filterSearch')} value={filter.search} hint={t('searchHint')} />
            <FilterChoice id="state" name="state" label={t('filterState')} value={filter.state ?? ''} options={[{ value: '', text: t('all') }, ...memberStates.filter((state) => counts[state]).map((state) => ({ value: state, text: `${t(`state_${state}`)} (${formatNumber(counts[state] ?? 0)})` }))]} />
          </FilterBar>
          {rows.length > 0 ? <MemberTable assignmentId={id} rows={rows} mayExempt={cancelled === null} /> : <EmptyState title={t('peopleEmpty')} />}
          <ListPages page={page} total={total} size={pageSize} href={hrefOf} />
        </div>
        <AssignmentFacts {...assignment} />
      </div>
    </>
  )
}
