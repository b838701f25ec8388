import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import type { Day } from '../kernel/day'
import { dueDate, inDayDue, type DueDate, type DueDateCount, type DueDateInput, type DueDateReason } from './due-date'
import { buildCalendar, type CalendarRow } from './working-calendar'

const root = new URL('../../../', import.meta.url)
const rows: CalendarRow[] = parse(readFileSync(new URL('content/calendar/holidays.csv', root)), { columns: true })
const calendar = buildCalendar(rows, { unconfirmedHolidays: false })
const withUnconfirmed = buildCalendar(rows, { unconfirmedHolidays: true })

type Given = Partial<DueDateInput> & Pick<DueDateInput, 'received' | 'limit'>
function compute(given: Given): DueDate | DueDateReason {
  const answer = dueDate({ unit: 'working_day', calendar, ...given })
  return answer.ok ? answer.value : answer.reason
}
function due(given: Given): string {
  const answer = compute(given)
  return typeof answer === 'string' ? answer : answer.due
}
function numbered(given: Given): string[] {
  const answer = compute(given)
  return typeof answer === 'string' ? [answer] : answer.count.filter((c) => (c.n ?? 0) > 0).map((c) => c.date)
}
const bare = (count: readonly DueDateCount[]): unknown[] => count.map(({ date, kind, n }) => (n === undefined ? { date, kind } : { date, kind, n }))

describe('procedures.md §11, test cases', () => {
  it('09/02/2024, in the official break: the reception itself is refused', () => {
    expect(due({ received: '2024-02-09', limit: 3 })).toBe('desk_closed')
    expect(inDayDue({ day: '2024-02-09', receivedAt: '09:00', calendar })).toEqual({ ok: false, reason: 'desk_closed' })
  })
  it.each([
    ['2024-02-07', 3, '2024-02-19', ['2024-02-15', '2024-02-16', '2024-02-19']],
    ['2012-03-05', 5, '2012-03-12', ['2012-03-06', '2012-03-07', '2012-03-08', '2012-03-09', '2012-03-12']],
    ['2012-03-29', 3, '2012-04-04', ['2012-03-30', '2012-04-03', '2012-04-04']],
    ['2025-04-25', 3, '2025-04-29', ['2025-04-26', '2025-04-28', '2025-04-29']],
    ['2026-11-23', 1, '2026-11-24', ['2026-11-24']],
  ])('%s + %i working days = %s', (received, limit, expected, days) => {
    expect(due({ received, limit })).toBe(expected)
    expect(numbered({ received, limit })).toEqual(days)
  })
  it('23/11/2026 + 1 with 24/11 as a holiday = 25/11', () => {
    expect(due({ received: '2026-11-23', limit: 1, calendar: withUnconfirmed })).toBe('2026-11-25')
  })
  it('rule 1: 5 working days received on a Monday are due the next Monday', () => {
    expect(due({ received: '2024-03-04', limit: 5 })).toBe('2024-03-11')
  })
})

