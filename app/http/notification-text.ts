/** A notification as words and the place it leads to: one for the page and for the e-mail. */
import type { TFunction } from 'i18next'
import type { NotificationItem } from '~/domain/notification/notification-kind'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export type NotificationText = { readonly title: string; readonly text: string; /** a path of this site */ readonly href: string }

export function notificationText({ kind, values }: NotificationItem, t: TFunction): NotificationText {
  const shown = { ...values, ...thingOf(values, t), ...dayOf('dueOn', values), ...dayOf('answerBy', values), ...monthOf(values), ...unitOf(values, t), ...fileOf({ kind, values }, t), others: othersOf(values, t), count: Number(values['people'] ?? values['gaps'] ?? values['days'] ?? values['number'] ?? 0) }
  return { title: t(`notification:${kind}_title`, shown), text: t(`notification:${kind}_text`, shown), href: hrefOf({ kind, values }) }
}

const dayOf = (name: string, values: NotificationItem['values']) => (typeof values[name] === 'string' ? { [name]: formatDay(values[name]) } : {})

/** " và 3 người khác", after the first name; nothing where there is no other. */
function othersOf({ people }: NotificationItem['values'], t: TFunction): string {
  const others = Number(people ?? 0) - 1
  return others > 0 ? t('notification:others', { count: others }) : ''
}

function monthOf({ month }: NotificationItem['values']) {
  return typeof month === 'string' ? { month: `${month.slice(5, 7)}/${month.slice(0, 4)}` } : {}
}

/** What was recorded, as inside a sentence. */
function thingOf({ what }: NotificationItem['values'], t: TFunction) {
  return typeof what === 'string' ? { thing: t(`fact:told_${what}`) } : {}
}

/** "phường Hàng Bạc"; units whose name says what they are keep it. */
function unitOf({ unit, unitType }: NotificationItem['values'], t: TFunction) {
  return unit === undefined ? {} : { unit: t([`compliance:unit_${unitType}`, 'notification:unitPlain'], { name: unit }) }
}

/** What a file holds, and its ending. */
function fileOf({ kind, values }: NotificationItem, t: TFunction) {
  return kind === 'file_done' || kind === 'file_failed' ? { what: t(`notification:file_${values['kind']}`), format: String(values['format'] ?? '') } : {}
}

function hrefOf({ kind, values }: NotificationItem): string {
  const text = (name: string) => String(values[name] ?? '')
  switch (kind) {
    case 'assignment_assigned':
    case 'assignment_due':
    case 'assignment_overdue':
    case 'assignment_extended':
    case 'assignment_exempted':
    case 'assignment_cancelled':
      return paths.course(text('course'))
    case 'enrolled_by_hr':
      return Number(values['people']) === 1 ? paths.course(text('course')) : paths.courses()
    case 'fact_recorded':
    case 'fact_withdrawn':
    case 'facts_imported':
    case 'facts_import_undone':
      return paths.record()
    case 'assignment_escalated':
      return paths.overdueMembers({ course: text('course') })
    case 'sheet_opened':
    case 'sheet_climbed':
      return paths.unitSheet(text('unitId'), { month: text('month').slice(0, 7) })
    case 'file_done':
    case 'file_failed':
      return paths.files()
  }
}
