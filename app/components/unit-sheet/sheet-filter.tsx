import { useTranslation } from 'react-i18next'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { FilterText } from '~/components/ui/filter-text'
import { movers } from '~/domain/compliance/cause'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { textSortKey } from '~/domain/kernel/vietnamese-text'
import { gapKey, type ItemFilter, type ShownState, shownStates } from '~/domain/unit-sheet/item-filter'
import { paths } from '~/paths'
import { gapName, moverText, type SheetItemShown } from './sheet-text'

export interface SheetFilterProps {
  readonly unitId: string
  readonly month: string
  readonly filter: ItemFilter
  readonly counts: Readonly<Record<ShownState, number>>
  /** One gap for each requirement of the sheet. */
  readonly requirements: readonly Pick<SheetItemShown, 'code' | 'name' | 'requirementId'>[]
}

/** Which gaps of a sheet are shown: person, what stands about it with how many there are, whose move, requirement. */
export function SheetFilter({ unitId, month, filter, counts, requirements }: SheetFilterProps) {
  const { t } = useTranslation(['unitSheet', 'standing', 'compliance'])
  const all = { value: '', text: t('all') }
  const gaps = requirements.map((one) => ({ value: gapKey(one), text: `${gapName(one, t)}${one.code ? ` (${one.code})` : ''}` })).sort((a, b) => (textSortKey(a.text) < textSortKey(b.text) ? -1 : 1))
  return (
    <FilterBar action={paths.unitSheet(unitId)} fields={4} submit={t('filterSubmit')} hidden={{ month: month.slice(0, 7) }}>
      <FilterText id="q" name="q" label={t('filterPerson')} value={filter.search} hint={t('searchHint')} />
      <FilterChoice id="state" name="state" label={t('filterAnswer')} value={filter.state ?? ''} options={[all, ...shownStates.map((state) => ({ value: state, text: t('optionCount', { text: t(`shown_${state}`), number: formatNumber(counts[state]) }) }))]} />
      <FilterChoice id="mover" name="mover" label={t('columnMover')} value={filter.mover ?? ''} options={[all, ...movers.map((mover) => ({ value: mover, text: moverText(mover, t) }))]} />
      <FilterChoice id="gap" name="gap" label={t('gap')} value={filter.gap ?? ''} options={[all, ...gaps]} />
    </FilterBar>
  )
}
