import { useTranslation } from 'react-i18next'
import { RowList } from '~/components/ui/row-list'
import { SectionHead } from '~/components/ui/section-head'
import { unitTitle, type NamedUnit } from './unit-name'

export interface UnitsFoundProps {
  readonly found: readonly { readonly unit: NamedUnit & { readonly unitId: string }; readonly parent: NamedUnit | null }[]
  readonly href: (unitId: string) => string
}

/** Units whose name answers the search, each with the unit above it: names repeat across districts. */
export function UnitsFound({ found, href }: UnitsFoundProps) {
  const { t } = useTranslation('compliance')
  if (found.length === 0) return null
  return (
    <section className="units-found">
      <SectionHead title={t('unitsFound', { count: found.length })} near />
      <RowList items={found.map(({ unit, parent }) => ({ id: unit.unitId, title: unitTitle(unit, t), href: href(unit.unitId), meta: parent ? unitTitle(parent, t) : undefined }))} />
    </section>
  )
}
