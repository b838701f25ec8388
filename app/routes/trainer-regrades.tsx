import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { RowList } from '~/components/ui/row-list'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findRegrades } from '~/server/regrade/find-regrades.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'regradeAttempts')
  const code = args.params.code ?? ''
  const found = await findRegrades(by, code)
  if (!found.ok) throw refuse(found.reason === 'courseUnknown' ? 404 : 403)
  const { t } = i18nFor(languageOf(args.request))
  const rows = found.value.rows.map(({ id, at, actorName, reason, questions, counts }) => ({ id, at: formatInstant(at), actorName, reason, questions: questions.map(({ code: question, treatment }) => ({ question, treatment })), passes: counts.passes, fails: counts.fails, changed: Object.values(counts).reduce((sum, count) => sum + count, 0) }))
  return { pageTitle: t('common:titleSuffix', { title: t('regrade:listTitle', { code }) }), code, title: found.value.title, rows }
}

export default function TrainerRegrades() {
  const { code, title, rows } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['regrade', 'trainer', 'common'])
  return (
    <>
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('trainer:coursesTitle'), href: paths.trainerCourses() }, { text: code, href: paths.trainerCourse(code) }, { text: t('listCrumb') }]} />
      <PageHead title={t('listTitle', { code })} line={title} actions={<ButtonLink size="small" icon="reload" href={paths.trainerRegrade(code)}>{t('listNew')}</ButtonLink>} />
      {rows.length === 0 ? <div className="card"><EmptyState level={2} title={t('listEmpty')}>{t('listEmptyText')}</EmptyState></div> : (
        <RowList items={rows.map((row) => ({
          id: row.id,
          title: t('rowTitle', { time: row.at, decided: row.questions.map(({ question, treatment }) => t('rowDecided', { code: question, treatment: t(`treatment_${treatment}`) })).join('; ') }),
          href: paths.trainerRegradeResult(code, row.id),
          meta: t('rowMeta', { reason: row.reason, name: row.actorName }),
          status: t('rowChanged', { count: row.changed }),
          note: t('rowOutcomes', { passes: row.passes, fails: row.fails }),
        }))} />
      )}
    </>
  )
}
