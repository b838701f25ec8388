import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { GapName } from './sheet-item-table'
import { actText, gapName, ITEM_STATES, seenValue, type SheetItemShown, stateText } from './sheet-text'

export interface PickedTableProps {
  readonly items: readonly SheetItemShown[]
  readonly path: readonly UnitOnDay[]
  /** What an earlier try of the same form had seen of them: kept, so that what was said since is not answered over unseen. */
  readonly seen: readonly { readonly itemId: string; readonly seen: number }[]
  /** Gaps somebody else answered meanwhile: left unticked, to be ticked on purpose. */
  readonly changed: readonly string[]
}

/** The gaps that one answer is about to be given to, ticked; each may be left out. */
export function PickedTable({ items, path, seen, changed }: PickedTableProps) {
  const { t } = useTranslation(['unitSheet', 'compliance'])
  const before = new Map(seen.map((one) => [one.itemId, one.seen]))
  return (
    <Table
      caption={t('pickedTitle')} rows={items} rowId={(item) => { const acts = before.get(item.id); return acts === undefined ? seenValue(item) : `${item.id}.${acts}` }} rowAnchor={({ id }) => `g-${id}`} tall
      pick={{ name: 'item', allLabel: t('pickAll'), label: (item) => t('pickOne', { name: item.fullName, gap: gapName(item, t) }), picked: ({ id }) => !changed.includes(id) }}
      columns={[
        { id: 'person', label: t('columnPerson'), heading: true, cell: (item) => <>{item.fullName}<span className="meta block">{item.positionName}</span><GapName item={item} /></> },
        { id: 'now', label: t('columnNow'), state: true, cell: (item) => { const last = item.acts.at(-1); return <><StatusText state={ITEM_STATES[item.state]}>{stateText(item, path, t)}</StatusText>{last ? <span className="meta block">{actText(last, path, t)}</span> : null}</> } },
      ]}
    />
  )
}
