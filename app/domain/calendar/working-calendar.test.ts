import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayFromNumber, weekday } from '../kernel/day'
import { shuffle } from '../kernel/random'
import {
  buildCalendar, CALENDAR_ROW_KINDS, CALENDAR_ROW_MARKS, dayKind, deskMayOpen, type CalendarRow, type DayKind,
} from './working-calendar'

const file = new URL('../../../content/calendar/holidays.csv', import.meta.url)
const rows: CalendarRow[] = parse(readFileSync(file), { columns: true })
const calendar = buildCalendar(rows, { unconfirmedHolidays: false })
const withUnconfirmed = buildCalendar(rows, { unconfirmedHolidays: true })

function kindOf(day: string, of = calendar): DayKind | string {
  const answer = dayKind(of, day)
  return answer.ok ? answer.value.kind : answer.reason
}

const YEARS = Array.from({ length: 19 }, (_, i) => 2012 + i)
const anyCovered = fc.integer({ min: 15340, max: 22279 }).map(dayFromNumber) // 2012-01-01 … 2030-12-31

describe('the file', () => {
  it('holds only known kinds and marks', () => {
    for (const row of rows) {
      expect(CALENDAR_ROW_KINDS).toContain(row.kind)
      expect(CALENDAR_ROW_MARKS).toContain(row.mark)
    }
  })
  it('covers 2012–2030; 2024, 2025 and 2026 have the official window', () => {
    expect(calendar.years).toEqual(YEARS)
    expect(calendar.plannedYears).toEqual([2024, 2025, 2026])
  })
})

describe('dayKind', () => {
  it.each([
    ['2012-03-05', 'working'], ['2012-03-31', 'holiday'], ['2012-04-01', 'weekend'], ['2012-04-02', 'compensation'],
    // the official window replaces the default Tết and its days in lieu
    ['2024-02-07', 'working'], ['2024-02-08', 'holiday'], ['2024-02-09', 'holiday'], ['2024-02-14', 'holiday'], ['2024-02-15', 'working'],
    ['2025-01-24', 'working'], ['2025-01-25', 'holiday'], ['2025-02-02', 'holiday'], ['2025-02-03', 'working'],
    ['2026-02-13', 'working'], ['2026-02-14', 'holiday'], ['2026-02-22', 'holiday'], ['2026-02-23', 'working'],
    // and leaves the other days in lieu and defaults of the year alone
    ['2026-04-26', 'holiday'], ['2026-04-27', 'compensation'], ['2026-09-01', 'holiday'], ['2024-09-03', 'holiday'],
    // without an official window the default stands
    ['2023-01-20', 'working'], ['2023-01-21', 'holiday'], ['2023-01-26', 'compensation'], ['2023-01-27', 'compensation'], ['2023-01-30', 'working'],
    ['2012-01-02', 'compensation'], ['2012-01-26', 'compensation'], ['2017-02-02', 'compensation'],
    // swaps
    ['2024-04-29', 'swap_off'], ['2024-05-04', 'swap_work'], ['2025-04-26', 'swap_work'], ['2025-05-02', 'swap_off'],
    ['2026-01-02', 'swap_off'], ['2026-01-10', 'swap_work'], ['2026-08-22', 'swap_work'], ['2026-08-31', 'swap_off'],
    // 2030: Tết by UTC+7 is 02/02, not the 03/02 of Chinese tables
    ['2030-02-01', 'holiday'], ['2030-02-02', 'holiday'], ['2030-02-07', 'compensation'], ['2030-02-08', 'working'],
    ['2011-12-30', 'calendar_missing_year'], ['2031-01-01', 'calendar_missing_year'], ['2024-02-30', 'date_invalid'], ['', 'date_invalid'],
  ])('%s is %s', (day, kind) => {
    expect(kindOf(day)).toBe(kind)
  })
  it('24/11 is a holiday only when switched on', () => {
    for (const year of [2026, 2027, 2028, 2029, 2030]) {
      expect(kindOf(`${year}-11-24`)).toBe(weekday(`${year}-11-24`) >= 6 ? 'weekend' : 'working')
      expect(kindOf(`${year}-11-24`, withUnconfirmed)).toBe('holiday')
    }
    expect(kindOf('2025-11-24', withUnconfirmed)).toBe('working')
  })
  it('gives the name and the mark of the row that decides', () => {
    expect(dayKind(calendar, '2025-04-26')).toEqual({
      ok: true,
      value: { date: '2025-04-26', kind: 'swap_work', working: true, name: 'làm bù thay 02/5', mark: 'memory', provisional: false },
    })
    expect(dayKind(calendar, '2024-02-10')).toMatchObject({ value: { name: 'kỳ nghỉ Tết theo thông báo', mark: 'memory' } })
    expect(dayKind(calendar, '2023-06-01')).toEqual({
      ok: true,
      value: { date: '2023-06-01', kind: 'working', working: true, name: null, mark: null, provisional: true },
    })
  })
  it('a year without official plan is provisional, or refused by setting', () => {
    const strict = buildCalendar(rows, { unconfirmedHolidays: false, refuseProvisional: true })
    for (const year of YEARS) {
      const planned = year >= 2024 && year <= 2026
      expect(dayKind(calendar, `${year}-06-15`)).toMatchObject({ ok: true, value: { provisional: !planned } })
      expect(kindOf(`${year}-06-15`, strict) === 'calendar_provisional_year').toBe(!planned)
    }
  })
  it('a year with only unconfirmed rows is not covered', () => {
    const thin = buildCalendar([{ date: '2040-11-24', kind: 'holiday', name: 'x', mark: 'unconfirmed' }], { unconfirmedHolidays: true })
    expect(thin.years).toEqual([])
    expect(kindOf('2040-11-24', thin)).toBe('calendar_missing_year')
  })
})

