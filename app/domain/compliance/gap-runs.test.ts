import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evidence } from '../evidence/evidence'
import { type Day, addDays, dayFromNumber } from '../kernel/day'
import { contains } from '../kernel/day-span'
import { educations } from '../standard/education'
import type { Requirement, StandardVersion } from '../standard/standard'
import { type Cause, type LearningFact, type LeafQuestion, NEW_POST_DAYS, causeOf, causes, isEnrolled, moverOf, movers } from './cause'
import { evaluate } from './evaluate'
import { codesOfCause, gapCode, gapOfCode } from './gap-code'
import { gapRuns, gapsOn } from './gap-runs'
import { standingSpans } from './met-spans'
import type { PostingFact } from './person-facts'
import type { Waiver } from './waiver'
import type { Near } from './standing-tree'

const day = (n: number): Day => dayFromNumber(20000 + n)
const DAYS = 400
const SAMPLE = Array.from({ length: 85 }, (_, n) => day(n * 5 - 2))

// Few days, a New Year (the 89th) among them: one thing then often ends on the day another begins, and the number of gaps stays while the gaps change.
const grid = (k: number) => 14 + 25 * k
const anySpan = fc.tuple(fc.integer({ min: 0, max: 15 }), fc.option(fc.integer({ min: 1, max: 10 }), { freq: 3 })).map(([from, length]) => ({ from: day(grid(from)), to: length === null ? null : day(grid(from + length)) }))
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })
const dated = fc.record({ id: fc.uuid(), span: anySpan, source: fc.constant('exam' as const), grade: fc.constantFrom('B' as const, 'C' as const), certificateId: fc.constant(null), revokedOn: rarely(fc.integer({ min: 0, max: DAYS }).map(day)), supersededAt: rarely(fc.constant('2026-01-01T00:00:00.000Z')) })
const proof = fc.oneof(
  fc.record({ kind: fc.constant('competency' as const), competencyId: fc.constantFrom('K1', 'K2'), level: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('certificate' as const), certificateTypeId: fc.constantFrom('T1', 'T2') }),
  fc.record({ kind: fc.constant('education' as const), education: fc.constantFrom(...educations) }),
  fc.record({ kind: fc.constant('training_hours' as const), hours: fc.integer({ min: 10, max: 40 }) }),
  fc.record({ kind: fc.constant('document' as const), documentType: fc.constant('D1') }),
)
const anyEvidence: fc.Arbitrary<Evidence> = fc.tuple(dated, proof).map(([base, kind]) => ({ ...base, ...kind }))
const anyLearning: fc.Arbitrary<LearningFact> = fc.record({ kind: fc.constantFrom('enrolled' as const, 'failed' as const), span: anySpan, certificateTypeId: fc.constantFrom('T1', 'T2'), competencies: fc.constantFrom([], [{ competencyId: 'K1', level: 2 }]), periods: fc.constantFrom(0, 8) })

const certificate = (ordinal: number, certificateTypeId: string): Requirement => ({ id: `c${ordinal}`, ordinal, kind: 'certificate', certificateTypeId, code: certificateTypeId, name: certificateTypeId })
const competency = (ordinal: number, competencyId: string, level: number): Requirement => ({ id: `k${ordinal}`, ordinal, kind: 'competency', competencyId, code: competencyId, name: competencyId, level })
const school: Requirement = { id: 'e', ordinal: 9, kind: 'education', education: 'dai_hoc' }
const hours: Requirement = { id: 'h', ordinal: 10, kind: 'training_hours', hours: 40 }
const paper: Requirement = { id: 'd', ordinal: 11, kind: 'document', documentType: 'D1', name: 'D1' }
const anyWaiver: fc.Arbitrary<Waiver> = fc.record({ id: fc.uuid(), subject: fc.constantFrom('certificate:T1', 'competency:K1', 'training_hours', 'document:D1'), span: anySpan, reason: fc.constant('x'), decision: fc.constant('x'), supersededAt: rarely(fc.constant('2026-01-01T00:00:00.000Z')) })
const version = (positionId: string, number: number, from: Day, to: Day | null, requirements: Requirement[]): StandardVersion => ({ id: `${positionId}${number}`, positionId, number, span: { from, to }, decision: 'x', requirements })
const standards = new Map([
  ['P', [version('P', 1, day(20), day(150), [certificate(1, 'T1'), competency(2, 'K1', 2)]), version('P', 2, day(150), null, [certificate(1, 'T1'), certificate(2, 'T2'), competency(3, 'K1', 3), school])]],
  ['Q', [{ ...version('Q', 1, day(0), day(260), [certificate(1, 'T2'), competency(2, 'K2', 2), hours]), toleratesOneBelow: true, graceDays: 50 }, { ...version('Q', 2, day(260), null, [{ ...certificate(1, 'T2'), minGrade: 'B' }, hours, paper]), transitionUntil: day(330) }]],
])
const post = (id: string, positionId: string, from: Day, to: Day | null): PostingFact => ({ id, unitId: `U${id}`, positionId, kind: 'main', span: { from, to }, supersededAt: null })
const anyPosts = fc.tuple(fc.integer({ min: 0, max: 3 }).map(grid), fc.integer({ min: 4, max: 11 }).map(grid), fc.constantFrom('P', 'Q', 'none'), fc.constantFrom('P', 'Q')).map(([first, second, one, two]) => [post('1', one, day(first), day(second)), post('2', two, day(second), null)])

