import { useTranslation } from 'react-i18next'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterText } from '~/components/ui/filter-text'
import { paths } from '~/paths'

/** Finds a unit or a person in the reader's charge; marks may be left out. Leads to the list of people. */
export function UnitSearch({ unitId, on }: { readonly unitId: string; readonly on: string | undefined }) {
  const { t } = useTranslation('compliance')
  return (
    <div className="unit-search noprint">
      <FilterBar action={paths.complianceOfficers()} fields={1} submit={t('searchSubmit')} hidden={{ unit: unitId, ...(on === undefined ? {} : { on }) }}>
        <FilterText id="q" name="q" label={t('searchLabel')} hint={t('searchHint')} />
      </FilterBar>
    </div>
  )
}
