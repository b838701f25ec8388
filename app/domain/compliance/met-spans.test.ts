import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evidence } from '../evidence/evidence'
import { evidenceSources } from '../evidence/source-limit'
import { type Day, addDays, addMonths, dayFromNumber } from '../kernel/day'
import { contains, subtract } from '../kernel/day-span'
import { educations } from '../standard/education'
import { evidenceGrades } from '../standard/evidence-grade'
import type { Requirement, StandardVersion } from '../standard/standard'
import { type Absence, absenceKinds, absenceRuns, excludedSpans } from './absence'
import { evaluate } from './evaluate'
import { metSpans, standingSpans } from './met-spans'
import type { PostingFact } from './person-facts'
import { subjectOf } from './suffices'
import type { Waiver } from './waiver'

// A small world of 60 days, two positions, three competencies, two certificates: spans overlap, touch and nest often.
// Its 31st day is a New Year, so that yearly hours cross the end of a year.
const START = 20424
const DAYS = 60
const day = (n: number): Day => dayFromNumber(START + n)
const SAMPLE: Day[] = Array.from({ length: DAYS + 4 }, (_, n) => day(n - 2))

const anySpan = fc
  .tuple(fc.integer({ min: 0, max: DAYS - 1 }), fc.option(fc.integer({ min: 1, max: 40 }), { freq: 4 }))
  .map(([from, length]) => ({ from: day(from), to: length === null ? null : day(from + length) }))

const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })
const dated = fc.record({
  id: fc.uuid(),
  span: anySpan,
  source: fc.constantFrom(...evidenceSources),
  grade: fc.constantFrom(...evidenceGrades),
  certificateId: fc.constant(null),
  revokedOn: rarely(fc.integer({ min: -1, max: DAYS }).map(day)),
  supersededAt: rarely(fc.constant('2026-01-01T00:00:00.000Z')),
})
const proof = fc.oneof(
  fc.record({ kind: fc.constant('competency' as const), competencyId: fc.constantFrom('K1', 'K2', 'K3'), level: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('certificate' as const), certificateTypeId: fc.constantFrom('T1', 'T2') }),
  fc.record({ kind: fc.constant('education' as const), education: fc.constantFrom(...educations) }),
  fc.record({ kind: fc.constant('training_hours' as const), hours: fc.integer({ min: 8, max: 40 }) }),
  fc.record({ kind: fc.constant('document' as const), documentType: fc.constantFrom('D1', 'D2') }),
)
const anyEvidence: fc.Arbitrary<Evidence> = fc.tuple(dated, proof).map(([base, kind]) => ({ ...base, ...kind }))

const anyRequirement: fc.Arbitrary<Requirement> = fc.oneof(
  fc.record({ kind: fc.constant('competency' as const), competencyId: fc.constantFrom('K1', 'K2', 'K3'), level: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('certificate' as const), certificateTypeId: fc.constantFrom('T1', 'T2') }),
  fc.record({ kind: fc.constant('education' as const), education: fc.constantFrom(...educations) }),
  fc.record({ kind: fc.constant('training_hours' as const), hours: fc.constantFrom(20, 40) }),
  fc.record({ kind: fc.constant('document' as const), documentType: fc.constantFrom('D1', 'D2') }),
).chain((one) => rarely(fc.constantFrom(...evidenceGrades)).map((minGrade) => ({ id: 'r', ordinal: 0, code: 'X', name: 'X', minGrade, ...one }) as Requirement))

/** Cut points split the world; some pieces stay empty: gaps between versions and between postings. */
const anyPieces = fc.uniqueArray(fc.integer({ min: 0, max: DAYS }), { minLength: 1, maxLength: 5 }).chain((cuts) => {
  const sorted = [...cuts].sort((a, b) => a - b)
  return fc.array(fc.integer({ min: 0, max: 3 }), { minLength: sorted.length, maxLength: sorted.length }).map((kept) =>
    sorted.flatMap((from, i) => {
      const next = sorted[i + 1]
      return kept[i] !== 0 ? [{ from: day(from), to: next === undefined ? null : day(next) }] : []
    }),
  )
})
const anyLenience = fc.record({ tolerates: fc.boolean(), grace: fc.constantFrom(0, 0, 0, 5, 15), transition: fc.option(fc.integer({ min: 1, max: 40 })) })
const anyVersions = (positionId: string): fc.Arbitrary<StandardVersion[]> =>
  anyPieces.chain((spans) =>
    fc.tuple(...spans.map(() => fc.tuple(fc.array(anyRequirement, { maxLength: 3 }), anyLenience))).map((lists) =>
      spans.map((span, i) => ({
        id: `${positionId}-${i}`, positionId, number: i + 1, span, decision: 'QĐ',
        toleratesOneBelow: lists[i]?.[1].tolerates ?? false,
        graceDays: lists[i]?.[1].grace ?? 0,
        transitionUntil: typeof lists[i]?.[1].transition === 'number' ? addDays(span.from, lists[i]?.[1].transition ?? 1) : null,
        requirements: (lists[i]?.[0] ?? []).map((one, ordinal) => ({ ...one, id: `${positionId}-${i}-${ordinal}`, ordinal })),
      })),
    ),
  )
