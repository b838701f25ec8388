import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/day'
import { appointedByCommune, completedBy, figuresByUnit, type MemberFacts, programmeFigures, projectTarget, quotaShare } from './progress'
import { nextStages, type Stage } from './stage'

let number = 0
const member = (stages: [Stage, string][], change: Partial<MemberFacts> = {}): MemberFacts => ({ memberId: String(number++), unitId: 'a', communePosts: [], entries: stages.map(([stage, on]) => ({ stage, on })), ...change })
const until = (last: Stage, on: string): [Stage, string][] => {
  const way: Stage[] = ['selected', 'studying', 'graduated', 'appointed']
  return [...way.slice(0, Math.max(0, way.indexOf(last))).map((stage): [Stage, string] => [stage, '2025-01-01']), [last, on]]
}

const members = [
  member(until('selected', '2026-01-10')),
  member(until('studying', '2026-01-10')),
  member(until('graduated', '2026-01-10')),
  member(until('appointed', '2025-01-10'), { unitId: 'b', communePosts: [{ unitId: 'x', span: { from: '2025-01-10', to: null } }] }),
  member([...until('graduated', '2025-09-01'), ['dropped', '2025-10-01']], { unitId: 'b' }),
  member([['selected', '2025-02-01'], ['dropped', '2025-03-01']]),
]

describe('figures', () => {
  it('count completed once, whatever came later', () => {
    expect(programmeFigures(members, '2026-02-01')).toEqual({ now: { selected: 1, studying: 1, graduated: 1, appointed: 1, dropped: 2, retained: 1 }, completed: 3, appointed: 1, retained: 1 })
    expect(programmeFigures(members, '2024-12-31')).toMatchObject({ completed: 0, now: { selected: 0, dropped: 0 } })
  })

  it('by unit add up to the whole', () => {
    const parts = [...figuresByUnit(members, '2026-02-01').values()]
    expect(parts.reduce((sum, { completed }) => sum + completed, 0)).toBe(3)
    expect(parts.reduce((sum, { now }) => sum + now.dropped, 0)).toBe(2)
  })

  it('by commune: only who is appointed and in post', () => {
    expect(appointedByCommune(members, '2026-02-01')).toEqual(new Map([['x', 1]]))
    expect(appointedByCommune(members, '2025-01-09')).toEqual(new Map())
  })
})

describe('projection', () => {
  const graduates = (days: string[]) => days.map((on) => member(until('graduated', on)))
  it.each([
    ['half in a year: the other half in the next', graduates(['2026-01-01', '2026-06-01']), 4, { kind: 'date', on: addDays('2026-07-01', 365), pace: 2 }],
    ['nobody in the last year', graduates(['2024-01-01']), 4, { kind: 'no_pace' }],
    ['there already', graduates(['2026-01-01']), 1, { kind: 'reached' }],
    ['no target is not a target reached', graduates(['2026-01-01']), 0, { kind: 'no_target' }],
    ['nor is it with nobody', [], 0, { kind: 'no_target' }],
    ['one in a thousand years is no forecast', graduates(['2026-01-01']), 1000, { kind: 'no_pace' }],
  ])('%s', (_name, own, target, projection) => {
    expect(projectTarget(own, target, '2026-07-01')).toEqual(projection)
  })
})

/** A history of legal stages, a random number of days apart. */
const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 300 })), { maxLength: 8 }).map((steps) => {
  const entries: { stage: Stage; on: string }[] = []
  let on = '2024-01-01'
  for (const [pick, days] of steps) {
    const next = nextStages(entries.at(-1)?.stage ?? null)
    on = addDays(on, days)
    entries.push({ stage: next[pick % next.length] as Stage, on })
  }
  return { memberId: 'm', unitId: 'a', entries, communePosts: [] }
})

it('completed never falls, and everybody stands at one stage at most', () => {
  fc.assert(fc.property(fc.array(history, { maxLength: 12 }), fc.integer({ min: 0, max: 1500 }), (list, offset) => {
    const day = addDays('2024-01-01', offset)
    const line = completedBy(list, [day, addDays(day, 30), addDays(day, 400)])
    expect([...line].sort((a, b) => a - b)).toEqual(line)
    const { now, completed } = programmeFigures(list, day)
    const standing = now.selected + now.studying + now.graduated + now.appointed + now.dropped
    expect(standing).toBeLessThanOrEqual(list.length)
    expect(completed).toBeGreaterThanOrEqual(now.graduated + now.appointed)
  }))
})

describe('a share of a quota', () => {
  it.each([[1, 7, 14.2], [999, 1000, 99.9], [9999, 10000, 99.9], [6, 6, 100], [0, 5, 0]])('%d of %d is %d', (completed, quota, share) => expect(quotaShare(completed, quota)).toBe(share))
  it('is none without a quota', () => expect(quotaShare(3, 0)).toBeNull())
})
