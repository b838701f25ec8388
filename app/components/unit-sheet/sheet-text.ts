import type { TFunction } from 'i18next'
import { unitName } from '~/components/compliance/unit-name'
import type { State } from '~/components/ui/state'
import type { Mover } from '~/domain/compliance/cause'
import { explainMover } from '~/domain/compliance/explain'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import type { ItemFilter } from '~/domain/unit-sheet/item-filter'
import type { ActKind, ItemState } from '~/domain/unit-sheet/sheet-item'

export type Explained = { readonly key: string; readonly values: Readonly<Record<string, string | number>> }

/** One gap of a sheet as the pages show it. */
export interface SheetItemShown extends ItemState {
  readonly id: string
  readonly officerId: string
  readonly fullName: string
  readonly positionName: string
  readonly code: string
  readonly name: string
  readonly requirementId: string | null
  readonly cause: Explained
  readonly step: Explained
  readonly mover: Mover
  readonly answerBy: string | null
  readonly mayAnswer: boolean
  readonly acts: readonly { readonly id: string; readonly kind: ActKind; readonly unitId: string; readonly on: string; readonly actorName: string; readonly note: string; readonly plannedOn: string | null }[]
}

/** A filter of the gaps of a sheet as the address holds it. */
export const filterQuery = ({ state, mover, gap, search }: ItemFilter) => ({ state, mover, gap, q: search })

/** A gap as a form names it, with how many acts about it the page shows (http/sheet-items reads it). */
export const seenValue = ({ id, acts }: Pick<SheetItemShown, 'id' | 'acts'>): string => `${id}.${acts.length}`

/** "11/2026" */
export const monthText = (month: string) => `${month.slice(5, 7)}/${month.slice(0, 4)}`

/** What is missing: its name, yearly hours, schooling (an empty name: sheets of before hours were asked for), or that there is no standard. */
export function gapName({ name, requirementId }: Pick<SheetItemShown, 'name' | 'requirementId'>, t: TFunction): string {
  if (requirementId === null) return t('unitSheet:noStandard')
  if (name === 'training_hours') return t('compliance:trainingHoursName')
  return name === '' || name === 'education' ? t('unitSheet:educationName') : name
}

/** The name of a unit on the way up, as inside a sentence. */
export function unitOnPath(unitId: string, path: readonly UnitOnDay[], t: TFunction): string {
  const unit = path.find((one) => one.unitId === unitId)
  return unit ? unitName(unit, t) : '–'
}

/** Whose move it is, in the words of the overview. */
export const moverText = (mover: Mover, t: TFunction): string => t(`standing:${explainMover(mover).key}`)

export const ITEM_STATES: Readonly<Record<ItemState['state'], State>> = { open: 'missing', confirmed: 'active', planned: 'met', disputed: 'expiring' }

/** "Chưa trả lời", "Hẹn xong ngày …" */
export function stateText(item: SheetItemShown, path: readonly UnitOnDay[], t: TFunction): string {
  if (item.state === 'open') return item.above ? t('unitSheet:item_openAbove', { unit: unitOnPath(item.unitId, path, t) }) : t('unitSheet:item_open')
  const planned = item.acts.at(-1)?.plannedOn
  return t(`unitSheet:item_${item.state}`, { day: planned ? formatDay(planned) : '' })
}

/** One line of the history of a gap. */
export function actText({ kind, unitId, on, actorName, note, plannedOn }: SheetItemShown['acts'][number], path: readonly UnitOnDay[], t: TFunction): string {
  return t(`unitSheet:act_${kind}`, { day: formatDay(on), by: actorName, unit: unitOnPath(unitId, path, t), planned: plannedOn ? formatDay(plannedOn) : '', note }).trim()
}
