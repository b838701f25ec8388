import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { TextInput } from '~/components/ui/text-input'
import type { PositionName } from '~/domain/compliance/officer-standing'
import { type FilterPage, type SavedFilter, keptFilter } from '~/domain/compliance/saved-filter'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { parseVietnameseDate } from '~/domain/kernel/day'
import { paths } from '~/paths'
import { filterTexts } from './filter-words'

export interface SavedFilterListProps {
  readonly filters: readonly SavedFilter[]
  readonly positions: readonly PositionName[]
  /** What kept lists say people lack, by subject, where it has a name of its own. */
  readonly lackedNames: Readonly<Record<string, string>>
  /** Where the site is, for links to send. */
  readonly origin: string
  /** The new name that could not be taken. */
  readonly fault?: { readonly id: string; readonly name: string; readonly sentence: string } | undefined
  /** A filter that could not be kept, to be given another name. */
  readonly again?: Pick<SavedFilter, 'name' | 'page'> & { readonly query: string; readonly kept: Readonly<Record<string, string>>; readonly sentence: string }
}

/** Kept filters: open, send, rename, delete; each with what it holds in words. */
export function SavedFilterList({ filters, positions, lackedNames, origin, fault, again }: SavedFilterListProps) {
  const { t } = useTranslation(['overview', 'compliance', 'standing'])
  const said = (page: FilterPage, query: SavedFilter['query']) => `${t(`savedPage_${page}`)}: ${conditions(query, positions, lackedNames, t)}`
  return (
    <ul className="saved-filters">
      {again ? (
        <li className="card">
          <p className="meta">{said(again.page, again.kept)}</p>
          <form method="post" action={paths.complianceFilters()}>
            <input type="hidden" name="intent" value="save" />
            <input type="hidden" name="page" value={again.page} />
            <input type="hidden" name="query" value={again.query} />
            <TextInput id="keep-name" name="name" label={t('saveName')} defaultValue={again.name} error={again.sentence} maxLength={120} autoComplete="off" />
            <Button>{t('saveSubmit')}</Button>
          </form>
        </li>
      ) : null}
      {filters.map((one) => (
        <li className="card" key={one.id}>
          <h2><a href={paths.complianceFilter(one)}>{one.name}</a></h2>
          <p className="meta">{said(one.page, one.query)}</p>
          <p className="xs">{t('savedLink')}: <code>{`${origin}${paths.complianceFilter(one)}`}</code></p>
          <div className="row">
            <form method="post" action={paths.complianceFilters()} className="row">
              <input type="hidden" name="intent" value="rename" />
              <input type="hidden" name="id" value={one.id} />
              <TextInput id={`name-${one.id}`} name="name" label={t('saveName')} aria-label={t('renameNamed', { name: one.name })} defaultValue={fault?.id === one.id ? fault.name : one.name} error={fault?.id === one.id ? fault.sentence : undefined} maxLength={120} autoComplete="off" />
              <Button variant="secondary" size="small">{t('rename')}</Button>
            </form>
            <form method="post" action={paths.complianceFilters()}>
              <input type="hidden" name="intent" value="delete" />
              <input type="hidden" name="id" value={one.id} />
              <Button variant="quiet" size="small" aria-label={t('deleteNamed', { name: one.name })}>{t('delete')}</Button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** "ngày 31/12/2026 · Nữ · 30 đến 39"; everything left out means everybody, today. */
function conditions(query: SavedFilter['query'], positions: readonly PositionName[], lackedNames: SavedFilterListProps['lackedNames'], t: TFunction): string {
  const day = query['on'] === undefined ? undefined : parseVietnameseDate(query['on'])
  const { filter, structure } = keptFilter({ query })
  const position = positions.find(({ positionId }) => positionId === filter.positionId) ?? null
  const parts = [...(day === undefined ? [] : [t('overview:day', { on: formatDay(day) })]), ...filterTexts(t, filter, structure, { position, lackedName: lackedNames[filter.lacks ?? ''] ?? null })]
  return parts.length === 0 ? t('overview:noConditions') : parts.join(' · ')
}
