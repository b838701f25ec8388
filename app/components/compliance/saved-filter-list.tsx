import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { TextInput } from '~/components/ui/text-input'
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { SavedFilter } from '~/domain/compliance/saved-filter'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { parseVietnameseDate } from '~/domain/kernel/day'
import { paths } from '~/paths'

export interface SavedFilterListProps {
  readonly filters: readonly SavedFilter[]
  readonly positions: readonly PositionName[]
  /** Where the site is, for links to send. */
  readonly origin: string
  /** The new name that could not be taken. */
  readonly fault?: { readonly id: string; readonly name: string; readonly sentence: string } | undefined
  /** A filter that could not be kept, to be given another name. */
  readonly again?: { readonly name: string; readonly query: string; readonly kept: Readonly<Record<string, string>>; readonly sentence: string }
}

/** Kept filters: open, send, rename, delete; each with what it holds in words. */
export function SavedFilterList({ filters, positions, origin, fault, again }: SavedFilterListProps) {
  const { t } = useTranslation('overview')
  return (
    <ul className="saved-filters">
      {again ? (
        <li className="card">
          <p className="meta">{conditions(again.kept, positions, t)}</p>
          <form method="post" action={paths.complianceFilters()}>
            <input type="hidden" name="intent" value="save" />
            <input type="hidden" name="query" value={again.query} />
            <TextInput id="keep-name" name="name" label={t('saveName')} defaultValue={again.name} error={again.sentence} maxLength={120} autoComplete="off" />
            <Button>{t('saveSubmit')}</Button>
          </form>
        </li>
      ) : null}
      {filters.map((one) => (
        <li className="card" key={one.id}>
          <h2><a href={paths.compliance(one.query)}>{one.name}</a></h2>
          <p className="meta">{conditions(one.query, positions, t)}</p>
          <p className="xs">{t('savedLink')}: <code>{`${origin}${paths.compliance(one.query)}`}</code></p>
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

type Translate = ReturnType<typeof useTranslation<'overview'>>['t']

/** "ngày 31/12/2026 · Nữ · 30 đến 39"; everything left out means everybody, today. */
function conditions(kept: Readonly<Record<string, string>>, positions: readonly PositionName[], t: Translate): string {
  const day = kept['on'] === undefined ? undefined : parseVietnameseDate(kept['on'])
  const position = positions.find(({ positionId }) => positionId === kept['position'])
  const parts = [
    ...(day === undefined ? [] : [t('day', { on: formatDay(day) })]),
    ...(position ? [position.code] : []),
    ...(['level', 'sex', 'age'] as const).flatMap((name) => (kept[name] === undefined ? [] : [`${t(name)}: ${t(`${name}_${kept[name]}`)}`])),
    ...(kept['structure'] === 'today' ? [`${t('structure')}: ${t('structure_today')}`] : []),
  ]
  return parts.length === 0 ? t('noConditions') : parts.join(' · ')
}