const mainPosts = anyPieces.chain((spans) =>
  fc.tuple(...spans.map(() => fc.constantFrom('P1', 'P2'))).map((positions) =>
    spans.map((span, i): PostingFact => ({ id: `m${i}`, unitId: `U${i % 2}`, positionId: positions[i] ?? 'P1', kind: 'main', span, supersededAt: null })),
  ),
)
const otherPosts = fc.array(
  fc.tuple(fc.uuid(), anySpan, fc.constantFrom('main' as const, 'concurrent' as const)).map(([id, span, kind]): PostingFact => ({
    id, unitId: 'U9', positionId: 'P1', kind, span, supersededAt: kind === 'main' ? '2026-01-01T00:00:00.000Z' : null,
  })),
  { maxLength: 3 },
)
const overlapping = fc.array(
  fc.tuple(fc.uuid(), anySpan).map(([id, span]): PostingFact => ({ id, unitId: 'U8', positionId: 'P2', kind: 'main', span, supersededAt: null })),
  { maxLength: 2 },
)
const anyWaivers = fc.array(
  fc.tuple(fc.uuid(), anySpan, anyRequirement, rarely(fc.constant('2026-01-01T00:00:00.000Z'))).map(([id, span, requirement, supersededAt]): Waiver => ({ id, span, subject: subjectOf(requirement), reason: 'x', decision: 'QĐ', supersededAt })),
  { maxLength: 3 },
)
const anyAbsences = fc.array(
  fc.tuple(fc.uuid(), anySpan, fc.constantFrom(...absenceKinds), rarely(fc.constant('2026-01-01T00:00:00.000Z'))).map(([id, span, kind, supersededAt]): Absence => ({ id, span, kind, decision: 'QĐ', supersededAt })),
  { maxLength: 2 },
)
const anyRule = fc.record({ excludesLongLeave: fc.boolean(), longLeaveMonths: fc.constantFrom(1, 12), excludesSecondment: fc.boolean(), excludesRetirement: fc.boolean() })

const anyHistory = fc.record({
  waivers: anyWaivers,
  absences: anyAbsences,
  rule: anyRule,
  postings: fc.tuple(mainPosts, otherPosts, fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: overlapping })).map((lists) => lists.flat()),
  standards: fc.tuple(anyVersions('P1'), anyVersions('P2')).map(([one, two]) => new Map([['P1', one], ['P2', two]])),
  evidence: fc.array(anyEvidence, { minLength: 8, maxLength: 24, size: 'max' }),
})

type History = typeof anyHistory extends fc.Arbitrary<infer One> ? One : never

