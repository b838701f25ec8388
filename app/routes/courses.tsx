import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CourseList, type CourseListRow } from '~/components/course/course-list'
import { EmptyState } from '~/components/ui/empty-state'
import { SectionHead } from '~/components/ui/section-head'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { findCourses } from '~/server/course/find-courses.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const result = await findCourses(actor)
  if (!result.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('course:listTitle') }), courses: result.value }
}

const PARTS = [['enrolled', 'listMine'], ['open', 'listOthers'], ['completed', 'listDone']] as const

export default function Courses() {
  const { courses } = useLoaderData<typeof loader>()
  const { t } = useTranslation('course')
  const parts = PARTS.map(([state, word]) => ({ state, word, rows: courses.filter((course: CourseListRow) => course.state === state) })).filter(({ rows }) => rows.length > 0)
  return (
    <>
      <h1>{t('listTitle')}</h1>
      <p className="lead">{t('listLead')}</p>
      {courses.length === 0 ? <EmptyState title={t('listEmpty')} level={2}>{t('listEmptyText')}</EmptyState> : null}
      {parts.map(({ state, word, rows }) => (
        <section key={state} aria-label={t(word)}>
          <SectionHead near title={t(word)} />
          <CourseList courses={rows} />
        </section>
      ))}
    </>
  )
}