describe('lesson KH2-2.3', () => {
  const lesson = readFileSync(new URL('content/courses/KH2/lessons/2.3.mdx', root), 'utf8')
  const attribute = (tag: string, name: string): string | undefined => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]
  const examples = [...lesson.matchAll(/<WorkedExample ([^>]*)>\s*<DayCount>(.*?)<\/DayCount>/gs)].map(([, head = '', body = '']) => ({
    title: attribute(head, 'title'),
    due: attribute(head, 'due'),
    given: {
      received: attribute(head, 'received') ?? '',
      limit: Number(attribute(head, 'limit')),
      unit: attribute(head, 'unit') as 'working_day',
      stops: (attribute(head, 'stops') ?? '').split(' ').filter(Boolean).map((s) => ({ from: s.split('/')[0] ?? '', to: s.split('/')[1] ?? null })),
      restart: attribute(head, 'restart') as 'remaining' | undefined,
    },
    count: [...body.matchAll(/<Day ([^>]*)>/g)].map(([, day = '']) => {
      const n = attribute(day, 'n')
      return { date: attribute(day, 'date'), kind: attribute(day, 'kind'), ...(n === undefined ? {} : { n: Number(n) }) }
    }),
  }))
  it('has its three worked examples', () => {
    expect(examples).toHaveLength(3)
  })
  it.each(examples)('worked example: $title', ({ given, due: expected, count }) => {
    const answer = compute(given)
    if (typeof answer === 'string') expect.fail(answer)
    expect(answer.due).toBe(expected)
    expect(bare(answer.count)).toEqual(count)
  })
  it.each([
    ['k1', { received: '2012-03-05', limit: 5 }, '2012-03-12'],
    ['k2', { received: '2012-04-27', limit: 2 }, '2012-05-03'],
    ['k3: ordinary Saturday on duty is day 0', { received: '2025-05-10', limit: 3 }, '2025-05-14'],
    ['k4: 16:20 does not move a limit of days', { received: '2025-06-04', limit: 3 }, '2025-06-09'],
    ['k5', { received: '2025-03-31', limit: 3, stops: [{ from: '2025-04-02', to: '2025-04-09' }], restart: 'remaining' }, '2025-04-10'],
    ['k5 from the full limit', { received: '2025-03-31', limit: 3, stops: [{ from: '2025-04-02', to: '2025-04-09' }], restart: 'full' }, '2025-04-11'],
    ['example 2 without the swapped Saturday would be 05/05', { received: '2025-04-26', limit: 3 }, '2025-05-05'],
    ['example 3 without the stop', { received: '2025-03-10', limit: 3 }, '2025-03-13'],
  ] as const)('%s', (_, given, expected) => {
    expect(due(given)).toBe(expected)
  })
  it('k5 stops exactly on 02, 03, 04 and 08/04; Giỗ Tổ on 07/04 is off anyway', () => {
    const answer = compute({ received: '2025-03-31', limit: 3, stops: [{ from: '2025-04-02', to: '2025-04-09' }] })
    if (typeof answer === 'string') expect.fail(answer)
    expect(answer.count.filter((c) => c.kind === 'stop').map((c) => c.date)).toEqual(['2025-04-02', '2025-04-03', '2025-04-04', '2025-04-08'])
    expect(answer.count.find((c) => c.date === '2025-04-07')).toEqual({ date: '2025-04-07', kind: 'off', note: 'Giỗ Tổ Hùng Vương' })
  })
})

describe('due_date questions of the example bank', () => {
  // Copied from the example bank (KH2-Q010, KH2-Q011), with the count lists entry by entry.
  const questions = parseYaml(`
- id: KH2-Q010
  received: "2026-04-24"
  limit: 3
  stops: []
  answer: "2026-05-04"
  count:
    - {date: "2026-04-24", kind: receive, n: 0}
    - {date: "2026-04-25", kind: "off"}
    - {date: "2026-04-26", kind: "off"}
    - {date: "2026-04-27", kind: "off"}
    - {date: "2026-04-28", kind: count, n: 1}
    - {date: "2026-04-29", kind: count, n: 2}
    - {date: "2026-04-30", kind: "off"}
    - {date: "2026-05-01", kind: "off"}
    - {date: "2026-05-02", kind: "off"}
    - {date: "2026-05-03", kind: "off"}
    - {date: "2026-05-04", kind: due, n: 3}
- id: KH2-Q011
  received: "2026-08-17"
  limit: 5
  stops: [{from: "2026-08-19", to: "2026-08-21"}]
  restart: remaining
  answer: "2026-08-25"
  count:
    - {date: "2026-08-17", kind: receive, n: 0}
    - {date: "2026-08-18", kind: count, n: 1}
    - {date: "2026-08-19", kind: stop}
    - {date: "2026-08-20", kind: stop}
    - {date: "2026-08-21", kind: count, n: 2}
    - {date: "2026-08-22", kind: count, n: 3}
    - {date: "2026-08-23", kind: "off"}
    - {date: "2026-08-24", kind: count, n: 4}
    - {date: "2026-08-25", kind: due, n: 5}
`) as (Given & { id: string; answer: Day; count: DueDateCount[] })[]
  it.each(questions)('$id', ({ id: _, answer: expected, count, ...given }) => {
    const answer = compute(given)
    if (typeof answer === 'string') expect.fail(answer)
    expect(answer.due).toBe(expected)
    expect(bare(answer.count)).toEqual(count)
  })
  it('the wrong answers of Q011 are what the wrong rules give', () => {
    const q = { received: '2026-08-17', limit: 5 }
    expect(due(q)).toBe('2026-08-22')
    expect(due({ ...q, stops: [{ from: '2026-08-19', to: '2026-08-20' }] })).toBe('2026-08-24')
    expect(due({ ...q, stops: [{ from: '2026-08-19', to: '2026-08-21' }], restart: 'full' })).toBe('2026-08-26')
  })
  it('the mock-up example: Friday 18/10/2024 + 5 working days = Friday 25/10', () => {
    expect(due({ received: '2024-10-18', limit: 5 })).toBe('2024-10-25')
  })
})