describe('rows that meet', () => {
  const row = (date: string, kind: CalendarRow['kind'], mark: CalendarRow['mark'], name = ''): CalendarRow => ({ date, kind, mark, name })
  const window = row('2040-02-13', 'official_tet_window', 'official')
  const built = (...list: CalendarRow[]) => buildCalendar(list, { unconfirmedHolidays: true }).rows
  it('the official window takes away default rows of the Tết season only', () => {
    const kept = built(
      window, row('2040-01-02', 'compensation', 'default'), row('2040-01-19', 'compensation', 'default'), row('2040-01-20', 'holiday', 'default'),
      row('2040-02-10', 'holiday', 'law'), row('2040-02-29', 'compensation', 'default'), row('2040-03-01', 'compensation', 'default'),
      row('2041-02-01', 'holiday', 'default'),
    )
    expect(Object.keys(kept).sort()).toEqual(['2040-01-02', '2040-01-19', '2040-02-10', '2040-02-13', '2040-03-01', '2041-02-01'])
  })
  it.each([
    ['a swapped working day over a holiday', 'swap_work', 'memory', 'holiday', 'law'],
    ['a swapped day off over a day in lieu', 'swap_off', 'memory', 'compensation', 'default'],
    ['the window over a holiday', 'official_tet_window', 'memory', 'holiday', 'law'],
    ['a holiday over a day in lieu', 'holiday', 'default', 'compensation', 'law'],
    ['a checked row over one from memory', 'holiday', 'official', 'holiday', 'memory'],
    ['the law over the default', 'holiday', 'law', 'holiday', 'default'],
    ['any other over the unconfirmed', 'holiday', 'default', 'holiday', 'unconfirmed'],
  ] as const)('%s', (_, kind, mark, otherKind, otherMark) => {
    const [winner, loser] = [row('2040-06-06', kind, mark, 'z'), row('2040-06-06', otherKind, otherMark, 'a')]
    expect(built(winner, loser)['2040-06-06']).toEqual(winner)
    expect(built(loser, winner)['2040-06-06']).toEqual(winner)
  })
  it('two alike: the same one in either order', () => {
    const [a, b] = [row('2040-06-06', 'holiday', 'law', 'a'), row('2040-06-06', 'holiday', 'law', 'b')]
    expect(built(a, b)).toEqual(built(b, a))
  })
})

describe('laws', () => {
  it('the order of the rows does not matter', () => {
    fc.assert(fc.property(fc.string(), (seed) => {
      expect(buildCalendar(shuffle(seed, rows), { unconfirmedHolidays: true })).toEqual(withUnconfirmed)
    }), { numRuns: 30 })
  })
  it('an unlisted day is worked Monday to Friday', () => {
    fc.assert(fc.property(anyCovered, (day) => {
      if (!rows.some((row) => row.date === day)) expect(kindOf(day)).toBe(weekday(day) <= 5 ? 'working' : 'weekend')
    }))
  })
  it('switching the unconfirmed holidays on only takes working days away, and only those', () => {
    const off = rows.filter((row) => row.mark === 'unconfirmed').map((row) => row.date)
    fc.assert(fc.property(anyCovered, (day) => {
      if (!off.includes(day)) expect(dayKind(withUnconfirmed, day)).toEqual(dayKind(calendar, day))
    }))
  })
  it('a planned year has no default Tết left; another year keeps all of it', () => {
    for (const row of rows.filter((r) => r.name.startsWith('Tết Âm lịch'))) {
      const kept = calendar.rows[row.date]?.mark === 'default'
      expect(kept).toBe(!calendar.plannedYears.includes(Number(row.date.slice(0, 4))))
    }
  })
  it('every statutory holiday by law is a day off', () => {
    for (const row of rows.filter((r) => r.mark === 'law')) expect(dayKind(calendar, row.date)).toMatchObject({ ok: true, value: { working: false } })
  })
  it('is frozen, and does not keep the given rows', () => {
    expect(Object.isFrozen(calendar) && Object.isFrozen(calendar.rows) && Object.isFrozen(calendar.years)).toBe(true)
    const own = { date: '2024-01-01', kind: 'holiday' as const, name: 'a', mark: 'law' as const }
    const built = buildCalendar([own], { unconfirmedHolidays: false })
    own.name = 'b'
    expect(built.rows['2024-01-01']?.name).toBe('a')
  })
  it('refuses rows that are not days', () => {
    expect(() => buildCalendar([{ date: '31/02/2024', kind: 'holiday', name: '', mark: 'law' }], { unconfirmedHolidays: false })).toThrow(RangeError)
  })
})

describe('deskMayOpen', () => {
  it.each([
    ['2025-05-10', true], ['2025-05-11', false], ['2025-05-12', true], ['2025-04-26', true], ['2025-05-02', false], ['2012-03-31', false],
    ['2012-04-02', false], ['2024-02-09', false], ['2024-02-10', false], ['2024-05-04', true], ['2012-09-01', true],
  ])('%s: %s', (day, expected) => {
    const answer = dayKind(calendar, day)
    expect(answer.ok && deskMayOpen(answer.value)).toBe(expected)
  })
  it('is open on working days and ordinary Saturdays, on no other day', () => {
    fc.assert(fc.property(anyCovered, (day) => {
      const answer = dayKind(calendar, day)
      if (!answer.ok) throw new Error(answer.reason)
      if (answer.value.working) expect(deskMayOpen(answer.value)).toBe(true)
      else expect(deskMayOpen(answer.value)).toBe(answer.value.kind === 'weekend' && weekday(addDays(day, 1)) === 7)
    }))
  })
})
