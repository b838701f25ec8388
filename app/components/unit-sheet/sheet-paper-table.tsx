import { useTranslation } from 'react-i18next'
import { Table } from '~/components/ui/table'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { actText, gapName, moverText, type SheetItemShown, stateText } from './sheet-text'

export interface SheetPaperTableProps {
  readonly items: readonly SheetItemShown[]
  readonly path: readonly UnitOnDay[]
}

/** Every gap of a sheet with its whole history, numbered, for the paper that is signed; never on the screen. */
export function SheetPaperTable({ items, path }: SheetPaperTableProps) {
  const { t } = useTranslation(['unitSheet', 'standing', 'compliance'])
  return (
    <div className="printonly sheet-paper">
      <Table
        caption={t('crumb')} rows={items.map((item, index) => ({ ...item, ordinal: index + 1, again: items[index - 1]?.officerId === item.officerId }))} rowId={({ id }) => id} tall
        columns={[
          { id: 'ordinal', label: t('columnOrdinal'), align: 'end', cell: ({ ordinal }) => ordinal },
          { id: 'person', label: t('person'), heading: true, cell: ({ fullName, positionName, again }) => <><b>{fullName}</b>{again ? null : <span className="block">{positionName}</span>}</> },
          { id: 'gap', label: t('gap'), cell: (item) => <>{gapName(item, t)}{item.code ? ` (${item.code})` : ''}</> },
          { id: 'cause', label: t('columnCause'), cell: ({ cause, step }) => <>{t(`standing:${cause.key}`, cause.values)} {t(`standing:${step.key}`, step.values)}</> },
          { id: 'mover', label: t('columnMover'), cell: ({ mover }) => moverText(mover, t) },
          { id: 'answer', label: t('columnAnswer'), cell: (item) => <>{stateText(item, path, t)}{item.acts.map((act) => <span key={act.id} className="block">{actText(act, path, t)}</span>)}</> },
        ]}
      />
    </div>
  )
}
