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
  'assignment_escalated', // to who answers for the unit: {course, title, assignmentId, people, name: of the first}
  'enrolled_by_hr', // {course: the first, titles, people: how many courses, by}
  'fact_recorded', // {what, by}
  'fact_withdrawn', // {what, reason, by}
  'facts_imported', // {number, by}
  'facts_import_undone', // {number, by}
  'sheet_opened', // to the head: {unitId, unit, unitType, month, gaps, answerBy}
  'sheet_climbed', // to the head above: {unitId, unit, unitType, month, gaps}
  'file_done', // {kind, unit, unitType, format}
  'file_failed', // {kind, format}
] as const
export type NotificationKind = (typeof notificationKinds)[number]

export const notificationTopics = ['assignment', 'reminder', 'escalation', 'sheet', 'file', 'export'] as const
export type NotificationTopic = (typeof notificationTopics)[number]

export type NotificationValues = Readonly<Record<string, string | number>>
export type NotificationItem = { readonly kind: NotificationKind; readonly values: NotificationValues }

const topics: Readonly<Record<NotificationKind, NotificationTopic>> = {
  assignment_assigned: 'assignment', assignment_extended: 'assignment', assignment_exempted: 'assignment', assignment_cancelled: 'assignment', enrolled_by_hr: 'assignment',
  assignment_due: 'reminder', assignment_overdue: 'reminder', assignment_escalated: 'escalation',
  sheet_opened: 'sheet', sheet_climbed: 'sheet', fact_recorded: 'file', fact_withdrawn: 'file', facts_imported: 'file', facts_import_undone: 'file', file_done: 'export', file_failed: 'export',
}

/** The topic of a kind. Total. */
export function topicOf(kind: NotificationKind): NotificationTopic {
  return topics[kind]
}

/** Whether a stored word is a kind known here; rows of an older or newer version are left out rather than misread. */
export function isNotificationKind(kind: string): kind is NotificationKind {
  return (notificationKinds as readonly string[]).includes(kind)
}
