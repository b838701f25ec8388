/**
 * A worked example about a due date carries its data as attributes, and the platform's calendar recomputes it: the due
 * day, and the count day by day where one is shown. Source: writing-guide §18–19.
 */
import { type DueDate, type DueDateCount, dueDate } from '../calendar/due-date'
import type { WorkingCalendar } from '../calendar/working-calendar'
import { type TextFault, fault } from '../content/fault'
import { formatDayTable } from '../kernel/vietnamese-format'
import { type LessonNode, attributeOf, elementsOf, placeOf } from './lesson-tree'

const NEEDED = ['received', 'limit', 'unit', 'due'] as const

/** Faults of one <WorkedExample>. Examples without dates have none. Assumes that the form was checked. */
export function checkWorkedExample(node: LessonNode, calendar: WorkingCalendar): TextFault[] {
  const at = placeOf(node)
  const counts = elementsOf(node, 'DayCount')
  const given = [...NEEDED, 'stops', 'restart'].filter((name) => attributeOf(node, name) !== undefined)
  if (given.length === 0) return counts.length === 0 ? [] : [fault(at, 'dayCountAlone')]
  const restart = attributeOf(node, 'restart')
  const unpaired = (attributeOf(node, 'stops') === undefined) === (restart === undefined) ? [] : ['stops', 'restart']
  const missing = [...NEEDED, ...unpaired].filter((name) => attributeOf(node, name) === undefined)
  if (missing.length > 0) return [fault(at, 'exampleIncomplete', { attributes: missing.join(', ') })]
  const computed = dueDate({
    received: attributeOf(node, 'received') ?? '',
    limit: Number(attributeOf(node, 'limit')),
    unit: attributeOf(node, 'unit') === 'calendar_day' ? 'calendar_day' : 'working_day',
    stops: readStops(attributeOf(node, 'stops')),
    restart: restart === 'full' ? 'full' : 'remaining',
    calendar,
  })
  if (!computed.ok) return [fault(at, 'exampleRefused', { reason: computed.reason })]
  const due = attributeOf(node, 'due') ?? ''
  const wrongDue = computed.value.due === due ? [] : [fault(at, 'exampleDue', { due: formatDayTable(due), computed: formatDayTable(computed.value.due) })]
  return [...wrongDue, ...counts.flatMap((count) => dayCountFaults(count, computed.value))]
}

/** "from/to from/to" as spans. */
export function readStops(text: string | undefined): { from: string; to: string }[] {
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
export function describe(entry: DueDateCount): string {
  return [entry.date, entry.kind, ...(entry.n === undefined ? [] : [`n=${entry.n}`])].join(' ')
}
