import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ReviewText } from '~/components/trainer/review-text'
import { StateCounts } from '~/components/trainer/state-counts'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { dayOfInstant } from '~/domain/kernel/day'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findCoursePreviews } from '~/server/preview/find-course-previews.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'previewCourse')
  const found = await findCoursePreviews(by)
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { pageTitle: t('common:titleSuffix', { title: t('trainer:coursesTitle') }), courses: found.value.map(({ publishedAt, ...course }) => ({ ...course, publishedOn: formatDay(dayOfInstant(publishedAt)) })) }
}

export default function TrainerCourses() {
  const { courses } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['trainer', 'common'])
  return (
    <>
      <PageHead title={t('coursesTitle')} line={t('coursesLead')} />
      {courses.length === 0 ? <EmptyState title={t('noCourses')}>{t('noCoursesHint')}</EmptyState> : (
        <div className="stack">
          {courses.map((course) => (
            <Card key={course.code}>
              <p className="meta flat">{t('courseKicker', { code: course.code, number: course.number, day: course.publishedOn })}</p>
              <h2><a href={paths.trainerCourse(course.code)}>{course.title}</a></h2>
              <p>{course.summary}</p>
              <DefinitionList look="spread" rows={[
                { term: t('state'), value: <ReviewText state={course.reviewState} /> },
                { term: t('lessons'), value: <a href={`${paths.trainerCourse(course.code)}#lessons`}>{t('lessonCount', { count: course.lessons })}</a> },
                { term: t('questions'), value: <><a href={paths.trainerQuestions(course.code)}>{t('questionCount', { count: course.questions, number: formatNumber(course.questions) })}</a> · <StateCounts counts={course.questionStates} /></> },
                { term: t('legal'), value: <a href={`${paths.trainerCourse(course.code)}#legal`}><StateCounts counts={course.legalStates} /></a> },
              ]} />
            </Card>
          ))}
        </div>
      )}
    </>
  )
}
