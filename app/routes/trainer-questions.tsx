import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { QuestionTexts } from '~/components/question/rich-text'
import { QuestionCard } from '~/components/trainer/question-card'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { EmptyState } from '~/components/ui/empty-state'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { PageHead } from '~/components/ui/page-head'
import { Tags } from '~/components/ui/tags'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findQuestionPreviews } from '~/server/preview/find-question-previews.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'previewCourse')
  const code = args.params.code ?? ''
  const query = new URL(args.request.url).searchParams
  const text = (name: string) => (query.get(name) ?? '').slice(0, 40)
  const filter = { objective: text('objective'), level: text('level'), kind: text('kind') }
  const found = await findQuestionPreviews(by, code, filter)
  if (!found.ok) throw refuse(found.reason === 'courseUnknown' ? 404 : 403)
  const { t } = i18nFor(languageOf(args.request))
  const questions = found.value.questions.map((question) => ({ ...question, points: formatNumber(question.points) }))
  const done = /^[1-9]\d{0,6}$/.exec(text('done'))?.[0] ?? null
  return { pageTitle: t('common:titleSuffix', { title: t('trainer:questionsTitle', { code }) }), code, done, filter, ...found.value, questions }
}

export default function TrainerQuestions() {
  const { code, done, filter, title, objectives, levels, kinds, total, questions, texts } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['trainer', 'bank', 'statistics', 'common'])
  const all = { value: '', text: t('all') }
  const without = (name: keyof typeof filter) => paths.trainerQuestions(code, { ...filter, [name]: null })
  const tags = [
    ...(filter.objective ? [{ text: t('tagObjective', { objective: filter.objective }), href: without('objective') }] : []),
    ...(filter.level ? [{ text: t([`level_${filter.level}`, 'kindUnknown'], { kind: filter.level }), href: without('level') }] : []),
    ...(filter.kind ? [{ text: t([`kind_${filter.kind}`, 'kindUnknown'], { kind: filter.kind }), href: without('kind') }] : []),
  ]
  return (
    <>
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('coursesTitle'), href: paths.trainerCourses() }, { text: code, href: paths.trainerCourse(code) }, { text: t('questions') }]} />
      {done ? <div className="mb-5"><ConfirmationPanel level={2} title={t('bank:removed', { number: done })} /></div> : null}
      <PageHead
        title={t('questionsTitle', { code })}
        line={title}
        actions={<><ButtonLink size="small" variant="secondary" icon="plus" href={paths.trainerQuestionNew(code)}>{t('bank:newAction')}</ButtonLink><ButtonLink size="small" variant="secondary" icon="upload" href={paths.trainerImport(code)}>{t('bank:importAction')}</ButtonLink><ButtonLink size="small" variant="secondary" icon="download" href={paths.trainerExport(code)}>{t('bank:exportAction')}</ButtonLink><ButtonLink size="small" variant="secondary" href={paths.trainerStatistics(code)}>{t('statistics:openLink')}</ButtonLink></>}
      />
      <div className="stack">
        <Card flush>
          <FilterBar action={paths.trainerQuestions(code)} fields={3} submit={t('filter')}>
            <FilterChoice id="objective" name="objective" label={t('objective')} value={filter.objective} options={[all, ...objectives.map((value) => ({ value, text: value }))]} />
            <FilterChoice id="level" name="level" label={t('level')} value={filter.level} options={[all, ...levels.map((value) => ({ value, text: t(`level_${value}`) }))]} />
            <FilterChoice id="kind" name="kind" label={t('kind')} value={filter.kind} options={[all, ...kinds.map((value) => ({ value, text: t([`kind_${value}`, 'kindUnknown'], { kind: value }) }))]} />
          </FilterBar>
          <Tags count={t('shownOf', { shown: questions.length, total })} intro={t('filtering')} tags={tags} remove={t('removeFilter')} clear={{ text: t('clearFilters'), href: paths.trainerQuestions(code) }} />
        </Card>
        {questions.length === 0 ? <EmptyState title={t('noQuestions')}>{t('noQuestionsHint')}</EmptyState> : <QuestionTexts texts={texts}>{questions.map((question) => <QuestionCard key={question.code} {...question} editHref={paths.trainerQuestionEdit(code, question.code)} />)}</QuestionTexts>}
      </div>
    </>
  )
}
