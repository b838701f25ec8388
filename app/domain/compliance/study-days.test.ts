import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar } from '../calendar/working-calendar'
import { weekday } from '../kernel/day'
import { PACES, daysNeeded, minutesADay, readPace, scheduleSteps, studyDays } from './study-days'

const calendar = buildCalendar([
  { date: '2026-01-01', kind: 'holiday', name: 'Tết Dương lịch', mark: 'law' },
  { date: '2026-02-16', kind: 'official_tet_window', name: 'Tết', mark: 'official' },
  { date: '2026-12-02', kind: 'swap_off', name: 'Nghỉ đổi', mark: 'official' },
  { date: '2026-12-05', kind: 'swap_work', name: 'Làm bù', mark: 'official' },
], { unconfirmedHolidays: false })

const step = (id: string, minutes: number, rest: Partial<{ notBefore: string; needs: string[] }> = {}) => ({ id, minutes, notBefore: rest.notBefore ?? null, needs: rest.needs ?? [] })

describe('study days', () => {
  it('leaves out weekends and days off, and takes in a worked Saturday', () => {
    expect(studyDays(calendar, '2026-11-28', 6)).toEqual({ days: ['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-07'], provisional: false })
  })

  it('counts Monday to Friday in a year it does not know, and says so', () => {
    expect(studyDays(calendar, '2031-01-03', 2)).toEqual({ days: ['2031-01-03', '2031-01-06'], provisional: true })
  })

  it('reads a pace, four hours where it is none', () => {
    expect(['2', '8', '3', '', null, '4.0'].map(readPace)).toEqual([2, 8, 4, 4, 4, 4])
  })
})

describe('schedule', () => {
  const days = studyDays(calendar, '2026-11-30', 40)

  it('spreads study at the pace, one course after another', () => {
    // 4 hours a week are 48 minutes a working day: 96 minutes fill two days, the next course begins on the third.
    const dates = scheduleSteps([step('a', 96), step('b', 49)], days, 4)
    expect(dates.get('a')).toEqual({ start: '2026-11-30', learnt: '2026-12-01', finish: '2026-12-01' })
    expect(dates.get('b')).toEqual({ start: '2026-12-03', learnt: '2026-12-04', finish: '2026-12-04' })
  })

  it('waits for the first day of the test while the next course goes on', () => {
    const dates = scheduleSteps([step('a', 48, { notBefore: '2027-01-15' }), step('b', 48)], days, 4)
    expect(dates.get('a')).toMatchObject({ learnt: '2026-11-30', finish: '2027-01-15' })
    expect(dates.get('b')?.finish).toBe('2026-12-01')
  })

  it('finishes nothing before what it needs', () => {
    const dates = scheduleSteps([step('a', 48, { notBefore: '2027-01-15' }), step('b', 48, { needs: ['a'] })], days, 4)
    expect(dates.get('b')?.finish).toBe('2027-01-15')
  })

  it('hands papers in on the first working day', () => {
    expect(scheduleSteps([step('a', 480), step('paper', 0)], days, 4).get('paper')).toEqual({ start: '2026-11-30', learnt: '2026-11-30', finish: '2026-11-30' })
  })

  it('never studies more in a week than the pace, keeps the order, and stays on working days', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 6 }), fc.constantFrom(...PACES), (minutes, pace) => {
      const total = minutes.reduce((sum, one) => sum + one, 0)
      const list = studyDays(calendar, '2026-11-30', daysNeeded(total, pace))
      const dates = scheduleSteps(minutes.map((one, at) => step(`s${at}`, one)), list, pace)
      let before = '2026-11-30'
      minutes.forEach((_, at) => {
        const { start, finish } = dates.get(`s${at}`) ?? { start: '', finish: '' }
        expect(start >= before && finish >= start).toBe(true)
        expect(list.days).toContain(finish)
        before = start
      })
      const last = dates.get(`s${minutes.length - 1}`)?.finish ?? ''
      expect(list.days.indexOf(last)).toBe(Math.ceil(total / minutesADay(pace)) - 1)
      expect(list.days.filter((day) => weekday(day) === 7)).toEqual([])
    }))
  })
})