describe('gap runs', () => {
  it('say on every day of random histories what judging that day says, cover the days that do not comply and no other, and are maximal', () => {
    const seen = new Set<Cause>()
    fc.assert(
      fc.property(anyPosts, fc.array(anyEvidence, { maxLength: 14 }), fc.array(anyLearning, { maxLength: 4 }), fc.array(anyWaiver, { maxLength: 2 }), (postings, evidence, learning, waivers) => {
        const facts = { person: { officerId: 'o', postings, evidence, waivers }, standards, learning }
        const runs = gapRuns(facts)
        const judgedThen = SAMPLE.map((asOf) => {
          const tree = evaluate({ person: facts.person, standards, asOf, expiringDays: 30 })
          return tree.status === 'no_post' || tree.meets ? [] : [{ ...gapsOn(facts, asOf), unitId: tree.posting.unitId }]
        })
        const stored = SAMPLE.map((asOf) => runs.filter((run) => contains(run, asOf)).map(({ standardId, leaves, unitId }) => ({ standardId, leaves, unitId })))
        expect(stored).toEqual(judgedThen)
        for (const { leaves } of runs) for (const { cause } of leaves) seen.add(cause)
        runs.forEach((run, i) => {
          const next = runs[i + 1]
          if (next && run.to === next.from && run.unitId === next.unitId) expect([run.standardId, run.leaves]).not.toEqual([next.standardId, next.leaves])
        })
      }),
      { numRuns: 150 },
    )
    expect([...seen].sort()).toEqual(causes.filter((cause) => cause !== 'no_standard').sort()) // the histories must reach every cause
  })
})

describe('a waiver that ends on the day another begins', () => {
  it('changes what is missing, though as much is missing as before', () => {
    const waiver = (subject: string, from: number, to: number): Waiver => ({ id: subject, subject, span: { from: day(from), to: day(to) }, reason: 'x', decision: 'x', supersededAt: null })
    const person = { officerId: 'o', postings: [post('1', 'P', day(20), day(100))], evidence: [], waivers: [waiver('certificate:T1', 20, 60), waiver('competency:K1', 60, 100)] }
    expect(gapRuns({ person, standards, learning: [] }).map(({ from, to, leaves }) => [from, to, leaves.map(({ ordinal }) => ordinal)])).toEqual([[day(20), day(60), [2]], [day(60), day(100), [1]]])
  })
})

const asOf = '2024-06-01'
const requirement = certificate(1, 'T1')
const near = (reason: 'expired' | 'revoked' | 'upcoming'): Near => ({ reason, on: '2024-01-01', evidence: { id: 'x', kind: 'certificate', certificateTypeId: 'T1', span: { from: '2020-01-01', to: null }, source: 'exam', grade: 'B', certificateId: null, revokedOn: null, supersededAt: null } })
const failed: LearningFact = { kind: 'failed', span: { from: '2024-05-01', to: null }, certificateTypeId: 'T1', competencies: [{ competencyId: 'K1', level: 2 }], periods: 8 }
const standard = version('P', 2, '2024-01-01', null, [requirement])
const first = version('P', 1, '2020-01-01', '2024-01-01', [])
const question = (changes: Partial<LeafQuestion> = {}): LeafQuestion => ({ since: '2015-01-01', standard, previous: null, learning: [], asOf, ...changes })

describe('a merger', () => {
  it('makes nobody new to the post: somebody posted anew by it is never trained, as the day before', () => {
    const person = { officerId: 'o', evidence: [], postings: [post('1', 'P', '2015-01-01', asOf), { ...post('2', 'P', asOf, null), unitId: 'merged' }] }
    const standards = new Map([['P', [standard]]])
    for (const day of [addDays(asOf, -1), asOf, addDays(asOf, 30)]) expect(gapsOn({ person, standards, learning: [] }, day).leaves.map(({ cause }) => cause)).toEqual(['never_trained'])
    expect(new Set(gapRuns({ person, standards, learning: [] }, standingSpans({ ...person, standardsByPosition: standards })).filter(({ from }) => from >= '2024-01-01').map(({ leaves }) => leaves[0]?.cause))).toEqual(new Set(['never_trained']))
  })
})

