import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LegalState } from '~/components/lesson/legal-state'
import { renderLessonBody } from '~/components/lesson/render-lesson-body.server'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Callout } from '~/components/ui/callout'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { getLessonBody } from '~/server/lesson/get-lesson-body.server'
import { loadLessonPreview } from '~/server/preview/load-lesson-preview.server'

export const handle = { behaviours: ['lesson'] } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'previewCourse')
  const found = await loadLessonPreview(by, args.params.code ?? '', args.params.number ?? '')
  if (!found.ok) throw refuse(found.reason === 'lessonUnknown' ? 404 : 403)
  const { facts, bodyHash, ...lesson } = found.value
  const i18n = i18nFor(languageOf(args.request))
  return {
    pageTitle: i18n.t('common:titleSuffix', { title: `${lesson.number} ${lesson.title}` }),
    lesson,
    state: facts.definition.reviewState,
    html: await renderLessonBody({ hash: bodyHash, facts, i18n, code: () => getLessonBody(bodyHash) }),
  }
}

export default function TrainerLesson() {
  const { lesson, state, html } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['trainer', 'common'])
  const { course, previous, next } = lesson
  return (
    <>
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('coursesTitle'), href: paths.trainerCourses() }, { text: course.code, href: paths.trainerCourse(course.code) }, { text: lesson.number }]} />
      <Callout kind="info" title={t('previewTitle')}><p>{t('previewText')}</p></Callout>
      <div className="reader">
        <aside className="toc">
          <nav aria-label={t('sections')}><p className="toc-head">{t('sections')}</p><ol>{lesson.sections.map((section) => <li key={section.id}><a href={`#${section.id}`}>{section.text}</a></li>)}</ol></nav>
        </aside>
        <article>
          <header className="prose">
            <p className="meta kicker">{t('lessonKicker', { number: lesson.number, minutes: lesson.minutes })}</p>
            <h1>{lesson.title}</h1>
            <p className="lead">{lesson.lead}</p>
            <p><LegalState state={state} /></p>
          </header>
          <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
          <nav className="pager noprint" aria-label={t('pager')}>
            {previous ? <a href={paths.trainerLesson(course.code, previous.number)} rel="prev"><span className="xs">{t('previous')}</span>{previous.number} {previous.title}</a> : null}
            {next ? <a className="next" href={paths.trainerLesson(course.code, next.number)} rel="next"><span className="xs">{t('next')}</span>{next.number} {next.title}</a> : null}
          </nav>
        </article>
      </div>
    </>
  )
}