describe('limits in days', () => {
  it.each([
    ['2025-06-02', 3, '2025-06-05', 'ends on a working day'],
    ['2025-06-04', 3, '2025-06-09', 'ends on Saturday: next Monday'],
    ['2025-04-25', 5, '2025-05-05', 'ends on 30/4: past the holidays'],
    ['2025-04-25', 1, '2025-04-26', 'ends on a swapped Saturday, a working day'],
    ['2024-02-05', 10, '2024-02-15', 'counts through Tết'],
  ])('%s + %i days = %s (%s)', (received, limit, expected) => {
    expect(due({ received, limit, unit: 'calendar_day' })).toBe(expected)
  })
  it('numbers every day of the limit and none after', () => {
    const answer = compute({ received: '2025-06-04', limit: 3, unit: 'calendar_day' })
    if (typeof answer === 'string') expect.fail(answer)
    expect(answer.count).toEqual([
      { date: '2025-06-04', kind: 'receive', n: 0 }, { date: '2025-06-05', kind: 'count', n: 1 }, { date: '2025-06-06', kind: 'count', n: 2 },
      { date: '2025-06-07', kind: 'count', n: 3 }, { date: '2025-06-08', kind: 'off' }, { date: '2025-06-09', kind: 'due' },
    ])
  })
  it('a stop holds weekends back too, and also the day after a limit that ran out on a day off', () => {
    expect(due({ received: '2025-06-04', limit: 3, unit: 'calendar_day', stops: [{ from: '2025-06-06', to: '2025-06-09' }] })).toBe('2025-06-10')
    expect(due({ received: '2025-06-04', limit: 3, unit: 'calendar_day', stops: [{ from: '2025-06-09', to: '2025-06-11' }] })).toBe('2025-06-11')
  })
})

describe('stops', () => {
  const given = { received: '2025-06-02', limit: 3 } // Monday; plain: Thursday 05/06
  it.each([
    ['no stop', [], 'remaining', '2025-06-05'],
    ['one day', [{ from: '2025-06-03', to: '2025-06-04' }], 'remaining', '2025-06-06'],
    ['a weekend costs nothing', [{ from: '2025-06-07', to: '2025-06-09' }], 'remaining', '2025-06-05'],
    ['after the due day: no matter', [{ from: '2025-06-06', to: null }], 'remaining', '2025-06-05'],
    ['overlapping stops count once', [{ from: '2025-06-03', to: '2025-06-05' }, { from: '2025-06-04', to: '2025-06-06' }], 'remaining', '2025-06-10'],
    ['empty stop', [{ from: '2025-06-04', to: '2025-06-04' }], 'remaining', '2025-06-05'],
    ['empty stop, full limit again', [{ from: '2025-06-04', to: '2025-06-04' }], 'full', '2025-06-06'],
    ['full limit again', [{ from: '2025-06-04', to: '2025-06-05' }], 'full', '2025-06-09'],
    ['two stops, full limit each time', [{ from: '2025-06-04', to: '2025-06-05' }, { from: '2025-06-06', to: '2025-06-09' }], 'full', '2025-06-11'],
    ['stop over by the receipt', [{ from: '2025-05-20', to: '2025-05-30' }], 'full', '2025-06-05'],
    ['still waiting', [{ from: '2025-06-04', to: null }], 'remaining', 'clock_stopped'],
    ['ends before it begins', [{ from: '2025-06-04', to: '2025-06-03' }], 'remaining', 'stop_invalid'],
    ['no day', [{ from: '2025-06-31', to: null }], 'remaining', 'stop_invalid'],
  ] as const)('%s', (_, stops, restart, expected) => {
    expect(due({ ...given, stops, restart })).toBe(expected)
  })
})