describe('cause of a leaf', () => {
  it.each<[string, Cause, Requirement, Near | null, Partial<LeafQuestion>]>([
    ['nothing ever', 'never_trained', requirement, null, {}],
    ['only to come', 'never_trained', requirement, near('upcoming'), {}],
    ['ran out', 'expired', requirement, near('expired'), { learning: [failed] }],
    ['revoked', 'expired', requirement, near('revoked'), {}],
    ['test failed', 'exam_failed', requirement, null, { learning: [failed] }],
    ['failed later', 'never_trained', requirement, null, { learning: [{ ...failed, span: { from: '2024-06-02', to: null } }] }],
    ['failed in something else', 'never_trained', certificate(1, 'T9'), null, { learning: [failed] }],
    ['failed, of a competency high enough', 'exam_failed', competency(1, 'K1', 2), null, { learning: [failed] }],
    ['failed, of a competency not high enough', 'never_trained', competency(1, 'K1', 3), null, { learning: [failed] }],
    ['newly asked', 'standard_changed', requirement, null, { previous: first }],
    ['newly asked, and failed since', 'exam_failed', requirement, null, { previous: first, learning: [failed] }],
    ['asked before too', 'never_trained', requirement, null, { previous: version('P', 1, '2020-01-01', '2024-01-01', [requirement]) }],
    ['asked before at a lower level', 'standard_changed', competency(1, 'K1', 3), null, { previous: version('P', 1, '2020-01-01', '2024-01-01', [competency(1, 'K1', 2)]) }],
    ['newly asked, but posted after it', 'new_post', requirement, null, { previous: first, since: '2024-02-01' }],
    ['posted lately', 'new_post', requirement, null, { since: addDays(asOf, 1 - NEW_POST_DAYS) }],
    ['no longer new', 'never_trained', requirement, null, { since: addDays(asOf, -NEW_POST_DAYS) }],
    ['a paper, even in a new post', 'document_missing', school, null, { since: asOf }],
    ['a paper newly asked', 'standard_changed', school, null, { previous: first }],
  ])('%s: %s', (_, cause, of, nearest, changes) => expect(causeOf({ requirement: of, near: nearest }, question(changes))).toBe(cause))
})

describe('whose move', () => {
  it.each([
    ['a paper', 'hr', { cause: 'document_missing', kind: 'education', enrolled: false, offered: false }],
    ['a paper newly asked', 'hr', { cause: 'standard_changed', kind: 'education', enrolled: false, offered: false }],
    ['no standard', 'hr', { cause: 'no_standard', kind: null, enrolled: false, offered: false }],
    ['on a course', 'officer', { cause: 'never_trained', kind: 'certificate', enrolled: true, offered: true }],
    ['not assigned', 'head', { cause: 'never_trained', kind: 'certificate', enrolled: false, offered: true }],
    ['not assessed', 'head', { cause: 'never_trained', kind: 'competency', enrolled: false, offered: false }],
    ['to renew', 'officer', { cause: 'expired', kind: 'certificate', enrolled: false, offered: true }],
    ['to take again', 'officer', { cause: 'exam_failed', kind: 'competency', enrolled: false, offered: true }],
    ['no seat to be had', 'system', { cause: 'expired', kind: 'certificate', enrolled: false, offered: false }],
  ] as const)('%s: %s', (_, mover, gap) => expect(moverOf(gap)).toBe(mover))
  it('is somebody, whatever the gap', () => {
    for (const cause of causes) for (const kind of ['competency', 'certificate', 'education', null] as const) for (const enrolled of [true, false]) for (const offered of [true, false]) expect(movers).toContain(moverOf({ cause, kind, enrolled, offered }))
  })
  it('enrolled only while on the course', () => {
    const on = (span: LearningFact['span']) => isEnrolled(requirement, [{ ...failed, kind: 'enrolled', span }], asOf)
    expect([on({ from: asOf, to: null }), on({ from: '2024-01-01', to: asOf }), on({ from: '2024-06-02', to: null })]).toEqual([true, false, false])
  })
})

describe('gap codes', () => {
  it('come back as they were', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 5000 }), fc.constantFrom(...causes), fc.boolean(), (ordinal, cause, enrolled) => {
      const gap = { ordinal, cause, enrolled }
      expect(gapOfCode(gapCode(gap))).toEqual(gap)
      expect(codesOfCause(cause)).toContain(gapCode(gap) % 32)
    }))
  })
  it.each([-1, 1.5, 30])('%s is none', (code) => expect(() => gapOfCode(code)).toThrow(RangeError))
})
