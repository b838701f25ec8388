import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar } from '../calendar/working-calendar'
import { PACES, minutesADay, studyDays } from './study-days'
import { type ToSchedule, scheduleSteps } from './study-schedule'

const calendar = buildCalendar([
  { date: '2026-01-01', kind: 'holiday', name: 'Tết Dương lịch', mark: 'law' },
  { date: '2026-02-16', kind: 'official_tet_window', name: 'Tết', mark: 'official' },
  { date: '2026-12-02', kind: 'swap_off', name: 'Nghỉ đổi', mark: 'official' },
  { date: '2026-12-05', kind: 'swap_work', name: 'Làm bù', mark: 'official' },
], { unconfirmedHolidays: false })

const days = studyDays(calendar, '2026-11-30')
const step = (id: string, minutes: number, rest: Partial<ToSchedule> = {}): ToSchedule => ({ id, minutes, notBefore: null, by: null, ready: null, needs: [], after: [], ...rest })
/** A test in a class session: on its day and no other. */
const sat = (id: string, minutes: number, on: string, rest: Partial<ToSchedule> = {}) => step(id, minutes, { notBefore: on, by: on, ...rest })
const of = (steps: ToSchedule[], id: string) => scheduleSteps(steps, days, 4).dates.get(id)
const order = (steps: ToSchedule[]) => scheduleSteps(steps, days, 4).order

