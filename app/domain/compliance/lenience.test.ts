import { describe, expect, it } from 'vitest'
import type { Evidence } from '../evidence/evidence'
import type { Day } from '../kernel/day'
import type { Requirement, StandardVersion } from '../standard/standard'
import { type Absence, defaultCountingRule, excludedSpans } from './absence'
import { evaluate } from './evaluate'
import type { PersonFacts, PostingFact } from './person-facts'
import { leavesOf } from './standing-tree'

const k = (n: number, level: number): Requirement => ({ id: `r${n}`, ordinal: n, kind: 'competency', competencyId: `K${n}`, code: `K${n}`, name: `K${n}`, level })
const proof = (n: number, level: number): Evidence => ({ id: `e${n}`, kind: 'competency', competencyId: `K${n}`, level, span: { from: '2020-01-01', to: null }, source: 'assessment', grade: 'A', certificateId: null, revokedOn: null, supersededAt: null })
const post = (from: Day, to: Day | null = null, unitId = 'U'): PostingFact => ({ id: unitId + from, unitId, positionId: 'P', kind: 'main', span: { from, to }, supersededAt: null })
const version = (extra: Partial<StandardVersion>): StandardVersion => ({ id: 's', positionId: 'P', number: 1, span: { from: '2020-01-01', to: null }, decision: 'QĐ', requirements: [k(1, 3), k(2, 3)], ...extra })
const judge = (versions: StandardVersion[], person: Partial<PersonFacts>, asOf: Day) =>
  evaluate({ person: { officerId: 'o', postings: [post('2024-01-01')], evidence: [], ...person }, standards: new Map([['P', versions]]), asOf, expiringDays: 30 })
const states = (...args: Parameters<typeof judge>) => leavesOf(judge(...args)).map(({ state }) => state)

describe('one level below', () => {
  it.each<[string, boolean, Evidence[], boolean, string[]]>([
    ['tolerated for one', true, [proof(1, 2), proof(2, 3)], true, ['met', 'met']],
    ['not for two', true, [proof(1, 2), proof(2, 2)], false, ['met', 'missing']],
    ['not for two levels', true, [proof(1, 1), proof(2, 3)], false, ['missing', 'met']],
    ['off by default', false, [proof(1, 2), proof(2, 3)], false, ['missing', 'met']],
  ])('%s', (_, toleratesOneBelow, evidence, meets, leaves) => {
    const tree = judge([version({ toleratesOneBelow })], { evidence }, '2024-06-01')
    expect([tree.meets, leavesOf(tree).map(({ state }) => state)]).toEqual([meets, leaves])
  })
})

describe('the time of a new appointee', () => {
  const graced = [version({ graceDays: 30 })]
  it.each([['2024-01-01', 'grace'], ['2024-01-30', 'grace'], ['2024-01-31', 'missing']])('counts from the first day in the post: %s %s', (asOf, state) => {
    expect(states(graced, {}, asOf)).toEqual([state, state])
  })
  it('does not begin anew when the unit changes and the position does not', () => {
    expect(states(graced, { postings: [post('2024-01-01', '2024-06-01'), post('2024-06-01', null, 'V')] }, '2024-06-02')).toEqual(['missing', 'missing'])
    expect(states(graced, { postings: [post('2024-01-01', '2024-05-31'), post('2024-06-01', null, 'V')] }, '2024-06-02')).toEqual(['grace', 'grace'])
  })
})

describe('the transition to a new version', () => {
  const versions = [version({ span: { from: '2020-01-01', to: '2024-03-01' }, requirements: [k(1, 2)] }), version({ id: 't', number: 2, span: { from: '2024-03-01', to: null }, requirements: [k(1, 3)], transitionUntil: '2024-09-01' })]
  it.each<[string, Day, Day, number]>([
    ['whoever held the post the day before', '2024-02-29', '2024-08-31', 1],
    ['until its end', '2024-02-29', '2024-09-01', 2],
    ['not whoever came on the day', '2024-03-01', '2024-08-31', 2],
  ])('%s', (_, from, asOf, number) => {
    expect(judge(versions, { postings: [post(from)] }, asOf).standard?.number).toBe(number)
  })
})

