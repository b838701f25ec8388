import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ListPages } from '~/components/layout/list-pages'
import { ChangeTable } from '~/components/regrade/change-table'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { DefinitionList } from '~/components/ui/definition-list'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { mayEver } from '~/domain/access/policy'
import { formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadRegrade, PAGE_ROWS, type RegradedRow } from '~/server/regrade/load-regrade.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

const rowOf = ({ attemptId: id, submittedAt, certificate, ...row }: RegradedRow) => ({ ...row, id, ended: formatInstant(submittedAt), certificate: certificate && { ...certificate, note: `certificate_${certificate.state}` } })

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'regradeAttempts')
  const { code = '', id = '' } = args.params
  const query = new URL(args.request.url).searchParams
  const asked = Number(query.get('page') ?? 1)
  const found = await loadRegrade({ by, code, id, page: Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1 })
  if (!found.ok) throw refuse(found.reason === 'regradeUnknown' ? 404 : 403)
  const { at, rows, ...view } = found.value
  const { t } = i18nFor(languageOf(args.request))
  const time = formatInstant(at)
  return { ...view, pageTitle: t('common:titleSuffix', { title: t('regrade:resultTitle', { time }) }), code, time, pageSize: PAGE_ROWS, rows: rows.map(rowOf), done: query.get('done') === 'yes', mayRevoke: mayEver(by, 'revokeCertificate').ok }
}

export default function TrainerRegradeResult() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation(['regrade', 'trainer', 'common'])
  const { code, id, time, counts } = page
  return (
    <>
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('trainer:coursesTitle'), href: paths.trainerCourses() }, { text: code, href: paths.trainerCourse(code) }, { text: t('listCrumb'), href: paths.trainerRegrades(code) }, { text: time }]} />
      {page.done ? <div className="my-5"><ConfirmationPanel level={2} title={t('resultDone')}>{t('resultDoneText')}</ConfirmationPanel></div> : null}
      <PageHead title={t('resultTitle', { time })} line={page.title} actions={<Button size="small" variant="secondary" icon="print" type="button" data-print="" hidden>{t('print')}</Button>} />
      <Card>
        <DefinitionList look="spread" rows={[
          { term: t('resultWho'), value: page.actorName },
          { term: t('resultReason'), value: page.reason },
          { term: t('resultQuestions'), value: <>{page.questions.map((question) => <span key={question.code + question.questionIds.join()} className="block">{t('decided', { code: question.code, treatment: t(`treatment_${question.treatment}`) })}</span>)}</> },
          { term: t('resultAttempts'), value: formatNumber(page.attempts) },
          { term: t('resultChanged'), value: formatNumber(page.changed) },
          ...(['passes', 'fails', 'up', 'down'] as const).map((kind) => ({ term: t(`count_${kind}`), value: t('countValue', { count: counts[kind] }) })),
        ]} />
      </Card>
      {counts.fails > 0 ? <div className="mt-5"><Callout kind="warning" title={t('affectedTitle')}><p>{t('affectedText')} {page.mayRevoke ? <a href={paths.certificatesToReview()}>{t('revoke')}</a> : null}</p></Callout></div> : null}
      <SectionHead id="results" title={t('resultsTitle')} />
      <Card flush>
        <ChangeTable caption={t('resultsTitle')} rows={page.rows} />
        <ListPages page={page.page} total={page.changed} size={page.pageSize} href={(n) => paths.trainerRegradeResult(code, id, { page: n })} />
      </Card>
    </>
  )
}
