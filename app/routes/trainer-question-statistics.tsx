import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { QuestionTexts } from '~/components/question/rich-text'
import { AnswersByThird } from '~/components/statistics/answers-by-third'
import { QuestionFigureList } from '~/components/statistics/question-figure-list'
import { questionReadingText, readingState } from '~/components/statistics/reading-text'
import { QuestionCard } from '~/components/trainer/question-card'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { RowList } from '~/components/ui/row-list'
import { SectionHead } from '~/components/ui/section-head'
import { StatusText } from '~/components/ui/status-text'
import { readAttemptSet } from '~/domain/assessment-statistics/attempt-set'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadQuestionStatistics } from '~/server/statistics/load-question-statistics.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewStatistics')
  const { code = '', questionId = '' } = args.params
  const query = new URL(args.request.url).searchParams
  const { set, typed } = readAttemptSet((name) => query.get(name))
  const found = await loadQuestionStatistics({ by, code, questionId, set })
  if (!found.ok) throw refuse(found.reason === 'questionUnknown' ? 404 : 403)
  const { question, figures, ...view } = found.value
  const { t } = i18nFor(languageOf(args.request))
  return {
    ...view, code, typed,
    pageTitle: t('common:titleSuffix', { title: t('statistics:questionTitle', { code: question.code }) }),
    question: { ...question, points: formatNumber(question.points) },
    // The definition stays on the server: the card shows what of it is to be seen.
    figures: figures === null ? null : { attempts: figures.attempts, facility: figures.facility, deviation: figures.deviation, discrimination: figures.discrimination, efficiency: figures.efficiency, effectiveWeight: figures.effectiveWeight, intendedWeight: figures.intendedWeight, seconds: figures.seconds, readings: figures.readings, answers: figures.answers },
  }
}

export default function TrainerQuestionStatistics() {
  const { code, typed, question, texts, version, isCurrent, figures, attempts, others } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['statistics', 'trainer', 'common'])
  return (
    <QuestionTexts texts={texts}>
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('trainer:coursesTitle'), href: paths.trainerCourses() }, { text: code, href: paths.trainerCourse(code) }, { text: t('crumb'), href: paths.trainerStatistics(code, typed) }, { text: question.code }]} />
      <PageHead
        title={t('questionTitle', { code: question.code })}
        line={t(isCurrent ? 'questionLineCurrent' : 'questionLine', { course: code, number: version })}
        actions={<><ButtonLink size="small" variant="secondary" icon="reload" href={paths.trainerRegrade(code, { question: question.code })}>{t('regradeLink')}</ButtonLink><Button size="small" variant="secondary" icon="print" type="button" data-print="" hidden>{t('print')}</Button></>}
      />
      {figures === null ? <Card><EmptyState level={2} title={t('notDrawnTitle')}>{t('notDrawnText')}</EmptyState></Card> : (
        <>
          <div className="duo">
            <Card title={t('readingsTitle')}>
              <ul className="list-none p-0 flat">{figures.readings.map((reading) => <li key={reading.kind} className="mb-3"><StatusText state={readingState(reading)}>{t(`short_${reading.kind}`)}</StatusText><span className="block">{questionReadingText(reading, t)}</span></li>)}</ul>
              <p className="meta flat">{t('questionSet', { own: formatNumber(figures.attempts), all: formatNumber(attempts) })}</p>
            </Card>
            <Card title={t('questionFiguresTitle')}><QuestionFigureList {...figures} /></Card>
          </div>
          <SectionHead id="answers" title={t('choicesTitle')} hint={t('choicesHint')} />
          {figures.answers.form === 'none' ? <p>{t('choicesNone')}</p> : null}
          <Card flush><AnswersByThird {...figures.answers} /></Card>
        </>
      )}
      <SectionHead id="text" title={t('textTitle')} />
      <QuestionCard {...question} editHref={paths.trainerQuestionEdit(code, question.code)} />
      {others.length > 0 ? (
        <>
          <SectionHead id="versions" title={t('othersTitle')} />
          <RowList items={others.map(({ id, version: number, attempts: count }) => ({ id, title: t('othersRow', { number }), href: paths.trainerQuestionStatistics(code, id, typed), status: t('othersAttempts', { count }) }))} />
        </>
      ) : null}
    </QuestionTexts>
  )
}
