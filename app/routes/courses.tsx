import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CataloguePaths } from '~/components/course/catalogue-paths'
import { CourseList, type CourseListRow } from '~/components/course/course-list'
import { SearchResults } from '~/components/course/search-results'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterText } from '~/components/ui/filter-text'
import { SectionHead } from '~/components/ui/section-head'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { loadCatalogue } from '~/server/course/load-catalogue.server'
import { searchContent } from '~/server/search/search-content.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const asked = new URL(args.request.url).searchParams
  const typed = (asked.get('q') ?? '').trim()
  const { t } = i18nFor(languageOf(args.request))
  const title = t('common:titleSuffix', { title: t('course:listTitle') })
  if (typed !== '') {
    const result = await searchContent({ actor, typed, page: Number(asked.get('page') ?? '1') })
    if (!result.ok) throw refuse(403)
    return { title, found: result.value, catalogue: null }
  }
  const result = await loadCatalogue(actor, now())
  if (!result.ok) throw refuse(403)
  return { title, found: null, catalogue: result.value }
}

const PARTS = [['enrolled', 'listMine'], ['open', 'listOthers'], ['completed', 'listDone']] as const

export default function Courses() {
  const { found, catalogue } = useLoaderData<typeof loader>()
  const { t } = useTranslation('course')
  return (
    <>
      <h1>{t('listTitle')}</h1>
      <p className="lead">{t('listLead')}</p>
      <Card flush>
        <FilterBar action={paths.courses()} fields={1} submit={t('searchSubmit')}>
          <FilterText id="q" name="q" label={t('searchLabel')} value={found?.typed} hint={t('searchHint')} />
        </FilterBar>
      </Card>
      {found ? <SearchResults {...found} /> : null}
      {catalogue ? <Catalogue courses={catalogue.courses} /> : null}
      {catalogue ? <CataloguePaths rows={catalogue.paths} /> : null}
    </>
  )
}

function Catalogue({ courses }: { readonly courses: readonly CourseListRow[] }) {
  const { t } = useTranslation('course')
  const parts = PARTS.map(([state, word]) => ({ state, word, rows: courses.filter((course) => course.state === state) })).filter(({ rows }) => rows.length > 0)
  if (courses.length === 0) return <EmptyState title={t('listEmpty')} level={2}>{t('listEmptyText')}</EmptyState>
  return parts.map(({ state, word, rows }) => (
    <section key={state} aria-label={t(word)}>
      <SectionHead near title={t(word)} />
      <CourseList courses={rows} />
    </section>
  ))
}
