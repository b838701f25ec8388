import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BankTable } from '~/components/trainer/bank-table'
import { LegalTable } from '~/components/trainer/legal-table'
import { ReviewText } from '~/components/trainer/review-text'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { TaskList } from '~/components/ui/task-list'
import { dayOfInstant } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadCoursePreview } from '~/server/preview/load-course-preview.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'previewCourse')
  const found = await loadCoursePreview(by, args.params.code ?? '')
  if (!found.ok) throw refuse(found.reason === 'courseUnknown' ? 404 : 403)
  const { definition, publishedAt, hash, ...course } = found.value
  const { title, summary, legal, finalTest, lessons, competencies, audience, certificate } = definition
  const { t } = i18nFor(languageOf(args.request))
  return {
    pageTitle: t('common:titleSuffix', { title: `${course.code} ${title}` }),
    ...course, title, summary, legal, competencies, audience, certificate,
    hash: hash.slice(0, 12),
    publishedOn: formatDay(dayOfInstant(publishedAt)),
    test: { questions: finalTest.questions, passPercent: finalTest.passPercent, minutes: finalTest.minutes, attempts: finalTest.attempts, waitDays: finalTest.waitDays, starRule: finalTest.starRule },
    objectives: Object.fromEntries(lessons.map((lesson) => [lesson.number, lesson.objectives])),
  }
}

const looks = { pending: 'expiring', sourced: 'expiring', reviewed: 'met' } as const

export default function TrainerCourse() {
  const course = useLoaderData<typeof loader>()
  const { t } = useTranslation(['trainer', 'statistics', 'regrade', 'arrangement', 'common'])
  return (
    <>
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('coursesTitle'), href: paths.trainerCourses() }, { text: course.code }]} />
      <PageHead
        kicker={t('courseKicker', { code: course.code, number: course.number, day: course.publishedOn })}
        title={course.title}
        line={course.summary}
        actions={<><ButtonLink size="small" variant="secondary" href={paths.trainerQuestions(course.code)}>{t('allQuestions')}</ButtonLink><ButtonLink size="small" variant="secondary" href={paths.trainerTest(course.code)}>{t('arrangement:openLink')}</ButtonLink><ButtonLink size="small" variant="secondary" href={paths.trainerStatistics(course.code)}>{t('statistics:openLink')}</ButtonLink><ButtonLink size="small" variant="secondary" href={paths.trainerRegrades(course.code)}>{t('regrade:openLink')}</ButtonLink></>}
      />
      <div className="stack">
        <Card>
          <DefinitionList look="spread" rows={[
            { term: t('state'), value: <ReviewText state={course.reviewState} /> },
            { term: t('hash'), value: <code>{course.hash}</code> },
            { term: t('proves'), value: course.competencies.map(({ code, level }) => t('competencyLevel', { code, level })).join(', ') },
            { term: t('certificate'), value: course.certificate },
            { term: t('audience'), value: course.audience.join(', ') },
            { term: t('finalTest'), value: t('finalTestText', course.test) },
            { term: t('starRule'), value: course.test.starRule },
          ]} />
        </Card>
      </div>
      <SectionHead id="lessons" title={t('lessons')} />
      <TaskList items={course.lessons.map((lesson) => ({
        id: lesson.number,
        number: lesson.number,
        title: lesson.title,
        href: paths.trainerLesson(course.code, lesson.number),
        meta: <>{t('lessonMeta', { minutes: lesson.minutes, count: lesson.legal })}{(course.objectives[lesson.number] ?? []).map(({ id, text }) => <span key={id} className="block"><b>{id}</b> {text}</span>)}</>,
        status: { state: looks[lesson.reviewState], text: t(`state_${lesson.reviewState}`) },
      }))} />
      <SectionHead id="bank" title={t('blueprint')} hint={t('blueprintHint')} />
      <Card flush><BankTable code={course.code} cells={course.bank} /></Card>
      <SectionHead id="legal" title={t('legal')} hint={t('legalHint')} />
      <Card flush><LegalTable rows={course.legal} /></Card>
    </>
  )
}
