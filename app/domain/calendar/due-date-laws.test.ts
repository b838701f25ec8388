/** Laws of the due date, on random receipts, limits and stops; the worked cases stand in due-date.test.ts. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayFromNumber, diffDays, type Day } from '../kernel/day'
import { containsAny, type DaySpan } from '../kernel/day-span'
import { dueDate, type DueDate, type DueDateInput, type DueDateReason } from './due-date'
import { buildCalendar, dayKind, type CalendarRow } from './working-calendar'

const rows: CalendarRow[] = parse(readFileSync(new URL('../../../content/calendar/holidays.csv', import.meta.url)), { columns: true })
const calendar = buildCalendar(rows, { unconfirmedHolidays: false })

type Given = Partial<DueDateInput> & Pick<DueDateInput, 'received' | 'limit'>
function compute(given: Given): DueDate | DueDateReason {
  const answer = dueDate({ unit: 'working_day', calendar, ...given })
  return answer.ok ? answer.value : answer.reason
}
function due(given: Given): string {
  const answer = compute(given)
  return typeof answer === 'string' ? answer : answer.due
}

describe('laws', () => {
  const first = 15340 // 2012-01-01; receipts until mid-2029, so that no count leaves the calendar
  const anyReceipt = fc.integer({ min: first, max: first + 6390 }).map(dayFromNumber)
    .filter((d) => { const k = dayKind(calendar, d); return k.ok && k.value.working })
  const anyUnit = fc.constantFrom('working_day' as const, 'calendar_day' as const)
  const anyLimit = fc.integer({ min: 1, max: 60 })
  const stopsFrom = (received: Day): fc.Arbitrary<DaySpan[]> =>
    fc.array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.nat(15)).map(([at, length]) => ({ from: addDays(received, at), to: addDays(received, at + length) })), { maxLength: 4 })
  const anyCase = fc.record({ received: anyReceipt, limit: anyLimit, unit: anyUnit, restart: fc.constantFrom('remaining' as const, 'full' as const) })
    .chain((given) => stopsFrom(given.received).map((stops) => ({ ...given, stops })))

  function solved(given: Given): DueDate {
    const answer = compute(given)
    if (typeof answer === 'string') throw new Error(answer)
    return answer
  }
  const isWorking = (day: Day): boolean => { const k = dayKind(calendar, day); return k.ok && k.value.working }

  it('is due on a working day that is not stopped, after the receipt', () => {
    fc.assert(fc.property(anyCase, (given) => {
      const { due: end } = solved(given)
      expect(isWorking(end)).toBe(true)
      expect(containsAny(given.stops, end)).toBe(false)
      expect(end > given.received).toBe(true)
    }), { numRuns: 500 })
  })
  it('the count lists every day once, from receipt to due', () => {
    fc.assert(fc.property(anyCase, (given) => {
      const { due: end, count } = solved(given)
      expect(count.map((c) => c.date)).toEqual(Array.from({ length: diffDays(given.received, end) + 1 }, (_, i) => addDays(given.received, i)))
      expect(count.filter((c) => c.kind === 'receive').map((c) => c.date)).toEqual([given.received])
      expect(count.filter((c) => c.kind === 'due').map((c) => c.date)).toEqual([end])
      for (const c of count) {
        if (c.kind === 'stop') expect(containsAny(given.stops, c.date)).toBe(true)
        if (c.kind === 'off') expect(isWorking(c.date)).toBe(false)
      }
    }), { numRuns: 500 })
  })
  it('the numbered days equal the limit (those since the last stop, where the limit starts again)', () => {
    fc.assert(fc.property(anyCase, (given) => {
      const numbers = solved(given).count.flatMap((c) => (c.n === undefined || c.kind === 'receive' ? [] : [c.n]))
      const last = numbers.lastIndexOf(1)
      expect(numbers.slice(last)).toEqual(Array.from({ length: given.limit }, (_, i) => i + 1))
      if (given.restart === 'remaining') expect(last).toBe(0)
    }), { numRuns: 500 })
  })
  it('agrees with a plain count of working days that are not stopped', () => {
    fc.assert(fc.property(anyCase, (given) => {
      let day = given.received
      for (let left = given.limit; left > 0; ) {
        day = addDays(day, 1)
        if (isWorking(day) && !containsAny(given.stops, day)) left -= 1
      }
      expect(due({ ...given, unit: 'working_day', restart: 'remaining' })).toBe(day)
    }), { numRuns: 500 })
  })
  it('a longer limit is never due earlier; in working days, always later', () => {
    fc.assert(fc.property(anyCase, (given) => {
      const [a, b] = [due(given), due({ ...given, limit: given.limit + 1 })]
      if (given.unit === 'working_day') expect(a < b).toBe(true)
      else expect(a <= b).toBe(true)
    }), { numRuns: 500 })
  })
  it('a later receipt is never due earlier (plain count)', () => {
    fc.assert(fc.property(anyReceipt, anyReceipt, anyLimit, anyUnit, (a, b, limit, unit) => {
      const [x, y] = a <= b ? [a, b] : [b, a]
      expect(due({ received: x, limit, unit }) <= due({ received: y, limit, unit })).toBe(true)
    }))
  })
  it('a stop never makes it earlier, and the full limit is never earlier than the rest of it', () => {
    fc.assert(fc.property(anyCase, (given) => {
      const plain = due({ ...given, stops: [] })
      const rest = due({ ...given, restart: 'remaining' })
      expect(plain <= rest).toBe(true)
      expect(rest <= due({ ...given, restart: 'full' })).toBe(true)
    }), { numRuns: 500 })
  })
  it('no stop, a stop before receipt and a stop after the due day are all the plain count', () => {
    fc.assert(fc.property(anyReceipt, anyLimit, anyUnit, fc.constantFrom('remaining' as const, 'full' as const), (received, limit, unit, restart) => {
      const plain = compute({ received, limit, unit })
      const end = due({ received, limit, unit })
      expect(compute({ received, limit, unit, restart, stops: [] })).toEqual(plain)
      expect(compute({ received, limit, unit, restart, stops: [{ from: addDays(received, -9), to: received }] })).toEqual(plain)
      expect(compute({ received, limit, unit, restart, stops: [{ from: addDays(end, 1), to: null }] })).toEqual(plain)
    }))
  })
  it('the order of stops does not matter, nor do overlaps', () => {
    fc.assert(fc.property(anyCase, (given) => {
      expect(compute({ ...given, stops: [...given.stops].reverse().concat(given.stops) })).toEqual(compute(given))
    }))
  })
  it('working days are never shorter than days', () => {
    fc.assert(fc.property(anyReceipt, anyLimit, (received, limit) => {
      expect(due({ received, limit, unit: 'calendar_day' }) <= due({ received, limit })).toBe(true)
    }))
  })
})