describe('a waiver', () => {
  const waiver = { id: 'w', subject: 'competency:K1', span: { from: '2024-02-01', to: '2024-03-01' }, reason: 'x', decision: 'QĐ 9', supersededAt: null }
  it.each<[Day, string]>([['2024-01-31', 'missing'], ['2024-02-01', 'waived'], ['2024-02-29', 'waived'], ['2024-03-01', 'missing']])('holds half-open: %s %s', (asOf, state) => {
    expect(states([version({})], { waivers: [waiver], evidence: [proof(2, 3)] }, asOf)).toEqual([state, 'met'])
  })
  it('superseded counts for nothing, and a proof comes first', () => {
    expect(states([version({})], { waivers: [{ ...waiver, supersededAt: 'x' }], evidence: [proof(2, 3)] }, '2024-02-10')).toEqual(['missing', 'met'])
    expect(states([version({})], { waivers: [waiver], evidence: [proof(1, 3), proof(2, 3)] }, '2024-02-10')).toEqual(['met', 'met'])
  })
})

describe('absences and counts', () => {
  const absence = (kind: Absence['kind'], from: Day, to: Day | null, id = 'a'): Absence => ({ id, kind, span: { from, to }, decision: 'QĐ', supersededAt: null })
  const extended = [absence('leave', '2024-01-01', '2024-09-01'), absence('leave', '2024-09-01', '2025-03-01', 'b')]
  it.each<[string, Absence[], ReturnType<typeof excludedSpans>]>([
    ['leave of 12 months', [absence('leave', '2024-01-01', '2025-01-01')], []],
    ['leave of more', [absence('leave', '2024-01-01', '2025-01-02')], [{ from: '2024-01-01', to: '2025-01-02' }]],
    ['leave without end', [absence('leave', '2024-01-01', null)], [{ from: '2025-01-01', to: null }]],
    ['secondment', [absence('secondment', '2024-01-01', null)], []],
    ['retirement', [absence('retirement', '2024-01-01', null)], [{ from: '2024-01-01', to: null }]],
    ['leave of 8 months extended by 6', [...extended].reverse(), [{ from: '2024-01-01', to: '2025-03-01' }]],
    ['leave of 8 months extended by 4', [extended[0]!, absence('leave', '2024-09-01', '2025-01-01', 'b')], []],
    ['extended without end', [extended[0]!, absence('leave', '2024-09-01', null, 'b')], [{ from: '2025-01-01', to: null }]],
    ['long already, then extended without end', [...extended, absence('leave', '2025-03-01', null, 'c')], [{ from: '2024-01-01', to: null }]],
    ['a day of work between', [extended[0]!, absence('leave', '2024-09-02', '2025-03-01', 'b')], []],
    ['the extension withdrawn', [extended[0]!, { ...extended[1]!, supersededAt: '2024-10-01T00:00:00.000Z' }], []],
    ['leave, then secondment', [extended[0]!, absence('secondment', '2024-09-01', '2025-03-01', 'b')], []],
  ])('%s', (_, absences, expected) => {
    expect(excludedSpans(absences, defaultCountingRule)).toEqual(expected)
  })
  it('the person is judged all the same, but not counted', () => {
    const tree = judge([version({})], { absences: [absence('retirement', '2024-05-01', null)] }, '2024-06-01')
    expect([tree.status, tree.counted, tree.absence?.kind]).toEqual(['judged', false, 'retirement'])
  })
  it.each<[Day, string]>([['2024-08-31', 'a'], ['2024-09-01', 'b']])('an extended leave is told with all its rows: %s', (asOf, id) => {
    const tree = judge([version({})], { absences: extended }, asOf)
    expect([tree.counted, tree.absence?.id, tree.absenceRows.map((row) => row.id)]).toEqual([false, id, ['a', 'b']])
  })
})
