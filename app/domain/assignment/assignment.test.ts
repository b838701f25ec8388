/** Who is in an assignment, until when, where each stands, and what is told: tables, and laws on random histories. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, dayFromNumber, dayNumber, diffDays } from '../kernel/day'
import { assignmentForm, extensionForm, namedCodes } from './assignment-form'
import { dueDayOf, LEAST_DAYS } from './due-day'
import { memberState, memberStates, type MemberFacts } from './member-state'
import { type NoticeFacts, noticesDue } from './notice'
import { type Evaluation, type KnownMember, reconcile } from './reconcile'

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
  const keyed = (...steps: string[]) => new Set(steps.map((step) => `${step}:${step === 'assigned' ? '2026-10-01' : '2026-12-31'}`))
  const due = (today: Day, { told = ['assigned'], ...change }: Partial<Omit<NoticeFacts, 'told'>> & { told?: readonly string[] } = {}) => {
    const assignedOn = change.assignedOn ?? '2026-10-01'
    return noticesDue({ state: 'open', assignedOn, toldOn: assignedOn, dueOn: '2026-12-31', ...change, told: new Set([...keyed(...told), ...(assignedOn === '2026-10-01' ? [] : [`assigned:${assignedOn}`])]) }, today).map(({ step }) => step)
  }
  it.each([
    ['nothing long before', '2026-11-30', {}, []],
    ['being assigned first, and alone', '2026-12-30', { told: [] }, ['assigned']],
    ['thirty days before', '2026-12-01', {}, ['due_30']],
    ['on the next day when the job stood still', '2026-12-03', {}, ['due_30']],
    ['the nearer step only', '2026-12-25', {}, ['due_7']],
    ['one day before, and on the day itself', '2026-12-31', {}, ['due_1']],
    ['late: officer and who answers for the unit', '2027-01-01', { state: 'overdue' }, ['overdue', 'escalated']],
    ['late, the officer told already', '2027-01-05', { state: 'overdue', told: ['overdue'] }, ['escalated']],
    ['no reminder that lies before the day of assignment', '2026-12-20', { assignedOn: '2026-12-19' }, []],
    ['none before the day on which the later day was told', '2026-12-28', { toldOn: '2026-12-27' }, []],
    ['all of a later day, whatever was told of the earlier', '2027-01-01', { dueOn: '2027-01-31', toldOn: '2026-12-30', told: ['assigned', 'due_30', 'due_7', 'due_1', 'overdue', 'escalated'] }, ['due_30']],
    ['that a later day is over, too', '2027-02-01', { state: 'overdue', dueOn: '2027-01-31', told: ['assigned', 'overdue', 'escalated'] }, ['overdue', 'escalated']],
    ['being assigned again', '2026-12-01', { assignedOn: '2026-11-30', told: [], dueOn: '2027-03-01' }, []],
  ] as const)('%s', (_, today, change, steps) => expect(due(today, change)).toEqual(steps))

  it('are told never twice, never of who is done, exempt or out, and each late member in the end to both, for every due day there was', () => {
    const state = fc.constantFrom(...memberStates.filter((one) => one !== 'open' && one !== 'overdue'))
    fc.assert(fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 60 }), state, fc.array(fc.boolean(), { minLength: 160, maxLength: 160 }), (days, endsAfter, more, end, runs) => {
      const assignedOn = '2026-01-01'
      let [dueOn, toldOn] = [addDays(assignedOn, days), assignedOn]
      const told = new Set<string>()
      for (let i = 0; i < runs.length; i += 1) {
        const today = addDays(assignedOn, i)
        // Extended once, five days after it was over.
        if (i === days + 5) [dueOn, toldOn] = [addDays(today, more), today]
        const now = i >= endsAfter ? end : memberState({ exempt: false, certified: false, closed: null, cancelled: false, pastDue: today > dueOn })
        // A day on which the job does not run, runs once, or (asked again) runs twice.
        if (!runs[i] && i < runs.length - 1) continue
        const facts = { state: now, assignedOn, toldOn, dueOn, told }
        const steps = noticesDue(facts, today)
        if (i >= endsAfter) expect(steps).toEqual([])
        for (const { key } of steps) { expect(told.has(key)).toBe(false); told.add(key) }
        expect(noticesDue(facts, today).filter(({ key }) => told.has(key))).toEqual([])
      }
      if (endsAfter > runs.length && runs.length > days + 5 + more + 1) expect([told.has(`overdue:${dueOn}`), told.has(`escalated:${dueOn}`)]).toEqual([true, true])
    }))
  })
})

const isBeyond = (until: Day | null | undefined, dueOn: Day) => until === null || (until !== undefined && until > dueOn)

describe('the daily evaluation', () => {
  const person = (officerId: string) => ({ officerId, appointedOn: '2020-01-01' })
  const base: Evaluation = { rule: 'gap', due: { kind: 'fixed', on: '2027-03-01' }, today: '2026-11-28', first: false, meant: [], present: new Set(), held: new Map(), elsewhere: new Set(), excused: new Set(), members: [] }
  const member = (officerId: string, change: Partial<KnownMember> = {}): KnownMember => ({ officerId, closed: null, exempt: false, done: false, dueOn: '2026-06-30', ...change })
  it('lets newcomers join, but not who has the certificate beyond the due day, the course elsewhere, or is exempt from it there', () => {
    const question: Evaluation = { ...base, meant: ['a', 'b', 'c', 'd', 'e'].map(person), present: new Set('abcde'), held: new Map([['b', null]]), elsewhere: new Set('c'), excused: new Set('e'), members: [member('d')] }
    expect(reconcile(question)).toEqual({ join: [{ officerId: 'a', dueOn: '2027-03-01' }], close: [], again: [] })
    // A list that names somebody goes before an exemption elsewhere.
    expect(reconcile({ ...question, rule: 'list', first: true }).join.map(({ officerId }) => officerId)).toEqual(['a', 'e'])
  })
  it.each([
    ['ends after the due day', 'unit', '2027-03-02', []],
    ['ends by the due day', 'unit', '2027-02-01', ['a']],
    ['ends by the due day, but may not be renewed yet: asked later', 'unit', '2027-03-01', []],
    ['ends by the due day of a list, which is asked once', 'list', '2027-03-01', ['a']],
  ] as const)('takes a certificate that %s as it is', (_, rule, until, joining) => {
    const question = { ...base, rule, first: rule === 'list', meant: [person('a')], present: new Set('a'), held: new Map([['a', until]]) }
    expect(reconcile(question).join.map(({ officerId }) => officerId)).toEqual(joining)
  })
  it('closes who left, marks who has closed the gap otherwise, asks again who is meant again', () => {
    const members = [member('gone'), member('met'), member('back', { closed: 'left' }), member('done', { done: true })]
    expect(reconcile({ ...base, meant: [person('back')], present: new Set(['met', 'back', 'done']), members })).toEqual({ join: [], close: [{ officerId: 'gone', because: 'left' }, { officerId: 'met', because: 'met' }], again: [{ officerId: 'back', dueOn: '2027-03-01' }] })
    expect(reconcile({ ...base, rule: 'unit', meant: [], present: new Set(['met']), members: members.slice(1, 2) }).close).toEqual([{ officerId: 'met', because: 'left' }])
  })
  it('asks again, with a day of their own, those whose certificate lapsed; of a list nobody, nor who is exempt or learns elsewhere', () => {
    const question: Evaluation = { ...base, today: '2029-10-01', meant: ['lapsed', 'exempt', 'elsewhere', 'renewed'].map(person), held: new Map([['renewed', '2032-09-01']]), elsewhere: new Set(['elsewhere']), members: [member('lapsed', { done: true }), member('exempt', { exempt: true, done: true }), member('elsewhere', { done: true }), member('renewed', { done: true })] }
    expect(reconcile(question)).toEqual({ join: [], close: [], again: [{ officerId: 'lapsed', dueOn: '2029-10-15' }] })
    expect(reconcile({ ...question, rule: 'list' }).again).toEqual([])
  })
  it('adds nobody to a list after the first day', () => {
    expect(reconcile({ ...base, rule: 'list', meant: [person('a')], present: new Set('a') }).join).toEqual([])
    expect(reconcile({ ...base, rule: 'list', first: true, meant: [person('a')], present: new Set('a') }).join).toHaveLength(1)
  })
  it('finds nothing to change once its changes are made, and makes nobody overdue, on any history', () => {
    const some = fc.subarray(['a', 'b', 'c', 'd', 'e'])
    const until = fc.option(fc.integer({ min: 1, max: 900 }).map((days) => addDays(base.today, days)))
    fc.assert(fc.property(some, some, fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), until)), some, some, fc.constantFrom('gap', 'unit', 'position' as const), fc.array(fc.record({ officerId: fc.constantFrom('a', 'b', 'c', 'd', 'e'), closed: fc.constantFrom(null, 'left' as const, 'met' as const), exempt: fc.boolean(), got: fc.boolean(), dueOn: fc.integer({ min: -600, max: 600 }).map((days) => addDays(base.today, days)) })), (meant, inUnit, certificates, elsewhere, excused, rule, known) => {
      const held = new Map<string, Day | null>(certificates)
      // Done: by a certificate got since being assigned, or one that lasts beyond the due day.
      const members = [...new Map(known.map((one) => [one.officerId, one])).values()].map(({ got, ...one }) => ({ ...one, done: got || isBeyond(held.get(one.officerId), one.dueOn) }))
      const question: Evaluation = { ...base, rule: rule as 'gap', meant: meant.map(person), present: new Set([...meant, ...inUnit]), held, elsewhere: new Set(elsewhere), excused: new Set(excused), members }
      const { join, close, again } = reconcile(question)
      expect(new Set([...close, ...again].map(({ officerId }) => officerId)).size).toBe(close.length + again.length)
      for (const { dueOn } of [...join, ...again]) expect(diffDays(base.today, dueOn)).toBeGreaterThanOrEqual(LEAST_DAYS)
      const renewed = new Map(again.map((one) => [one.officerId, one.dueOn]))
      const after = [
        ...members.map((one) => { const dueOn = renewed.get(one.officerId); return dueOn === undefined ? { ...one, closed: close.find(({ officerId }) => officerId === one.officerId)?.because ?? one.closed } : { ...one, closed: null, dueOn, done: isBeyond(held.get(one.officerId), dueOn) } }),
        ...join.map(({ officerId, dueOn }) => member(officerId, { dueOn, done: isBeyond(held.get(officerId), dueOn) })),
      ]
      expect(reconcile({ ...question, members: after })).toEqual({ join: [], close: [], again: [] })
    }))
  })
})
