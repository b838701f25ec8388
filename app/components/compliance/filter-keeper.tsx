import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import type { FilterPage, SavedFilter } from '~/domain/compliance/saved-filter'
import { paths } from '~/paths'

export interface FilterKeeperProps {
  /** The page on which it stands, and to which what is kept here leads. */
  readonly page: FilterPage
  /** The conditions of the page as they would be kept. */
  readonly query: string
  readonly saved: readonly SavedFilter[]
}

/** Keeps the conditions of the page under a name, and opens those kept before, each on its own page. Folded: most visits need neither. */
export function FilterKeeper({ page, query, saved }: FilterKeeperProps) {
  const { t } = useTranslation('overview')
  return (
    <details className="keeper noprint">
      <summary>{t('savedManage', { number: saved.length })}</summary>
      {saved.length > 0 ? <ul className="keeper-list">{saved.map((one) => <li key={one.id}><a href={paths.complianceFilter(one)}>{one.name}</a>{one.page === page ? null : <span className="xs"> {t(`savedPage_${one.page}`)}</span>}</li>)}</ul> : null}
      <form method="post" action={paths.complianceFilters()} className="row keeper-form">
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="query" value={query} />
        <div>
          <label htmlFor="keep-name">{t('saveName')}</label>
          <input className="input small" id="keep-name" name="name" maxLength={80} autoComplete="off" aria-describedby="keep-hint" />
        </div>
        <Button variant="secondary" size="small">{t('saveSubmit')}</Button>
        <a href={paths.complianceFilters()}>{t('savedTitle')}</a>
      </form>
      <p className="hint" id="keep-hint">{t(`saveHint_${page}`)}</p>
    </details>
  )
}
