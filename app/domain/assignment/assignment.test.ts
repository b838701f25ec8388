/** Who is in an assignment, until when, where each stands, and what is told: tables, and laws on random histories. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayFromNumber, dayNumber, diffDays } from '../kernel/day'
import { assignmentForm, extensionForm, namedCodes } from './assignment-form'
import { dueDayOf, LEAST_DAYS } from './due-day'
import { memberState, memberStates, type MemberFacts } from './member-state'
import { noticesDue } from './notice'
import { type Evaluation, reconcile } from './reconcile'

const unitId = '00000000-0000-7000-8000-000000000001'
const form = (change: object = {}) => assignmentForm.safeParse({ courseCode: 'KH2', rule: 'gap', unitId, dueKind: 'fixed', dueOn: '31/12/2026', reason: 'Kế hoạch', ...change })
const faultsOf = (change: object) => { const parsed = form(change); return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}:${message}`) }

describe('the form', () => {
  it('reads what each rule needs, and nothing else', () => {
    expect(form().data).toEqual({ courseCode: 'KH2', rule: 'gap', unitId, positionId: null, codes: [], due: { kind: 'fixed', on: '2026-12-31' }, reason: 'Kế hoạch' })
    expect(form({ rule: 'list', codes: 'A1, A2\nA1', dueKind: 'from_assigned', dueDays: ' 60 ', positionId: unitId }).data).toMatchObject({ codes: ['A1', 'A2'], positionId: null, due: { kind: 'from_assigned', days: 60 } })
  })
  it.each([
    [{ courseCode: '' }, ['courseCode:courseMissing']],
    [{ rule: 'all' }, ['rule:ruleMissing']],
    [{ unitId: 'x' }, ['unitId:unitMissing']],
    [{ rule: 'position' }, ['positionId:positionMissing']],
    [{ rule: 'list' }, ['codes:codesMissing']],
    [{ dueOn: '31/02/2026' }, ['dueOn:dueOnForm']],
    [{ dueKind: 'from_appointed', dueDays: '0' }, ['dueDays:dueDaysForm']],
    [{ dueKind: 'from_assigned', dueDays: '731' }, ['dueDays:dueDaysForm']],
    [{ reason: '  ' }, ['reason:reasonMissing']],
    [{ reason: 'x'.repeat(501) }, ['reason:reasonLong']],
  ])('refuses %j at its field', (change, faults) => expect(faultsOf(change)).toEqual(faults))
  it('reads a pasted list once each, and a later day', () => {
    expect(namedCodes('b; a,\tb\n')).toEqual(['b', 'a'])
    expect(extensionForm.safeParse({ dueOn: '5/1/2027', reason: ' Ốm ' }).data).toEqual({ dueOn: '2027-01-05', reason: 'Ốm' })
  })
})

describe('the due day', () => {
  const day = (first: boolean, appointedOn: Day = '2020-01-01') => ({ assignedOn: '2026-11-28', appointedOn, first })
  it.each([
    ['a fixed day for those who are there', { kind: 'fixed', on: '2026-12-01' } as const, day(true), '2026-12-01'],
    ['fourteen days for a newcomer near it', { kind: 'fixed', on: '2026-12-01' } as const, day(false), '2026-12-12'],
    ['the fixed day for an early newcomer', { kind: 'fixed', on: '2027-03-01' } as const, day(false), '2027-03-01'],
    ['days from being assigned', { kind: 'from_assigned', days: 60 } as const, day(true), '2027-01-27'],
    ['days from appointment', { kind: 'from_appointed', days: 90 } as const, day(true, '2026-11-20'), '2027-02-18'],
    ['fourteen days where appointment is long ago', { kind: 'from_appointed', days: 90 } as const, day(true), '2026-12-12'],
  ])('is %s', (_, due, joining, expected) => expect(dueDayOf(due, joining)).toBe(expected))
  it('never makes a newcomer overdue on arrival', () => {
    const days = fc.integer({ min: dayNumber('2015-01-01'), max: dayNumber('2030-01-01') }).map(dayFromNumber)
    fc.assert(fc.property(days, days, days, fc.integer({ min: 1, max: 730 }), fc.constantFrom('fixed', 'from_assigned', 'from_appointed' as const), (on, assignedOn, appointedOn, count, kind) => {
      const due = kind === 'fixed' ? ({ kind: 'fixed', on } as const) : ({ kind: kind as 'from_appointed', days: count } as const)
      const least = kind === 'from_assigned' ? Math.min(count, LEAST_DAYS) : LEAST_DAYS
      expect(diffDays(assignedOn, dueDayOf(due, { assignedOn, appointedOn, first: false }))).toBeGreaterThanOrEqual(least)
    }))
  })
})

describe('the state of a member', () => {
  const nothing: MemberFacts = { exempt: false, certified: false, closed: null, cancelled: false, pastDue: false }
  it.each([
    [{}, 'open'], [{ pastDue: true }, 'overdue'], [{ certified: true, pastDue: true }, 'done'], [{ closed: 'met' as const }, 'done'], [{ closed: 'left' as const, pastDue: true }, 'left'],
    [{ closed: 'left' as const, certified: true }, 'done'], [{ cancelled: true, pastDue: true }, 'cancelled'], [{ cancelled: true, certified: true }, 'done'], [{ exempt: true, certified: true, cancelled: true }, 'exempt'],
  ])('%j is %s', (change, state) => expect(memberState({ ...nothing, ...change })).toBe(state))
})

describe('notices', () => {
  const due = (today: Day, change: object = {}) => noticesDue({ state: 'open', assignedOn: '2026-10-01', dueOn: '2026-12-31', told: new Set(['assigned']), ...change }, today)
  it.each([
    ['nothing long before', '2026-11-30', {}, []],
    ['being assigned first, and alone', '2026-12-30', { told: new Set() }, ['assigned']],
    ['thirty days before', '2026-12-01', {}, ['due_30']],
    ['on the next day when the job stood still', '2026-12-03', {}, ['due_30']],
    ['the nearer step only', '2026-12-25', {}, ['due_7']],
    ['one day before, and on the day itself', '2026-12-31', {}, ['due_1']],
    ['late: officer and head', '2027-01-01', { state: 'overdue' }, ['overdue', 'escalated']],
    ['late, the officer told already', '2027-01-05', { state: 'overdue', told: new Set(['overdue']) }, ['escalated']],
    ['no reminder that lies before the day of assignment', '2026-12-20', { assignedOn: '2026-12-19' }, []],
  ] as const)('%s', (_, today, change, steps) => expect(due(today, change)).toEqual(steps))

  it('are told never twice, never of who is done, exempt or out, and each late member in the end to both', () => {
    const state = fc.constantFrom(...memberStates.filter((one) => one !== 'open' && one !== 'overdue'))
    fc.assert(fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 120 }), state, fc.array(fc.boolean(), { minLength: 130, maxLength: 130 }), (days, endsAfter, end, runs) => {
      const [assignedOn, dueOn] = ['2026-01-01', addDays('2026-01-01', days)]
      const told = new Set<string>()
      for (let i = 0; i < runs.length; i += 1) {
        const today = addDays(assignedOn, i)
        const now = i >= endsAfter ? end : memberState({ exempt: false, certified: false, closed: null, cancelled: false, pastDue: today > dueOn })
        // A day on which the job does not run, runs once, or (asked again) runs twice.
        if (!runs[i] && i < runs.length - 1) continue
        const steps = noticesDue({ state: now, assignedOn, dueOn, told }, today)
        if (i >= endsAfter) expect(steps).toEqual([])
        for (const step of steps) { expect(told.has(step)).toBe(false); told.add(step) }
        expect(noticesDue({ state: now, assignedOn, dueOn, told }, today).filter((step) => told.has(step))).toEqual([])
      }
      if (endsAfter > runs.length && runs.length > days + 1) expect([told.has('overdue'), told.has('escalated')]).toEqual([true, true])
    }))
  })
})

describe('the daily evaluation', () => {
  const person = (officerId: string) => ({ officerId, appointedOn: '2020-01-01' })
  const base: Evaluation = { rule: 'gap', due: { kind: 'fixed', on: '2027-03-01' }, today: '2026-11-28', first: false, meant: [], present: new Set(), certified: new Set(), elsewhere: new Set(), members: [] }
  it('lets newcomers join, but not who has the certificate or the course elsewhere', () => {
    const changes = reconcile({ ...base, meant: ['a', 'b', 'c', 'd'].map(person), present: new Set('abcd'), certified: new Set('b'), elsewhere: new Set('c'), members: [{ officerId: 'd', closed: null, settled: false }] })
    expect(changes).toEqual({ join: [{ officerId: 'a', dueOn: '2027-03-01' }], close: [], reopen: [] })
  })
  it('closes who left, marks who has closed the gap otherwise, opens again who is meant again', () => {
    const members = [{ officerId: 'gone', closed: null, settled: false }, { officerId: 'met', closed: null, settled: false }, { officerId: 'back', closed: 'left' as const, settled: false }, { officerId: 'done', closed: null, settled: true }]
    expect(reconcile({ ...base, meant: [person('back')], present: new Set(['met', 'back', 'done']), members })).toEqual({ join: [], close: [{ officerId: 'gone', because: 'left' }, { officerId: 'met', because: 'met' }], reopen: ['back'] })
    expect(reconcile({ ...base, rule: 'unit', meant: [], present: new Set(['met']), members: members.slice(1, 2) }).close).toEqual([{ officerId: 'met', because: 'left' }])
  })
  it('adds nobody to a list after the first day', () => {
    expect(reconcile({ ...base, rule: 'list', meant: [person('a')], present: new Set('a') }).join).toEqual([])
    expect(reconcile({ ...base, rule: 'list', first: true, meant: [person('a')], present: new Set('a') }).join).toHaveLength(1)
  })
  it('finds nothing to change once its changes are made, on any history', () => {
    const some = fc.subarray(['a', 'b', 'c', 'd', 'e'])
    fc.assert(fc.property(some, some, some, some, fc.constantFrom('gap', 'unit', 'position' as const), fc.array(fc.record({ officerId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), closed: fc.constantFrom(null, 'left' as const, 'met' as const), settled: fc.boolean() })), (meant, inUnit, certified, elsewhere, rule, known) => {
      const members = [...new Map(known.map((one) => [one.officerId, one])).values()]
      const question: Evaluation = { ...base, rule: rule as 'gap', meant: meant.map(person), present: new Set([...meant, ...inUnit]), certified: new Set(certified), elsewhere: new Set(elsewhere), members }
      const { join, close, reopen } = reconcile(question)
      expect(new Set([...close.map(({ officerId }) => officerId), ...reopen]).size).toBe(close.length + reopen.length)
      const after = [...members.map((one) => ({ ...one, closed: reopen.includes(one.officerId) ? null : (close.find(({ officerId }) => officerId === one.officerId)?.because ?? one.closed) })), ...join.map(({ officerId }) => ({ officerId, closed: null, settled: false }))]
      expect(reconcile({ ...question, members: after })).toEqual({ join: [], close: [], reopen: [] })
    }))
  })
})
