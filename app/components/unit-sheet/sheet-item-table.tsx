import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { actText, gapName, ITEM_STATES, moverText, seenValue, type SheetItemShown, stateText } from './sheet-text'

export interface SheetItemTableProps {
  readonly unitId: string
  readonly items: readonly SheetItemShown[]
  readonly path: readonly UnitOnDay[]
  /** The filter and page to come back to. */
  readonly query: Readonly<Record<string, string | number | null>>
  /** The form that tick boxes belong to, and whether they are ticked; without it there are none. */
  readonly pick?: { readonly form: string; readonly picked: boolean }
}

/** A page of the gaps of a sheet: who and what, why and what next, whose move, and what was said last. */
export function SheetItemTable({ unitId, items, path, query, pick }: SheetItemTableProps) {
  const { t } = useTranslation(['unitSheet', 'standing', 'compliance'])
  return (
    <Table
      caption={t('crumb')} rows={items} rowId={seenValue} rowAnchor={({ id }) => `g-${id}`} tall
      pick={pick && { name: 'item', form: pick.form, allLabel: t('pickAll'), label: (item) => t('pickOne', { name: item.fullName, gap: gapName(item, t) }), picked: ({ mayAnswer }) => pick.picked && mayAnswer, may: ({ mayAnswer }) => mayAnswer }}
      columns={[
        { id: 'person', label: t('columnPerson'), heading: true, cell: (item) => <><a href={paths.complianceOfficer(item.officerId)}>{item.fullName}</a><span className="meta block">{item.positionName}</span><GapName item={item} /></> },
        { id: 'cause', label: t('columnCause'), cell: ({ cause, step }) => <>{t(`standing:${cause.key}`, cause.values)}<span className="meta block"><b>{t('nextStep')}</b> {t(`standing:${step.key}`, step.values)}</span></> },
        { id: 'mover', label: t('columnMover'), phoneLabel: t('columnMover'), cell: ({ mover }) => moverText(mover, t) },
        { id: 'answer', label: t('columnAnswer'), state: true, cell: (item) => <Answer item={item} href={paths.unitSheetItem(unitId, item.id, query)} path={path} /> },
      ]}
    />
  )
}

/** What is missing, with its code. */
export function GapName({ item }: { readonly item: Pick<SheetItemShown, 'name' | 'code' | 'requirementId'> }) {
  const { t } = useTranslation(['unitSheet', 'compliance'])
  return <span className="block">{gapName(item, t)} {item.code ? <span className="xs nb">{item.code}</span> : null}</span>
}

function Answer({ item, href, path }: { readonly item: SheetItemShown; readonly href: string; readonly path: readonly UnitOnDay[] }) {
  const { t } = useTranslation(['unitSheet', 'standing', 'compliance'])
  const open = item.state === 'open'
  const last = item.acts.at(-1)
  return (
    <>
      <StatusText state={ITEM_STATES[item.state]}>{stateText(item, path, t)}</StatusText>
      {item.answerBy === null ? null : <span className="meta block">{t('answerUntil', { day: formatDay(item.answerBy) })}</span>}
      {last === undefined ? null : <span className="meta block">{actText(last, path, t)}{item.acts.length > 1 ? ` ${t('moreActs', { count: item.acts.length - 1 })}` : ''}</span>}
      {item.mayAnswer ? <a className="block" href={href} aria-label={t(open ? 'answerAbout' : 'changeAbout', { name: item.fullName, gap: gapName(item, t) })}>{t(open ? 'answer' : 'change')}</a> : null}
    </>
  )
}
