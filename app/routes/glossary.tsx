import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterText } from '~/components/ui/filter-text'
import { publicRoute } from '~/http/guard'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findTerms } from '~/server/glossary/find-terms.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader({ request }: LoaderFunctionArgs) {
  publicRoute()
  const query = (new URL(request.url).searchParams.get('q') ?? '').normalize('NFC').trim().slice(0, 100)
  const { t } = i18nFor(languageOf(request))
  return { title: t('common:titleSuffix', { title: t('guide:glossaryTitle') }), query, terms: await findTerms(query) }
}

/** The words of the courses. Lessons link to one by its code as the anchor. */
export default function Glossary() {
  const { query, terms } = useLoaderData<typeof loader>()
  const { t } = useTranslation('guide')
  return (
    <div className="narrow">
      <h1>{t('glossaryTitle')}</h1>
      <p className="lead">{t('glossaryLead')}</p>
      <Card flush>
        <FilterBar action={paths.glossary()} fields={1} submit={t('glossarySubmit')}>
          <FilterText id="q" name="q" label={t('glossarySearch')} value={query} hint={t('glossaryHint')} />
        </FilterBar>
      </Card>
      <p className="meta mt-4">{query === '' ? t('glossaryCount', { count: terms.length }) : <>{t('glossaryFound', { count: terms.length, query })} · <a href={paths.glossary()}>{t('glossaryAll')}</a></>}</p>
      {terms.length === 0 ? <EmptyState level={2} title={t('glossaryNone')}>{t('glossaryNoneText')}</EmptyState> : (
        <ul className="list">{terms.map((term) => <li key={term.code} id={term.code}><div><h2 className="block-title mb-0">{term.vietnamese}</h2><p className="meta">{term.definition}</p></div></li>)}</ul>
      )}
    </div>
  )
}
