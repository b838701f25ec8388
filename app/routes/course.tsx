import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Trans, useTranslation } from 'react-i18next'
import { CourseAct } from '~/components/course/course-act'
import { CourseDetails } from '~/components/course/course-details'
import { CourseFacts } from '~/components/course/course-facts'
import { LessonTasks } from '~/components/course/lesson-tasks'
import { RenewalPart } from '~/components/course/renewal-part'
import { TestTask } from '~/components/course/test-task'
import type { ReviewState } from '~/components/lesson/lesson-context'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { keepTogether } from '~/components/ui/keep-together'
import { RowList } from '~/components/ui/row-list'
import { SectionHead } from '~/components/ui/section-head'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { loadCourse } from '~/server/course/load-course.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const result = await loadCourse({ actor, courseCode: args.params.code ?? '', now: now() })
  if (!result.ok) throw refuse(result.reason === 'scope' ? 403 : 404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: result.value.shortTitle }), course: result.value }
}

export default function Course() {
  const { course } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['course', 'practice'])
  const code = course.certificateType.code.replaceAll('-', '\u2011')
  const named = course.modules.length > 1
  return (
    <>
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('listTitle'), href: paths.courses() }, { text: course.shortTitle }]} />
      <div className="cols">
        <div>
          <h1>{keepTogether(course.title)}</h1>
          <p className="lead">{course.summary}</p>
          <CourseAct course={course} />
          {course.renewal ? <RenewalPart courseCode={course.code} renewal={course.renewal} /> : null}
          {course.outcomes.length > 0 ? <><SectionHead near title={t('outcomesTitle')} /><ul className="outcomes">{course.outcomes.map((text) => <li key={text}>{text}</li>)}</ul></> : null}
          <SectionHead near title={t('partLessons', { number: course.lessonCount })} hint={t('anyOrder')} />
          {course.modules.map((module) => (
            <div key={module.id} className="mb-4">
              {named ? <p className="meta mb-2">{module.title}</p> : null}
              <LessonTasks courseCode={course.code} lessons={module.lessons} enrolled={course.enrolment !== null} />
            </div>
          ))}
          <RowList items={[{ id: 'practice', title: t('practice:coursePractice'), href: paths.practiceStart(course.code), meta: t('practice:coursePracticeText') }]} />
          <SectionHead near title={t('partTest')} />
          <TestTask courseCode={course.code} test={course.test} />
          <SectionHead near title={t('partCertificate')} />
          <p>
            {course.certificate
              ? <Trans t={t} i18nKey={course.certificate.lastDay ? 'certificateHeld' : 'certificateHeldForever'} values={{ code, day: course.certificate.lastDay ? formatDay(course.certificate.lastDay) : '' }} components={{ b: <b /> }} />
              : <Trans t={t} i18nKey="certificatePromise" values={{ code }} components={{ b: <b /> }} />}
            {course.certificate ? <> <a href={paths.certificate(course.certificate.id)}>{t('toCertificate')}</a></> : null}
          </p>
          <CourseDetails authors={course.authors} legal={course.legal} />
        </div>
        <aside className="stack"><CourseFacts {...course} reviewState={course.reviewState as ReviewState} /></aside>
      </div>
    </>
  )
}
