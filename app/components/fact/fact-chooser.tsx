import { useTranslation } from 'react-i18next'
import { RowList } from '~/components/ui/row-list'
import { factKinds } from '~/domain/compliance/fact-form'
import { paths } from '~/paths'

/** Which kind of fact is to be recorded. */
export function FactChooser({ officerId }: { readonly officerId: string }) {
  const { t } = useTranslation('fact')
  return <div className="card flush"><RowList items={factKinds.map((what) => ({ id: what, title: t(`kind_${what}`), href: paths.newOfficerFact(officerId, what), meta: t(`meta_${what}`) }))} /></div>
}