describe('the two roads', () => {
  /** Asserts that both roads agree on every day, and returns how many days comply and every state that was met on the way. */
  const compare = ({ postings, standards, evidence, waivers, absences, rule }: History) => {
    let compliant = 0
    const states = new Set<string>()
    const runs = standingSpans({ postings, standardsByPosition: standards, evidence, waivers, absences, rule })
    const person = { officerId: 'o', postings, evidence, waivers, absences }
    for (const asOf of SAMPLE) {
      const tree = evaluate({ person, standards, asOf, expiringDays: 10, rule })
      const here = runs.filter((run) => contains(run, asOf))
      const fromTree = tree.status === 'no_post' || !tree.counted ? [] : [{ unitId: tree.posting.unitId, positionId: tree.posting.positionId, meets: tree.meets, metCount: tree.metCount, totalCount: tree.totalCount }]
      const figures = here.map(({ unitId, positionId, meets, metCount, totalCount }) => ({ unitId, positionId, meets, metCount, totalCount }))
      if (JSON.stringify(figures) !== JSON.stringify(fromTree)) expect(figures).toEqual(fromTree) // on every day of every history: text compares faster
      if (tree.meets) compliant += 1
      if (tree.status === 'judged' && tree.transitional) states.add('transitional')
      if (!tree.counted && tree.absence !== null) states.add('away')
      for (const leaf of tree.groups.flatMap((group) => [...group.leaves])) {
        states.add(leaf.state)
        if (leaf.state === 'met' && leaf.tolerated) states.add('tolerated')
        if (leaf.state === 'met' && leaf.hours) states.add('hours')
        if (leaf.state === 'missing' && leaf.near?.reason === 'grade') states.add('weak')
      }
    }
    return { compliant, states }
  }

  it('say the same of every day of random histories', () => {
    fc.assert(fc.property(anyHistory, (history) => void compare(history)), { numRuns: 300 })
  }, 60_000)

  it('is asked about histories that reach the interesting side often, and every state', () => {
    // The same histories each time: whether chance reaches the rare states must not decide a run.
    const seen = fc.sample(anyHistory, { numRuns: 300, seed: 7 }).map(compare)
    expect(seen.reduce((days, { compliant }) => days + compliant, 0)).toBeGreaterThan(250)
    expect([...new Set(seen.flatMap(({ states }) => [...states]))].sort()).toEqual(['away', 'expiring', 'grace', 'hours', 'met', 'missing', 'tolerated', 'transitional', 'waived', 'weak'])
  }, 60_000)

  it('a leaf is met exactly on the days of its spans, and lapses exactly on its validTo', () => {
    fc.assert(
      fc.property(anyRequirement, fc.array(anyEvidence, { maxLength: 12 }), (requirement, evidence) => {
        const spans = metSpans(requirement, evidence)
        const standards = new Map([['P', [{ id: 's', positionId: 'P', number: 1, span: { from: day(-9), to: null }, decision: 'QĐ', requirements: [requirement] }]]])
        const postings: PostingFact[] = [{ id: 'p', unitId: 'U', positionId: 'P', kind: 'main', span: { from: day(-9), to: null }, supersededAt: null }]
        for (const asOf of SAMPLE) {
          const leaf = evaluate({ person: { officerId: 'o', postings, evidence }, standards, asOf, expiringDays: 5 }).groups[0]?.leaves[0]
          const span = spans.find((one) => contains(one, asOf))
          expect(leaf?.state === 'missing').toBe(span === undefined)
          if (span) {
            expect(leaf?.validTo).toBe(span.to)
            expect(leaf?.state).toBe(span.to !== null && span.to <= addDays(asOf, 5) ? 'expiring' : 'met')
          }
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('runs', () => {
  it('cover the main posts exactly, never overlap, and are maximal', () => {
    fc.assert(
      fc.property(anyHistory, ({ postings, standards, evidence, absences, rule }) => {
        const runs = standingSpans({ postings, standardsByPosition: standards, evidence, absences, rule })
        const mains = postings.filter((one) => one.kind === 'main' && one.supersededAt === null)
        const held = subtract(mains.map(({ span }) => span), excludedSpans(absences, rule))
        expect(subtract(held, runs)).toEqual([])
        expect(subtract(runs, held)).toEqual([])
        runs.forEach((run, i) => {
          const next = runs[i + 1]
          if (next === undefined) return
          expect(run.to !== null && run.to <= next.from).toBe(true)
          const samePost = run.to === next.from && !mains.some(({ span }) => span.from === next.from || span.to === next.from)
          if (samePost && run.positionId === next.positionId && run.unitId === next.unitId) {
            expect([run.metCount, run.totalCount]).not.toEqual([next.metCount, next.totalCount])
          }
        })
      }),
      { numRuns: 300 },
    )
  })

  /** Cuts the leave among some absences on some of its days into rows that touch. */
  const cut = (absences: readonly Absence[], cuts: readonly Day[], isCut: (day: Day, one: Absence) => boolean): Absence[] => absences.flatMap((one) => {
    const inside = one.kind === 'leave' ? [...new Set(cuts)].filter((on) => on > one.span.from && (one.span.to === null || on < one.span.to) && isCut(on, one)).sort() : []
    return [one.span.from, ...inside].map((from, i): Absence => ({ ...one, id: `${one.id}-${i}`, span: { from, to: inside[i] ?? one.span.to } }))
  })
  const anyDays = fc.array(fc.constantFrom(...SAMPLE), { maxLength: 3 })

  it('a leave given by several decisions, one following the other, is one leave', () => {
    let cutOnes = 0
    fc.assert(
      fc.property(anyHistory, anyDays, ({ postings, standards, evidence, absences, rule }, days) => {
        // Without a known end only within the months: decisions that go past them say more than one that does not.
        const since = (one: Absence) => absenceRuns(absences).find(({ rows }) => rows.includes(one))?.span.from ?? one.span.from
        const rows = cut(absences, days, (on, one) => one.span.to !== null || on <= addMonths(since(one), rule.longLeaveMonths))
        if (rows.length > absences.length) cutOnes += 1
        const facts = { postings, standardsByPosition: standards, evidence, rule }
        expect(standingSpans({ ...facts, absences: rows.reverse() })).toEqual(standingSpans({ ...facts, absences }))
        for (const asOf of days) {
          const counted = (of: readonly Absence[]) => evaluate({ person: { officerId: 'o', postings, evidence, absences: of }, standards, asOf, expiringDays: 10, rule }).counted
          expect(counted(rows)).toBe(counted(absences))
        }
      }),
      { numRuns: 400 },
    )
    expect(cutOnes).toBeGreaterThan(10)
  })

  it('a further decision on leave never brings a day back into the figures', () => {
    fc.assert(
      fc.property(anyAbsences, anySpan, anyRule, (absences, span, rule) => {
        const more: Absence = { id: 'more', kind: 'leave', span, decision: 'QĐ', supersededAt: null }
        expect(subtract(excludedSpans(absences, rule), excludedSpans([...absences, more], rule))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('cuts at a new version of the standard and at the end of a certificate, half-open', () => {
    const certificate = (ordinal: number, certificateTypeId: string): Requirement => ({ id: `r${ordinal}`, ordinal, kind: 'certificate', certificateTypeId, code: certificateTypeId, name: certificateTypeId })
    const standards = new Map([['P', [
      { id: 's1', positionId: 'P', number: 1, span: { from: '2012-01-01', to: '2024-01-01' }, decision: 'a', requirements: [certificate(1, 'T1')] },
      { id: 's2', positionId: 'P', number: 2, span: { from: '2024-01-01', to: null }, decision: 'b', requirements: [certificate(1, 'T1'), certificate(2, 'T2')] },
    ]]])
    const post = (id: string, from: Day, to: Day | null): PostingFact => ({ id, unitId: id, positionId: 'P', kind: 'main', span: { from, to }, supersededAt: null })
    const proofOf = (certificateTypeId: string, from: Day, to: Day): Evidence => ({ id: certificateTypeId + from, kind: 'certificate', certificateTypeId, span: { from, to }, source: 'exam', grade: 'B', certificateId: null, revokedOn: null, supersededAt: null })
    expect(standingSpans({
      postings: [post('A', '2023-01-01', '2024-06-01'), post('B', '2024-07-01', null)],
      standardsByPosition: standards,
      evidence: [proofOf('T1', '2023-05-01', '2024-03-05'), proofOf('T1', '2024-03-05', '2025-01-01')],
    })).toEqual([
      { unitId: 'A', positionId: 'P', from: '2023-01-01', to: '2023-05-01', meets: false, metCount: 0, totalCount: 1 },
      { unitId: 'A', positionId: 'P', from: '2023-05-01', to: '2024-01-01', meets: true, metCount: 1, totalCount: 1 },
      { unitId: 'A', positionId: 'P', from: '2024-01-01', to: '2024-06-01', meets: false, metCount: 1, totalCount: 2 },
      { unitId: 'B', positionId: 'P', from: '2024-07-01', to: '2025-01-01', meets: false, metCount: 1, totalCount: 2 },
      { unitId: 'B', positionId: 'P', from: '2025-01-01', to: null, meets: false, metCount: 0, totalCount: 2 },
    ])
  })

  it.each([
    ['no version at all', new Map<string, StandardVersion[]>()],
    ['a version without requirements', new Map([['P', [{ id: 's', positionId: 'P', number: 1, span: { from: '2000-01-01', to: null }, decision: 'x', requirements: [] }]]])],
  ])('%s: nothing is met', (_, standards) => {
    const postings: PostingFact[] = [{ id: 'p', unitId: 'U', positionId: 'P', kind: 'main', span: { from: '2024-01-01', to: null }, supersededAt: null }]
    expect(standingSpans({ postings, standardsByPosition: standards, evidence: [] })).toEqual([
      { unitId: 'U', positionId: 'P', from: '2024-01-01', to: null, meets: false, metCount: 0, totalCount: 0 },
    ])
  })
})
