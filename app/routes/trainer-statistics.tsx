import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { HowComputed } from '~/components/statistics/how-computed'
import { QuestionTable } from '~/components/statistics/question-table'
import { RepairList } from '~/components/statistics/repair-list'
import { SetFilter } from '~/components/statistics/set-filter'
import { TestSummary } from '~/components/statistics/test-summary'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { readAttemptSet } from '~/domain/assessment-statistics/attempt-set'
import { dayOfInstant } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { readQuestionOrder } from '~/http/question-order'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { today } from '~/server/clock.server'
import { LEAST_ATTEMPTS, loadTestStatistics } from '~/server/statistics/load-test-statistics.server'

const URGENT = 10

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewStatistics')
  const code = args.params.code ?? ''
  const query = new URL(args.request.url).searchParams
  const { set, typed, badDays } = readAttemptSet((name) => query.get(name))
  const order = readQuestionOrder(query)
  const found = await loadTestStatistics({ by, code, set, ...order })
  if (!found.ok) throw refuse(found.reason === 'courseUnknown' ? 404 : 403)
  const { t } = i18nFor(languageOf(args.request))
  const { versions, repair, ...view } = found.value
  const all = query.get('repair') === 'all'
  return {
    ...view, code, typed, badDays, ...order, all,
    pageTitle: t('common:titleSuffix', { title: t('statistics:title', { code }) }),
    versions: versions.map(({ number, isCurrent, publishedAt }) => ({ number, isCurrent, day: formatDay(dayOfInstant(publishedAt)) })),
    enough: view.attempts >= LEAST_ATTEMPTS,
    repair: all ? repair : repair.slice(0, URGENT),
    repairCount: repair.length,
    day: formatDay(today()),
  }
}

export default function TrainerStatistics() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation(['statistics', 'trainer', 'common'])
  const { code, typed, sort, direction, all } = page
  const order = { sort, dir: direction }
  const href = (id: string) => paths.trainerQuestionStatistics(code, id, typed)
  return (
    <>
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('trainer:coursesTitle'), href: paths.trainerCourses() }, { text: code, href: paths.trainerCourse(code) }, { text: t('crumb') }]} />
      <PageHead
        title={t('title', { code })}
        line={<>{page.title}<br /><span className="meta">{t('dataOn', { day: page.day })}</span></>}
        actions={page.enough ? (
          <>
            <ButtonLink size="small" variant="secondary" icon="download" href={paths.trainerStatisticsExport(code, { ...typed, ...order, format: 'xlsx' })}>{t('exportXlsx')}</ButtonLink>
            <ButtonLink size="small" variant="secondary" icon="download" href={paths.trainerStatisticsExport(code, { ...typed, ...order, format: 'csv' })}>{t('exportCsv')}</ButtonLink>
            <Button size="small" variant="secondary" icon="print" type="button" data-print="" hidden>{t('print')}</Button>
          </>
        ) : undefined}
      />
      <div className="stack">
        <SetFilter action={paths.trainerStatistics(code)} typed={typed} badDays={page.badDays} versions={page.versions} attempts={page.attempts} link={(values) => paths.trainerStatistics(code, { ...typed, ...values })} />
        {page.enough ? <TestSummary {...page} /> : <Card><EmptyState level={2} title={t('emptyTitle')}>{t('emptyText', { count: page.attempts })}</EmptyState></Card>}
      </div>
      {page.enough ? (
        <>
          <SectionHead id="repair" title={t('repairTitle')} hint={page.repairCount > 0 ? t('repairHint', { count: page.repairCount }) : undefined} />
          {page.repairCount === 0 ? <Card><EmptyState title={t('repairNone')}>{t('repairNoneText')}</EmptyState></Card> : <RepairList questions={page.repair} href={href} />}
          {page.repairCount > URGENT ? <p className="noprint mt-3"><a href={`${paths.trainerStatistics(code, { ...typed, ...order, repair: all ? null : 'all' })}#repair`}>{all ? t('repairLess') : t('repairMore', { count: page.repairCount })}</a></p> : null}
          <SectionHead id="questions" title={t('questionsTitle')} hint={t('questionsHint')} />
          <Card flush><QuestionTable rows={page.questions} sort={sort} direction={direction} sortHref={(column, dir) => `${paths.trainerStatistics(code, { ...typed, sort: column, dir })}#questions`} href={href} /></Card>
          <div className="mt-6"><HowComputed /></div>
        </>
      ) : null}
    </>
  )
}
