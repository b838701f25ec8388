import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/day'
import { mayStart, roundOf, shownAfter, type FinishedAttempt, type StartFacts } from './attempt-rules'

const today = '2026-05-20'
const limits = { attempts: 2, waitDays: 7 }
const failedOn = (endedOn: string): FinishedAttempt => ({ passed: false, endedOn })
const passedOn = (endedOn: string): FinishedAttempt => ({ passed: true, endedOn })
const facts: StartFacts = { enrolled: true, lessonsLeft: [], openAttemptId: null, finished: [], certificate: null, limits, contentAllowed: true, today }

describe('mayStart', () => {
  it.each<[string, Partial<StartFacts>, unknown]>([
    ['not enrolled', { enrolled: false }, { kind: 'not_enrolled' }],
    ['one open', { openAttemptId: 'a1', lessonsLeft: ['2.1'] }, { kind: 'attempt_open', attemptId: 'a1' }],
    ['lessons left', { lessonsLeft: ['2.4', '2.6'] }, { kind: 'lessons_left', numbers: ['2.4', '2.6'] }],
    ['content not reviewed', { contentAllowed: false }, { kind: 'content_not_reviewed' }],
    ['holds one without end', { certificate: { lastDay: null } }, { kind: 'holds_certificate', lastDay: null, renewFrom: null }],
    ['holds one for 91 days', { certificate: { lastDay: addDays(today, 91) } }, { kind: 'holds_certificate', lastDay: addDays(today, 91), renewFrom: addDays(today, 1) }],
    ['two failed today', { finished: [failedOn('2026-05-18'), failedOn(today)] }, { kind: 'waiting', from: '2026-05-27' }],
    ['two failed six days ago', { finished: [failedOn('2026-05-10'), failedOn('2026-05-14')] }, { kind: 'waiting', from: '2026-05-21' }],
  ])('refuses: %s', (_name, change, reason) => {
    expect(mayStart({ ...facts, ...change })).toEqual({ ok: false, reason })
  })

  it.each<[string, Partial<StartFacts>, number, number, boolean]>([
    ['first', {}, 1, 2, false],
    ['second', { finished: [failedOn(today)] }, 2, 1, false],
    ['third, seven days after', { finished: [failedOn('2026-05-01'), failedOn('2026-05-13')] }, 1, 2, false],
    ['fourth', { finished: [failedOn('2026-05-01'), failedOn('2026-05-02'), failedOn('2026-05-20')] }, 2, 1, false],
    ['renewal on the 90th day', { finished: [failedOn('2023-01-01'), passedOn('2023-01-02')], certificate: { lastDay: addDays(today, 90) } }, 1, 2, true],
  ])('allows: %s', (_name, change, next, left, renewal) => {
    expect(mayStart({ ...facts, ...change })).toEqual({ ok: true, value: { round: { next, left, waitUntil: null }, renewal } })
  })
})

describe('roundOf', () => {
  it('always leaves from 1 to the limit unless waiting', () => {
    const attempt = fc.record({ passed: fc.boolean(), endedOn: fc.integer({ min: -60, max: 0 }).map((n) => addDays(today, n)) })
    fc.assert(fc.property(fc.array(attempt, { maxLength: 9 }), fc.integer({ min: 1, max: 4 }), (finished, attempts) => {
      const ordered = [...finished].sort((a, b) => (a.endedOn < b.endedOn ? -1 : 1))
      const round = roundOf(ordered, { attempts, waitDays: 7 }, today)
      expect(round.waitUntil === null ? round.left >= 1 && round.left <= attempts && round.next + round.left === attempts + 1 : round.left === 0 && round.waitUntil > today).toBe(true)
    }))
  })
})

describe('shownAfter', () => {
  it('keeps the right answers back while an attempt is left', () => {
    expect(shownAfter(true, { next: 1, left: 2, waitUntil: null })).toBe('full')
    expect(shownAfter(false, { next: 2, left: 1, waitUntil: null })).toBe('own')
    expect(shownAfter(false, { next: 1, left: 0, waitUntil: '2026-05-27' })).toBe('full')
  })
})
