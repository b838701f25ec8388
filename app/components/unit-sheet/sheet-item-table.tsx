import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { actText, gapName, ITEM_STATES, moverText, type SheetItemShown, stateText } from './sheet-text'

export interface SheetItemTableProps {
  readonly unitId: string
  readonly items: readonly SheetItemShown[]
  readonly path: readonly UnitOnDay[]
}

/** Every gap of a sheet: who and what, why and what next, whose move, and what was answered, with its history. */
export function SheetItemTable({ unitId, items, path }: SheetItemTableProps) {
  const { t } = useTranslation(['unitSheet', 'standing', 'compliance'])
  return (
    <Table
      caption={t('crumb')} rows={items} rowId={({ id }) => id}
      columns={[
        { id: 'person', label: t('columnPerson'), heading: true, cell: (item) => <><a href={paths.complianceOfficer(item.officerId)}>{item.fullName}</a><span className="meta block">{item.positionName}</span><span className="block">{gapName(item, t)} {item.code ? <span className="xs nb">{item.code}</span> : null}</span></> },
        { id: 'cause', label: t('columnCause'), cell: ({ cause, step }) => <>{t(`standing:${cause.key}`, cause.values)}<span className="meta block"><b>{t('nextStep')}</b> {t(`standing:${step.key}`, step.values)}</span></> },
        { id: 'mover', label: t('columnMover'), phoneLabel: t('columnMover'), cell: ({ mover }) => moverText(mover, t) },
        { id: 'answer', label: t('columnAnswer'), state: true, cell: (item) => <Answer item={item} unitId={unitId} path={path} /> },
      ]}
    />
  )
}

function Answer({ item, unitId, path }: { readonly item: SheetItemShown; readonly unitId: string; readonly path: readonly UnitOnDay[] }) {
  const { t } = useTranslation(['unitSheet', 'standing', 'compliance'])
  const open = item.state === 'open'
  return (
    <>
      <StatusText state={ITEM_STATES[item.state]}>{stateText(item, path, t)}</StatusText>
      {item.answerBy === null ? null : <span className="meta block">{t('answerUntil', { day: formatDay(item.answerBy) })}</span>}
      {item.mayAnswer ? <a className="block noprint" href={paths.unitSheetItem(unitId, item.id)} aria-label={t('answerAbout', { name: item.fullName, gap: gapName(item, t) })}>{t(open ? 'answer' : 'change')}</a> : null}
      {item.acts.map((act) => <span key={act.id} className="meta block">{actText(act, path, t)}</span>)}
    </>
  )
}