// 4 hours a week are 48 minutes a working day; 2/12 is off, 5/12 (a Saturday) is worked.
describe('schedule', () => {
  it('spreads study at the pace, one course after another', () => {
    const steps = [step('a', 96), step('b', 49)]
    expect(of(steps, 'a')).toEqual({ start: '2026-11-30', learnt: '2026-12-01', finish: '2026-12-01' })
    expect(of(steps, 'b')).toEqual({ start: '2026-12-03', learnt: '2026-12-04', finish: '2026-12-04' })
  })

  it('waits for the first day of the test while the next course goes on', () => {
    const steps = [step('a', 48, { notBefore: '2027-01-15' }), step('b', 48)]
    expect(of(steps, 'a')).toMatchObject({ learnt: '2026-11-30', finish: '2027-01-15' })
    expect(of(steps, 'b')?.finish).toBe('2026-12-01')
  })

  it('hands papers in on the first working day, and takes a test without lessons left when it may', () => {
    expect(of([step('a', 480), step('paper', 0)], 'paper')).toEqual({ start: '2026-11-30', learnt: '2026-11-30', finish: '2026-11-30' })
    expect(of([sat('a', 0, '2026-11-29', { ready: '2026-11-28' })], 'a')).toEqual({ start: '2026-11-28', learnt: '2026-11-28', finish: '2026-11-29' })
  })

  it('begins nothing before what it needs is finished, and studies something else meanwhile', () => {
    const steps = [sat('a', 48, '2026-12-08'), step('b', 48, { needs: ['a'] }), step('c', 480)]
    expect(of(steps, 'b')).toMatchObject({ start: '2026-12-15', finish: '2026-12-15' })
    expect(of(steps, 'c')).toMatchObject({ start: '2026-12-01', learnt: '2026-12-14' })
    expect(of(steps.slice(0, 2), 'b')).toMatchObject({ start: '2026-12-08', finish: '2026-12-08' })
  })

  it('studies first what has a fixed day, the earliest first, with what it requires before it', () => {
    expect(order([step('free', 480), sat('late', 48, '2026-12-20'), sat('soon', 48, '2026-12-01')])).toEqual(['soon', 'late', 'free'])
    const steps = [step('free', 480), step('before', 48), sat('sat', 48, '2026-12-01', { needs: ['before'] })]
    expect(order(steps)).toEqual(['before', 'sat', 'free'])
    expect(scheduleSteps(steps, days, 4).late).toBeNull()
  })

  it('lets a course rest while one that could not begin before is pressing', () => {
    const steps = [sat('before', 48, '2026-12-07'), sat('sat', 48, '2026-12-08', { needs: ['before'] }), step('long', 480)]
    const { dates, late } = scheduleSteps(steps, days, 4)
    expect(late).toBeNull()
    expect(dates.get('sat')).toEqual({ start: '2026-12-07', learnt: '2026-12-07', finish: '2026-12-08' })
    expect(dates.get('long')?.start).toBe('2026-12-01')
  })

  it('follows advice while every day is kept, and no further', () => {
    const advised = (on: string) => order([step('advice', 240), sat('sat', 48, on, { after: ['advice'] })])
    expect(advised('2026-12-20')).toEqual(['advice', 'sat'])
    expect(advised('2026-12-01')).toEqual(['sat', 'advice'])
  })

  it('names the first step that is not learnt by its day', () => {
    expect(scheduleSteps([sat('a', 96, '2026-12-01'), sat('b', 48, '2026-12-01'), sat('c', 48, '2026-12-03')], days, 4).late).toBe('b')
  })

  it('never studies more than the pace, stays on working days, and is done as early as one can be', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 6 }), fc.constantFrom(...PACES), (minutes, pace) => {
      const total = minutes.reduce((sum, one) => sum + one, 0)
      const { dates } = scheduleSteps(minutes.map((one, at) => step(`s${at}`, one)), days, pace)
      let before = '2026-11-30'
      minutes.forEach((_, at) => {
        const { start, finish } = dates.get(`s${at}`) ?? { start: '', finish: '' }
        expect(start >= before && finish >= start && days.at(days.indexFrom(finish)) === finish).toBe(true)
        before = start
      })
      expect(dates.get(`s${minutes.length - 1}`)?.finish).toBe(days.at(Math.ceil(total / minutesADay(pace)) - 1))
    }))
  })

  /** Half of them sat on a day; the need of each, if any, stands before it. */
  const anyStep = fc.record({ minutes: fc.integer({ min: 0, max: 200 }), on: fc.option(fc.integer({ min: 0, max: 20 })), need: fc.option(fc.nat({ max: 5 })), advice: fc.option(fc.nat({ max: 5 })) })
  it('keeps what is required, and misses a day only where it says so', () => {
    fc.assert(fc.property(fc.array(anyStep, { minLength: 1, maxLength: 5 }), (rows) => {
      const steps = rows.map(({ minutes, on, need, advice }, n) => {
        const given = { needs: need !== null && need < n ? [`s${need}`] : [], after: advice !== null && advice !== n && advice < rows.length ? [`s${advice}`] : [] }
        return on === null ? step(`s${n}`, minutes, given) : sat(`s${n}`, minutes, days.at(on), given)
      })
      const { dates, late, order: studied } = scheduleSteps(steps, days, 4)
      expect([...studied].sort()).toEqual(steps.map(({ id }) => id).sort())
      for (const { id, needs, by } of steps) {
        const own = dates.get(id)
        for (const need of needs) expect((own?.start ?? '') >= (dates.get(need)?.finish ?? '~')).toBe(true)
        if (late === null && by !== null) expect(own?.finish).toBe(by)
      }
      // What is learnt by a day fits in the days up to it.
      for (const day of Array.from({ length: 25 }, (_, n) => days.at(n))) {
        const learnt = steps.filter(({ id }) => (dates.get(id)?.learnt ?? '~') <= day).reduce((sum, { minutes }) => sum + minutes, 0)
        expect(learnt).toBeLessThanOrEqual((days.indexFrom(day) + 1) * minutesADay(4))
      }
    }), { numRuns: 300 })
  })

  it('keeps every day that can be kept where nothing requires another', () => {
    const rows = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 200 }), on: fc.integer({ min: 0, max: 20 }) }), { minLength: 1, maxLength: 6 })
    fc.assert(fc.property(rows, (given) => {
      const possible = given.every(({ on }) => given.filter((one) => one.on <= on).reduce((sum, { minutes }) => sum + minutes, 0) <= (on + 1) * minutesADay(4))
      expect(scheduleSteps(given.map(({ minutes, on }, n) => sat(`s${n}`, minutes, days.at(on))), days, 4).late === null).toBe(possible)
    }), { numRuns: 300 })
  })
})
