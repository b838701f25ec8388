import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { Picture } from '~/components/ui/picture'
import { ProgressLine } from '~/components/ui/progress-line'
import { Table } from '~/components/ui/table'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { CommuneGroup } from '~/domain/programme/commune-groups'

export interface CommunesReachedProps {
  readonly reached: number
  readonly total: number
  readonly groups: readonly CommuneGroup<UnitOnDay>[]
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

/** How many communes have an appointed member in post; folded under it every commune, by district where there are some. */
export function CommunesReached({ reached, total, groups, links }: CommunesReachedProps) {
  const { t } = useTranslation('programme')
  const content = groups.length === 1 && groups[0] ? <CommuneTable group={groups[0]} /> : groups.map((group) => (
    <details className="fold" key={group.district?.unitId ?? ''}>
      <summary>{t('communesOf', { district: group.district ? unitTitle(group.district, t) : t('communesNoDistrict'), reached: formatNumber(group.reached), total: formatNumber(group.rows.length) })}</summary>
      <CommuneTable group={group} />
    </details>
  ))
  return (
    <Picture title={t('communesTitle')} links={total === 0 ? [] : links} {...(total === 0 ? {} : { table: { open: t('communesOpen'), content } })}>
      <p>{t('communesText', { reached: formatNumber(reached), total: formatNumber(total) })}</p>
      {total === 0 ? null : <ProgressLine value={reached / total} look="bar" />}
      {total - reached > 0 && reached > 0 ? <p className="meta mt-3">{t('communesLeft', { number: formatNumber(total - reached) })}</p> : null}
      {reached === 0 ? <p className="meta mt-3">{t('communesEmptyText')}</p> : null}
    </Picture>
  )
}

function CommuneTable({ group: { rows } }: { readonly group: CommuneGroup<UnitOnDay> }) {
  const { t } = useTranslation('programme')
  return (
    <Table
      caption={t('communesTitle')} onPhone="scroll" rows={rows} rowId={({ unit }) => unit.unitId}
      columns={[
        { id: 'unit', label: t('columnCommune'), heading: true, cell: ({ unit }) => unitTitle(unit, t) },
        { id: 'count', label: t('columnPeople'), align: 'end', cell: ({ count }) => formatNumber(count) },
      ]}
    />
  )
}
