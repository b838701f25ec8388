/**
 * A worked example about a due date carries its data as attributes, and the platform's calendar recomputes it: the due
 * day, and the count day by day where one is shown. Source: writing-guide §18–19.
 */
import { type DueDate, type DueDateCount, type DueDateInput, dueDate } from '../calendar/due-date'
import type { WorkingCalendar } from '../calendar/working-calendar'
import { type TextFault, fault } from '../content/fault'
import { formatDayTable } from '../kernel/vietnamese-format'
import { type LessonNode, attributeOf, elementsOf, placeOf } from './lesson-tree'

const NEEDED = ['received', 'limit', 'unit', 'due'] as const

/** Faults of one <WorkedExample>. Examples without dates have none. Assumes that the form was checked. */
export function checkWorkedExample(node: LessonNode, calendar: WorkingCalendar): TextFault[] {
  const has = (name: string) => attributeOf(node, name) !== undefined
  const counts = elementsOf(node, 'DayCount')
  if (![...NEEDED, 'stops', 'restart'].some(has)) return counts.length === 0 ? [] : [fault(placeOf(node), 'dayCountAlone')]
  const unpaired = has('stops') === has('restart') ? [] : ['stops', 'restart']
  const missing = [...NEEDED, ...unpaired].filter((name) => !has(name))
  if (missing.length > 0) return [fault(placeOf(node), 'exampleIncomplete', { attributes: missing.join(', ') })]
  const computed = dueDate({ ...datesOf(node), calendar })
  if (!computed.ok) return [fault(placeOf(node), 'exampleRefused', { reason: computed.reason })]
  return [...dueFaults(node, computed.value), ...counts.flatMap((count) => dayCountFaults(count, computed.value))]
}

function datesOf(node: LessonNode): Omit<DueDateInput, 'calendar'> {
  return {
    received: attributeOf(node, 'received') ?? '',
    limit: Number(attributeOf(node, 'limit')),
    unit: attributeOf(node, 'unit') === 'calendar_day' ? 'calendar_day' : 'working_day',
    stops: readStops(attributeOf(node, 'stops')),
    restart: attributeOf(node, 'restart') === 'full' ? 'full' : 'remaining',
  }
}

function dueFaults(node: LessonNode, computed: DueDate): TextFault[] {
  const due = attributeOf(node, 'due') ?? ''
  return computed.due === due ? [] : [fault(placeOf(node), 'exampleDue', { due: formatDayTable(due), computed: formatDayTable(computed.due) })]
}

/** "from/to from/to" as spans. */
function readStops(text: string | undefined): { from: string; to: string }[] {
  return (text ?? '').split(' ').filter((part) => part !== '').map((part) => {
    const [from = '', to = ''] = part.split('/')
    return { from, to }
  })
}

function dayCountFaults(count: LessonNode, computed: DueDate): TextFault[] {
  const shown = elementsOf(count, 'Day')
  const first = computed.count.findIndex((entry, i) => shown[i] === undefined || !sameDay(shown[i], entry))
  const different = first >= 0 ? first : shown.length > computed.count.length ? computed.count.length : -1
  if (different < 0) return []
  const expected = computed.count[different]
  const place = placeOf(shown[different] ?? count)
  return [fault(place, 'dayCountDiffers', { ordinal: different + 1, expected: expected === undefined ? '∅' : describe(expected) })]
}

function sameDay(node: LessonNode, entry: DueDateCount): boolean {
  const n = attributeOf(node, 'n')
  return attributeOf(node, 'date') === entry.date && attributeOf(node, 'kind') === entry.kind && (n === undefined ? undefined : Number(n)) === entry.n
}

/** A day of a count as the author would write it: 2012-04-03 count n=2. */
function describe(entry: DueDateCount): string {
  return [entry.date, entry.kind, ...(entry.n === undefined ? [] : [`n=${entry.n}`])].join(' ')
}
