import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/day'
import { mayStart, roundOf, shownAfter, type FinishedAttempt, type StartFacts } from './attempt-rules'

const today = '2026-05-20'
const now = new Date('2026-05-20T03:00:00Z')
const later = new Date(now.getTime() + 60_000)
const earlier = new Date(now.getTime() - 60_000)
const limits = { attempts: 2, waitDays: 7 }
const failedOn = (endedOn: string, round = 1, attempt = 1): FinishedAttempt => ({ passed: false, endedOn, round, attempt })
const passedOn = (endedOn: string, round = 1, attempt = 1): FinishedAttempt => ({ passed: true, endedOn, round, attempt })
const facts: StartFacts = {
  enrolled: true, lessonsLeft: [], openAttemptId: null, markedAttemptId: null, finished: [], certificate: null, limits, contentAllowed: true,
  opensAt: null, closesAt: null, sitting: null, addressAllowed: true, now,
}
const next = { name: 'Ca 2', place: 'Phòng 201', startsAt: later.toISOString() }

describe('mayStart', () => {
  it.each<[string, Partial<StartFacts>, unknown]>([
    ['not enrolled', { enrolled: false }, { kind: 'not_enrolled' }],
    ['one open', { openAttemptId: 'a1', lessonsLeft: ['2.1'] }, { kind: 'attempt_open', attemptId: 'a1' }],
    ['one with the markers', { markedAttemptId: 'a1' }, { kind: 'being_marked', attemptId: 'a1' }],
    ['lessons left', { lessonsLeft: ['2.4', '2.6'], opensAt: later }, { kind: 'lessons_left', numbers: ['2.4', '2.6'] }],
    ['content not reviewed', { contentAllowed: false }, { kind: 'content_not_reviewed' }],
    ['holds one without end', { certificate: { lastDay: null } }, { kind: 'holds_certificate', lastDay: null, renewFrom: null }],
    ['holds one for 91 days', { certificate: { lastDay: addDays(today, 91) } }, { kind: 'holds_certificate', lastDay: addDays(today, 91), renewFrom: addDays(today, 1) }],
    ['two failed today', { finished: [failedOn('2026-05-18'), failedOn(today, 1, 2)] }, { kind: 'waiting', from: '2026-05-27' }],
    ['two failed six days ago', { finished: [failedOn('2026-05-10'), failedOn('2026-05-14', 1, 2)] }, { kind: 'waiting', from: '2026-05-21' }],
    ['closed this instant', { closesAt: now, lessonsLeft: ['2.1'] }, { kind: 'closed', since: now.toISOString() }],
    ['not open yet', { opensAt: later, sitting: { running: false, next: null } }, { kind: 'not_open_yet', from: later.toISOString() }],
    ['no class session now', { sitting: { running: false, next } }, { kind: 'no_class_session', next }],
    ['listed for none', { sitting: { running: false, next: null }, addressAllowed: false }, { kind: 'no_class_session', next: null }],
    ['from elsewhere', { sitting: { running: true, next: null }, addressAllowed: false }, { kind: 'address_not_allowed' }],
  ])('refuses: %s', (_name, change, reason) => {
    expect(mayStart({ ...facts, ...change })).toEqual({ ok: false, reason })
  })

  it.each<[string, Partial<StartFacts>, number, number, number, boolean]>([
    ['first', {}, 1, 1, 2, false],
    ['second', { finished: [failedOn(today)] }, 1, 2, 1, false],
    ['third, seven days after', { finished: [failedOn('2026-05-01'), failedOn('2026-05-13', 1, 2)] }, 2, 1, 2, false],
    ['fourth', { finished: [failedOn('2026-05-01'), failedOn('2026-05-02', 1, 2), failedOn(today, 2)] }, 2, 2, 1, false],
    ['after two rounds of one attempt each', { finished: [failedOn('2026-05-01'), failedOn(today, 2)] }, 2, 2, 1, false],
    ['a pass by re-grade closes its round', { finished: [failedOn('2026-05-18'), passedOn(today, 1, 2)] }, 2, 1, 2, false],
    ['renewal on the 90th day', { finished: [failedOn('2023-01-01'), passedOn('2023-01-02', 1, 2)], certificate: { lastDay: addDays(today, 90) } }, 2, 1, 2, true],
    ['opened this instant, closes later, in the room', { opensAt: now, closesAt: later, sitting: { running: true, next: null } }, 1, 1, 2, false],
    ['opened before', { opensAt: earlier }, 1, 1, 2, false],
  ])('allows: %s', (_name, change, number, nextAttempt, left, renewal) => {
    expect(mayStart({ ...facts, ...change })).toEqual({ ok: true, value: { round: { number, next: nextAttempt, left, waitUntil: null }, renewal } })
  })
})

describe('roundOf', () => {
  it('lets nobody begin more attempts in a round than the limit, and gives each its own place', () => {
    const step = fc.record({ passed: fc.boolean(), daysLater: fc.integer({ min: 0, max: 9 }), attempts: fc.integer({ min: 1, max: 4 }) })
    fc.assert(fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const finished: FinishedAttempt[] = []
      let day = '2026-01-01'
      for (const { passed, daysLater, attempts } of steps) {
        day = addDays(day, daysLater)
        const round = roundOf(finished, { attempts, waitDays: 7 }, day)
        expect(round.waitUntil === null ? round.left >= 1 && round.next + round.left === attempts + 1 : round.left === 0 && round.waitUntil > day).toBe(true)
        if (round.waitUntil !== null) continue
        expect(round.next).toBeLessThanOrEqual(attempts)
        finished.push({ passed, endedOn: day, round: round.number, attempt: round.next })
      }
      expect(new Set(finished.map(({ round, attempt }) => `${round} ${attempt}`)).size).toBe(finished.length)
    }))
  })
})

describe('shownAfter', () => {
  const shown = { first: 'marks', finally: 'explanations' } as const
  it.each([
    ['ended', {}, 'explanations'],
    ['passed_or_round_over', {}, 'marks'],
    ['passed_or_round_over', { passed: true }, 'explanations'],
    ['passed_or_round_over', { roundOver: true }, 'explanations'],
    ['closed', { passed: true, roundOver: true }, 'marks'],
    ['closed', { closed: true }, 'explanations'],
    ['ended', { anotherOpen: true }, 'marks'],
    ['passed_or_round_over', { roundOver: true, anotherOpen: true }, 'marks'],
  ] as const)('%s with %j shows %s', (when, change, level) => {
    expect(shownAfter({ ...shown, when }, { passed: false, roundOver: false, closed: false, anotherOpen: false, ...change })).toBe(level)
  })
  it('tells nothing during another attempt either, where nothing is told', () => {
    expect(shownAfter({ first: 'nothing', finally: 'explanations', when: 'closed' }, { passed: false, roundOver: false, closed: false, anotherOpen: true })).toBe('nothing')
  })
})
