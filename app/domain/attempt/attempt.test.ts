import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ATTEMPT_MOVES, ATTEMPT_STAGES, ATTEMPT_STATES, dueInstant, endAttempt, endingAt, isLate, moveAttempt, remainingSeconds, type AttemptMove, type AttemptStage, type EndedBy } from './attempt'

const due = new Date('2026-03-02T03:00:00.000Z')
const after = (ms: number) => new Date(due.getTime() + ms)

/** The arrows of the diagram, written down a second time. */
const ARROWS = [
  'not_started start in_progress',
  'in_progress hand_in submitted', 'in_progress run_out overdue',
  'overdue accept submitted', 'overdue give_up abandoned',
  'submitted grade graded', 'submitted ask needs_marking',
  'abandoned grade graded', 'needs_marking mark graded',
]

function walk(moves: readonly AttemptMove[]): AttemptStage[] {
  const stages: AttemptStage[] = ['not_started']
  for (const move of moves) {
    const next = moveAttempt(stages[stages.length - 1] ?? 'not_started', move)
    if (next.ok) stages.push(next.value)
  }
  return stages
}

describe('moveAttempt', () => {
  it('knows the arrows of the diagram and no other', () => {
    const found = ATTEMPT_STAGES.flatMap((stage) => ATTEMPT_MOVES.flatMap((move) => {
      const next = moveAttempt(stage, move)
      return next.ok ? [`${stage} ${move} ${next.value}`] : []
    }))
    expect(found.sort()).toEqual([...ARROWS].sort())
  })

  it('follows only arrows, whatever is asked of it, in whatever order', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...ATTEMPT_MOVES), { maxLength: 30 }), (moves) => {
      const stages = walk(moves)
      for (let i = 1; i < stages.length; i++) expect(ARROWS.some((arrow) => arrow.startsWith(`${stages[i - 1]} `) && arrow.endsWith(` ${stages[i]}`))).toBe(true)
      // Nothing happens twice, and nothing after the mark.
      expect(new Set(stages).size).toBe(stages.length)
      expect(stages.indexOf('graded')).toBeOneOf([-1, stages.length - 1])
      if (stages.includes('abandoned')) expect(stages).not.toContain('submitted')
    }))
  })

  it('reaches every stage', () => {
    const reached = fc.sample(fc.array(fc.constantFrom(...ATTEMPT_MOVES), { minLength: 12, maxLength: 40 }), { numRuns: 400, seed: 7 }).flatMap(walk)
    expect(new Set(reached)).toEqual(new Set(ATTEMPT_STAGES))
  })
})

describe('endAttempt', () => {
  it.each<[EndedBy, boolean, string | null]>([
    ['submitted', false, 'graded'], ['submitted', true, 'needs_marking'],
    ['overdue', false, 'graded'], ['overdue', true, 'needs_marking'],
    ['abandoned', false, 'graded'], ['abandoned', true, null],
  ])('%s, to be marked: %s, is stored as %s', (endedBy, needsMarking, state) => {
    expect(endAttempt('in_progress', endedBy, needsMarking)).toEqual(state === null ? { ok: false, reason: 'finished' } : { ok: true, value: state })
  })
  it('ends nothing twice', () => {
    for (const state of ATTEMPT_STATES.filter((one) => one !== 'in_progress'))
      for (const endedBy of ['submitted', 'overdue', 'abandoned'] as const) expect(endAttempt(state, endedBy, false)).toEqual({ ok: false, reason: 'finished' })
  })
})

describe('endingAt', () => {
  it.each([
    [-1, 'submit', true, 'submitted', -1],
    [0, 'abandon', false, 'submitted', 0],
    [10_000, 'abandon', true, 'submitted', 10_000],
    [10_001, 'submit', true, 'overdue', 0],
    [10_001, 'submit', false, 'abandoned', 0],
    [10_001, 'abandon', true, 'abandoned', 0],
    [3_600_000, 'submit', true, 'overdue', 0],
  ] as const)('%i ms after the due instant, rule %s, anything saved %s: %s, stamped %i ms after', (ms, overdue, anythingSaved, endedBy, stamped) => {
    expect(isLate(due, after(ms))).toBe(ms > 10_000)
    expect(endingAt(due, after(ms), { overdue, anythingSaved })).toEqual({ endedBy, stamp: after(stamped) })
  })
})

describe('time', () => {
  it('counts seconds up to the due instant', () => {
    expect(remainingSeconds(due, after(-61_000))).toBe(61)
    expect(remainingSeconds(due, after(-60_001))).toBe(61)
    expect(remainingSeconds(due, after(1))).toBe(0)
  })
  it('is due after its minutes, and never after the end of the test or of the sitting', () => {
    expect(dueInstant(after(-3_600_000), 60)).toEqual(due)
    expect(dueInstant(after(-3_600_000), 60, [null, after(5)])).toEqual(due)
    expect(dueInstant(after(-3_600_000), 90, [after(60_000), null, after(0)])).toEqual(due)
  })
})
