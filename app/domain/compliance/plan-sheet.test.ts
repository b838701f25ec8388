import { describe, expect, it } from 'vitest'
import { lastPlanStart, parsePlanStart } from './plan-start'
import { planSheet } from './plan-sheet'
import type { TrainingPlan } from './training-plan'

describe('the first day of a plan', () => {
  const today = '2026-11-30'
  it.each([
    [null, { ok: true, value: today }],
    ['  ', { ok: true, value: today }],
    ['05/01/2027', { ok: true, value: '2027-01-05' }],
    ['2027-01-05', { ok: true, value: '2027-01-05' }],
    ['29/11/2026', { ok: false, reason: 'range' }],
    ['01/12/2028', { ok: false, reason: 'range' }],
    ['31/02/2027', { ok: false, reason: 'form' }],
    ['mai', { ok: false, reason: 'form' }],
  ])('%s', (typed, expected) => expect(parsePlanStart(typed, today)).toEqual(expected))
  it('may lie two years ahead', () => expect(parsePlanStart(lastPlanStart(today), today)).toEqual({ ok: true, value: '2028-11-30' }))
})

describe('the plan as a sheet', () => {
  const course = (courseCode: string, people: number, minutes: number) => ({ key: `course:${courseCode}`, courseCode, title: courseCode, people, enrolled: 1, listed: 2, seats: people - 2, minutes, first: '2026-12-04', last: '2027-01-15' })
  const plan: TrainingPlan = {
    on: '2027-01-15', people: 9, metNow: 3, lapsing: 1, after: 7, outcomes: { courses: 3, documents: 1, assessments: 1, lapsed: 0, cannot: 1 },
    courses: [course('KH1', 4, 90), course('KH2', 3, 95)], papers: [{ key: 'document:education:dai_hoc', requirement: { kind: 'education', id: 'r', ordinal: 1, education: 'dai_hoc' }, people: 2 }],
    assessments: [], obstacles: [{ key: 'cannot::no_post', requirement: null, obstacle: 'no_post', move: 'hr', detail: null, people: 1 }], handIn: 2, assessed: 0, minutes: 185, provisional: false, isExact: true,
  }
  it('numbers every row, keeps figures as figures, writes days as tables do, and adds the seats up', () => {
    const { rows, columns } = planSheet(plan, (key) => ({ kind: 'việc', code: null, what: key }), { name: 'Kế hoạch', lines: [], headers: ['TT'], total: 'Tổng' })
    expect(rows).toEqual([
      [1, 'việc', null, 'course:KH1', 4, 1, 2, 2, 1.5, '04/12/2026', '15/01/2027'],
      [2, 'việc', null, 'course:KH2', 3, 1, 2, 1, 1.6, '04/12/2026', '15/01/2027'],
      [3, 'việc', null, 'document:education:dai_hoc', 2, null, null, null, null, null, null],
      [4, 'việc', null, 'cannot::no_post', 1, null, null, null, null, null, null],
      [null, 'Tổng', null, null, 7, 2, 4, 3, 3.1, null, null],
    ])
    expect(columns.map(({ align }) => align).filter((align) => align === 'right').length).toBe(6)
  })
})
