/**
 * What people are told, kind by kind, and under which topic they may refuse it by e-mail. In the app every kind stays:
 * duties are not switched off. A kind's values are what its sentences are made of, in any language.
 * Source: issue "Compliance" (notifications); decision 071.
 */
export const notificationKinds = [
  'assignment_assigned', // {course, title, dueOn, by}
  'assignment_due', // {course, title, dueOn, days}
  'assignment_overdue', // {course, title, dueOn}
  'assignment_extended', // {course, title, dueOn, reason}
  'assignment_exempted', // {course, title, reason}
  'assignment_cancelled', // {course, title, reason}
  'assignment_escalated', // to the head: {course, title, people, name, officerId, unitId}
  'sheet_opened', // to the head: {unitId, unit, unitType, month, gaps, answerBy}
  'sheet_climbed', // to the head above: {unitId, unit, unitType, month, gaps}
  'file_done', // {kind, unit, unitType, format}
  'file_failed', // {kind, format}
] as const
export type NotificationKind = (typeof notificationKinds)[number]

export const notificationTopics = ['assignment', 'reminder', 'escalation', 'sheet', 'file'] as const
export type NotificationTopic = (typeof notificationTopics)[number]

export type NotificationValues = Readonly<Record<string, string | number>>
export type NotificationItem = { readonly kind: NotificationKind; readonly values: NotificationValues }

/** The topic of a kind. Total. */
export function topicOf(kind: NotificationKind): NotificationTopic {
  switch (kind) {
    case 'assignment_assigned':
    case 'assignment_extended':
    case 'assignment_exempted':
    case 'assignment_cancelled':
      return 'assignment'
    case 'assignment_due':
    case 'assignment_overdue':
      return 'reminder'
    case 'assignment_escalated':
      return 'escalation'
    case 'sheet_opened':
    case 'sheet_climbed':
      return 'sheet'
    case 'file_done':
    case 'file_failed':
      return 'file'
  }
}

/** Whether a stored word is a kind known here; rows of an older or newer version are left out rather than misread. */
export function isNotificationKind(kind: string): kind is NotificationKind {
  return (notificationKinds as readonly string[]).includes(kind)
}