describe('refusals and doubts', () => {
  it.each([
    ['holiday', '2025-04-30', 'desk_closed'], ['day in lieu', '2012-04-02', 'desk_closed'], ['swapped day off', '2025-05-02', 'desk_closed'],
    ['holiday on a Saturday', '2012-03-31', 'desk_closed'], ['Sunday', '2025-05-11', 'desk_closed'], ['no such day', '2025-02-30', 'date_invalid'],
    ['year not in the calendar', '2031-03-03', 'calendar_missing_year'],
  ])('%s', (_, received, expected) => {
    expect(due({ received, limit: 3 })).toBe(expected)
  })
  it.each([0, -1, 1.5, Number.NaN, Infinity])('limit %d is refused', (limit) => {
    expect(due({ received: '2025-06-02', limit })).toBe('limit_invalid')
  })
  it('never runs into a year it does not know', () => {
    expect(due({ received: '2030-12-30', limit: 1 })).toBe('2030-12-31')
    expect(due({ received: '2030-12-30', limit: 2 })).toBe('calendar_missing_year')
    expect(due({ received: '2030-12-30', limit: 1_000_000_000 })).toBe('calendar_missing_year')
  })
  it('says provisional when any year of the count has no official plan', () => {
    expect(compute({ received: '2025-06-02', limit: 3 })).toMatchObject({ provisional: false })
    expect(compute({ received: '2023-12-29', limit: 1 })).toMatchObject({ due: '2024-01-02', provisional: true })
    expect(compute({ received: '2026-12-31', limit: 1 })).toMatchObject({ due: '2027-01-04', provisional: true })
    const strict = buildCalendar(rows, { unconfirmedHolidays: false, refuseProvisional: true })
    expect(due({ received: '2026-12-31', limit: 1, calendar: strict })).toBe('calendar_provisional_year')
    expect(due({ received: '2026-12-30', limit: 1, calendar: strict })).toBe('2026-12-31')
  })
})

describe('inDayDue', () => {
  it.each([
    ['Tuesday 14:59', '2025-06-03', '14:59', undefined, '2025-06-03'],
    ['Tuesday 15:00', '2025-06-03', '15:00', undefined, '2025-06-04'],
    ['Tuesday 16:20', '2025-06-03', '16:20', undefined, '2025-06-04'],
    ['Friday 15:00', '2025-06-06', '15:00', undefined, '2025-06-09'],
    ['before a holiday', '2025-04-29', '15:00', undefined, '2025-05-05'],
    ['before a swapped Saturday', '2025-04-25', '15:30', undefined, '2025-04-26'],
    ['on a swapped Saturday', '2025-04-26', '09:00', undefined, '2025-04-26'],
    ['on an ordinary Saturday', '2025-05-10', '09:00', undefined, '2025-05-12'],
    ['own cut-off, before', '2025-06-03', '15:59', '16:00', '2025-06-03'],
    ['own cut-off, at', '2025-06-03', '16:00', '16:00', '2025-06-04'],
    ['midnight', '2025-06-03', '00:00', undefined, '2025-06-03'],
    ['no such time', '2025-06-03', '24:00', undefined, 'time_invalid'],
    ['not HH:MM', '2025-06-03', '9:05', undefined, 'time_invalid'],
    ['bad cut-off', '2025-06-03', '09:05', '3pm', 'time_invalid'],
    ['holiday', '2025-04-30', '09:00', undefined, 'desk_closed'],
    ['unknown year', '2031-06-03', '09:00', undefined, 'calendar_missing_year'],
  ] as const)('%s', (_, day, receivedAt, cutoff, expected) => {
    const answer = inDayDue({ day, receivedAt, calendar, ...(cutoff === undefined ? {} : { cutoff }) })
    expect(answer.ok ? answer.value.due : answer.reason).toBe(expected)
  })
  it('shows its count', () => {
    expect(inDayDue({ day: '2025-06-03', receivedAt: '14:59', calendar })).toMatchObject({ value: { count: [{ date: '2025-06-03', kind: 'due', n: 0 }] } })
    const late = inDayDue({ day: '2025-06-06', receivedAt: '15:00', calendar })
    expect(late.ok && bare(late.value.count)).toEqual([
      { date: '2025-06-06', kind: 'receive', n: 0 }, { date: '2025-06-07', kind: 'off' }, { date: '2025-06-08', kind: 'off' }, { date: '2025-06-09', kind: 'due', n: 1 },
    ])
  })
})
