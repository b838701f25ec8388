import { useTranslation } from 'react-i18next'
import { EmptyState } from '~/components/ui/empty-state'
import { Pagination } from '~/components/ui/pagination'
import { SectionHead } from '~/components/ui/section-head'
import type { Piece } from '~/domain/search/excerpt'
import { paths } from '~/paths'
import { Marked } from './marked'

type Place = { readonly kind: 'course' } | { readonly kind: 'lesson'; readonly number: string; readonly lesson: string; readonly section: string } | { readonly kind: 'term'; readonly code: string }
type Passage = { readonly id: string; readonly place: Place; readonly heading: readonly Piece[]; readonly excerpt: readonly Piece[] }
export type SearchResultsProps = {
  readonly typed: string
  readonly manner: 'phrase' | 'words' | 'beginning' | null
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly groups: readonly { readonly course: { readonly code: string; readonly title: string } | null; readonly passages: readonly Passage[] }[]
}

/** What was found, by course; each passage leads to its place. */
export function SearchResults({ typed, manner, total, page, pages, groups }: SearchResultsProps) {
  const { t } = useTranslation(['course', 'common'])
  const href = (to: number) => paths.courses({ q: typed, page: to === 1 ? undefined : to })
  if (manner === null) return <EmptyState level={2} title={t('searchNone', { query: typed })}>{t('searchNoneText')}</EmptyState>
  return (
    <>
      <p className="meta mt-4">{t(`searchFound_${manner}`, { count: total, query: typed })} · <a href={paths.courses()}>{t('searchAll')}</a></p>
      {groups.map(({ course, passages }) => (
        <section key={course?.code ?? ''} aria-label={course?.title ?? t('searchGlossary')}>
          <SectionHead near title={course?.title ?? t('searchGlossary')} />
          <ul className="list search-list">{passages.map((passage) => <li key={passage.id}><div><Found passage={passage} course={course?.code ?? ''} /></div></li>)}</ul>
        </section>
      ))}
      {pages > 1 ? (
        <Pagination
          label={t('searchPages')} summary={t('searchPage', { page, pages })} pages={[]}
          previous={page > 1 ? { text: t('common:pagePrevious'), href: href(page - 1) } : undefined} next={page < pages ? { text: t('common:pageNext'), href: href(page + 1) } : undefined}
        />
      ) : null}
    </>
  )
}

function Found({ passage: { place, heading, excerpt }, course }: { readonly passage: Passage; readonly course: string }) {
  const { t } = useTranslation('course')
  const href = place.kind === 'term' ? paths.glossary(place.code) : place.kind === 'course' ? paths.course(course) : paths.lesson(course, place.number, place.section)
  const where = place.kind === 'term' ? '' : place.kind === 'course' ? t('searchCourse') : place.section === '' ? t('searchLesson', { number: place.number }) : t('searchSection', { number: place.number, lesson: place.lesson })
  return (
    <>
      <h3><a href={href}><Marked pieces={heading} /></a></h3>
      {where === '' ? null : <p className="xs">{where}</p>}
      <p className="meta"><Marked pieces={excerpt} /></p>
    </>
  )
}
