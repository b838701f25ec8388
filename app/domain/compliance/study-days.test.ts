import { describe, expect, it } from 'vitest'
import { buildCalendar } from '../calendar/working-calendar'
import { learntAlone, readPace, studyDays } from './study-days'

const calendar = buildCalendar([
  { date: '2026-01-01', kind: 'holiday', name: 'Tết Dương lịch', mark: 'law' },
  { date: '2026-02-16', kind: 'official_tet_window', name: 'Tết', mark: 'official' },
  { date: '2026-12-02', kind: 'swap_off', name: 'Nghỉ đổi', mark: 'official' },
  { date: '2026-12-05', kind: 'swap_work', name: 'Làm bù', mark: 'official' },
], { unconfirmedHolidays: false })

const first = (from: string, count: number) => Array.from({ length: count }, (_, index) => studyDays(calendar, from).at(index))

describe('study days', () => {
  it('leaves out weekends and days off, and takes in a worked Saturday', () => {
    expect(first('2026-11-28', 6)).toEqual(['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-07'])
    expect(studyDays(calendar, '2026-11-28').isProvisional('2026-12-31')).toBe(false)
  })

  it('counts Monday to Friday in a year it does not know, and says so from the first such day on', () => {
    expect(first('2031-01-03', 2)).toEqual(['2031-01-03', '2031-01-06'])
    const across = studyDays(calendar, '2026-12-30')
    expect(['2026-12-31', '2027-01-01'].map(across.isProvisional)).toEqual([false, true])
  })

  it('finds the first working day from a day on', () => {
    const days = studyDays(calendar, '2026-11-28')
    expect(['2026-11-01', '2026-11-29', '2026-12-01', '2026-12-02', '2026-12-06'].map(days.indexFrom)).toEqual([0, 0, 1, 2, 5])
  })

  it('says by when so many minutes are learnt alone', () => {
    // 4 hours a week are 48 minutes a working day.
    expect([1, 48, 49, 96].map((minutes) => learntAlone(studyDays(calendar, '2026-11-30'), minutes, 4))).toEqual(['2026-11-30', '2026-11-30', '2026-12-01', '2026-12-01'])
  })

  it('reads a pace, four hours where it is none', () => {
    expect(['2', '8', '3', '', null, '4.0'].map(readPace)).toEqual([2, 8, 4, 4, 4, 4])
  })
})
