import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { paths } from '~/paths'

const FORM = 'unit-search'

/** The form that finds a unit or a person in the reader's charge; its fields stand beside the day. Leads to the list of people; `values` go along: unit, day, whom the figures are of. */
export function UnitSearchForm({ values }: { readonly values: Readonly<Record<string, string>> }) {
  return (
    <form id={FORM} action={paths.complianceOfficers()} method="get" role="search">
      {Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
    </form>
  )
}

/** Its field and button; marks may be left out. */
export function UnitSearchFields() {
  const { t } = useTranslation('compliance')
  return (
    <div className="scope search">
      <label htmlFor="q">{t('searchLabel')}</label>
      <div className="date">
        <input className="input small" type="search" id="q" name="q" form={FORM} placeholder={t('searchHint')} maxLength={100} autoComplete="off" />
        <Button variant="secondary" size="small" form={FORM}>{t('searchSubmit')}</Button>
      </div>
    </div>
  )
}
