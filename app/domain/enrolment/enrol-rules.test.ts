import { describe, expect, it } from 'vitest'
import { decideEnrolment, mayRenew, type EnrolFacts } from './enrol-rules'

const facts: EnrolFacts = { today: '2026-11-23', reviewState: 'pending', requireReviewed: false, hasOpenEnrolment: false, held: null }

describe('decideEnrolment', () => {
  it.each<{ name: string; change: Partial<EnrolFacts>; expected: ReturnType<typeof decideEnrolment> }>([
    { name: 'a new course', change: {}, expected: { kind: 'open' } },
    { name: 'an open enrolment is kept', change: { hasOpenEnrolment: true, requireReviewed: true }, expected: { kind: 'already' } },
    { name: 'not reviewed, required', change: { requireReviewed: true }, expected: { kind: 'refused', reason: { kind: 'not_reviewed' } } },
    { name: 'sourced is not reviewed', change: { requireReviewed: true, reviewState: 'sourced' }, expected: { kind: 'refused', reason: { kind: 'not_reviewed' } } },
    { name: 'reviewed', change: { requireReviewed: true, reviewState: 'reviewed' }, expected: { kind: 'open' } },
    { name: 'certified for long', change: { held: { lastDay: '2027-06-01' } }, expected: { kind: 'refused', reason: { kind: 'still_certified', lastDay: '2027-06-01' } } },
    { name: 'certified for ever', change: { held: { lastDay: null } }, expected: { kind: 'refused', reason: { kind: 'still_certified', lastDay: null } } },
    { name: 'renewal on the 90th day', change: { held: { lastDay: '2027-02-21' } }, expected: { kind: 'open' } },
    { name: 'one day too early', change: { held: { lastDay: '2027-02-22' } }, expected: { kind: 'refused', reason: { kind: 'still_certified', lastDay: '2027-02-22' } } },
  ])('$name', ({ change, expected }) => expect(decideEnrolment({ ...facts, ...change })).toEqual(expected))
})

describe('mayRenew', () => {
  it.each([
    { lastDay: null, may: false },
    { lastDay: '2026-11-24', may: true },
    { lastDay: '2020-01-01', may: true },
    { lastDay: '2028-01-01', may: false },
  ])('$lastDay: $may', ({ lastDay, may }) => expect(mayRenew(lastDay, '2026-11-23')).toBe(may))
})
