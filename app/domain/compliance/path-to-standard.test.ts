/** The path from a judged tree: what closes what, waits, renewals on the way, and whose move the rest is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar } from '../calendar/working-calendar'
import type { Evidence } from '../evidence/evidence'
import { addDays } from '../kernel/day'
import type { Requirement } from '../standard/standard'
import { type CourseFacts, type OwnCourse, courseWay } from './course-way'
import { evaluate } from './evaluate'
import { type DatedStep, type PathToStandard, pathToStandard } from './path-to-standard'
import { explainMove, explainObstacle, explainWait } from './explain-path'
import { leavesOf } from './standing-tree'
import type { Pace } from './study-days'
import { NO_PATHS, addPaths, planOf, trainingPlan } from './plan-tally'
import { lastDayOfPlan, outcomeOf, planKeys } from './training-plan'

const TODAY = '2026-11-30' // a Monday
const calendar = buildCalendar([2026, 2027, 2028, 2029].map((year) => ({ date: `${year}-01-01`, kind: 'official_tet_window' as const, name: 'Tết', mark: 'official' as const })), { unconfirmedHolidays: false })

const certificate = (id: string): Requirement => ({ kind: 'certificate', id: `r-${id}`, ordinal: 1, certificateTypeId: id, code: id, name: id })
const competency = (id: string, level: number): Requirement => ({ kind: 'competency', id: `r-${id}`, ordinal: 2, competencyId: id, code: id, name: id, level })
const hours = (asked: number): Requirement => ({ kind: 'training_hours', id: 'r-hours', ordinal: 4, hours: asked })
const education: Requirement = { kind: 'education', id: 'r-edu', ordinal: 3, education: 'dai_hoc' }

const proof = (id: string, kind: Evidence['kind'], what: object, to: string | null = null): Evidence =>
  ({ id: `e-${id}`, kind, ...what, span: { from: '2020-01-01', to }, source: 'import', grade: 'B', certificateId: null, revokedOn: null, supersededAt: null }) as Evidence

const course = (code: string, certificateTypeId: string, competencies: [string, number][], rest: Partial<CourseFacts> = {}): CourseFacts => ({
  courseCode: code, title: code, certificateTypeId, competencies: competencies.map(([competencyId, level]) => ({ competencyId, level })),
  lessons: [1, 2].map((n) => ({ id: `${code}-${n}`, number: `1.${n}`, title: '', minutes: 100, changedOn: '', changes: '' })),
  test: { minutes: 40, attempts: 2, waitDays: 7, opensOn: null, closesOn: null, inSession: false },
  periods: 8, prerequisites: [], prerequisitesRequired: false, contentAllowed: true, ...rest,
})
const fresh: OwnCourse = { enrolled: false, completed: false, read: new Map(), attempt: 'none', finished: [], held: null, sessions: [] }
const session = (on: string, listed = false) => ({ id: on, full: false, on, name: 'Ca 1', place: 'P201', proctored: true, listed })

type Case = { requirements: Requirement[]; tolerates?: boolean; today?: string; pace?: Pace; evidence?: Evidence[]; courses?: CourseFacts[]; own?: Record<string, Partial<OwnCourse>>; coming?: Record<string, string>; start?: string }

function treeOn({ requirements, evidence = [], tolerates = false }: Case, asOf: string) {
  const posting = { id: 'p', unitId: 'u', positionId: 'v', kind: 'main' as const, span: { from: '2020-01-01', to: null }, supersededAt: null }
  const standard = { id: 's', positionId: 'v', number: 1, span: { from: '2020-01-01', to: null }, decision: '', requirements, toleratesOneBelow: tolerates }
  return evaluate({ person: { officerId: 'o', postings: [posting], evidence }, standards: new Map([['v', [standard]]]), asOf, expiringDays: 90 })
}

function pathOf({ courses = [], own = {}, coming = {}, today = TODAY, start = today, pace = 4, ...given }: Case): PathToStandard {
  const tree = treeOn(given, today)
  return pathToStandard({ tree, courses, own: (code) => ({ ...fresh, ...own[code] }), comingCertificates: new Map(Object.entries(coming)), today, start, pace, calendar })
}
const kinds = (path: PathToStandard) => path.steps.map(({ option }) => option.id)
const whose = (path: PathToStandard) => path.unclosed.map(({ requirement, obstacle, move }) => [requirement?.id ?? null, obstacle, move])

describe('what closes a gap', () => {
  const both = course('KH1', 'CC', [['CM', 3]])

  it.each<[string, Case, string[]]>([
    ['one course for certificate and competency', { requirements: [certificate('CC'), competency('CM', 3)], courses: [both] }, ['course:KH1']],
    ['an assessment beyond the level of the course', { requirements: [certificate('CC'), competency('CM', 4)], courses: [both] }, ['course:KH1', 'assessment']],
    ['no assessment where a course proves it', { requirements: [competency('CM', 3)], courses: [both] }, ['course:KH1']],
    ['the paper that no course gives', { requirements: [certificate('QLNN'), education] }, ['document']],
    ['nothing when all is met', { requirements: [education], evidence: [proof('1', 'education', { education: 'dai_hoc' })] }, []],
    ['the shorter of two courses', { requirements: [competency('CM', 2)], courses: [both, course('KH2', 'CD', [['CM', 2]], { test: { ...both.test, minutes: 20 } })] }, ['course:KH2']],
  ])('%s', (_, given, expected) => {
    const path = pathOf(given)
    expect(kinds(path)).toEqual(expected)
    expect(path.unclosed).toEqual([])
  })

  it('counts only what is not read yet, and nothing of the lessons while the test is marked', () => {
    const given = { requirements: [certificate('CC')], courses: [both] }
    expect(pathOf(given).minutes).toBe(240)
    expect(pathOf({ ...given, own: { KH1: { enrolled: true, read: new Map([['KH1-1', { furthest: 1, completed: true }], ['KH1-2', { furthest: 0.5, completed: false }]]) } } }).minutes).toBe(90)
    expect(pathOf({ ...given, own: { KH1: { enrolled: true, attempt: 'marking' } } })).toMatchObject({ minutes: 0, steps: [{ option: { wait: { kind: 'marking' } } }] })
  })

  it.each<[string, Case, unknown[]]>([
    ['a course that is planned', { requirements: [certificate('CC')], coming: { CC: 'KH8' } }, ['r-CC', 'course_coming', 'city']],
    ['content the legal officer has not confirmed', { requirements: [certificate('CC')], courses: [course('KH1', 'CC', [], { contentAllowed: false })] }, ['r-CC', 'content_not_reviewed', 'legal']],
    ['a test that has closed', { requirements: [certificate('CC')], courses: [course('KH1', 'CC', [], { test: { ...both.test, closesOn: TODAY } })] }, ['r-CC', 'test_closed', 'trainer']],
    ['a test in class sessions of which none is planned', { requirements: [certificate('CC')], courses: [course('KH1', 'CC', [], { test: { ...both.test, inSession: true } })] }, ['r-CC', 'no_class_session', 'trainer']],
    ['schooling below what is asked', { requirements: [education], evidence: [proof('1', 'education', { education: 'trung_cap' })] }, ['r-edu', 'education_low', 'hr']],
    ['a revoked certificate that no course gives again', { requirements: [certificate('CC')], evidence: [{ ...proof('1', 'certificate', { certificateTypeId: 'CC' }), revokedOn: '2026-01-01' }] }, ['r-CC', 'revoked', 'hr']],
    ['a required course before it that is not there', { requirements: [certificate('CC')], courses: [course('KH2', 'CC', [], { prerequisites: ['KH1'], prerequisitesRequired: true })] }, ['r-CC', 'course_before_missing', 'trainer']],
  ])('names whose move it is: %s', (_, given, expected) => {
    const path = pathOf(given)
    expect(whose(path)).toEqual([expected])
    expect(path.steps).toEqual([])
    for (const one of path.unclosed) expect([explainObstacle(one).key, explainMove(one.move).key].every((key) => /^(obstacle|move)[A-Z]/.test(key))).toBe(true)
  })

  it('says that nothing can be judged without a post', () => {
    const tree = evaluate({ person: { officerId: 'o', postings: [], evidence: [] }, standards: new Map(), asOf: TODAY, expiringDays: 90 })
    expect(whose(pathToStandard({ tree, courses: [], own: () => fresh, comingCertificates: new Map(), today: TODAY, start: TODAY, pace: 4, calendar }))).toEqual([[null, 'no_post', 'hr']])
  })

  it('assesses a competency whose only course cannot be taken now', () => {
    expect(kinds(pathOf({ requirements: [competency('CM', 3)], courses: [both], own: { KH1: { held: { lastDay: '2029-01-01', issuedOn: '2026-01-02' } } } }))).toEqual(['assessment'])
  })

  it('takes a required earlier course along and puts it first; a recommended one only comes first if it is there', () => {
    const courses = [course('KH1', 'CA', []), course('KH2', 'CB', [], { prerequisites: ['KH1'], prerequisitesRequired: true })]
    const path = pathOf({ requirements: [certificate('CB')], courses })
    expect(kinds(path)).toEqual(['course:KH1', 'course:KH2'])
    expect(path.steps[0]).toMatchObject({ closes: [], proof: [{ id: 'r-CB' }] })
    expect(kinds(pathOf({ requirements: [certificate('CB')], courses, own: { KH1: { held: { lastDay: null, issuedOn: '2025-01-01' } } } }))).toEqual(['course:KH2'])
    const advised = [courses[0] as CourseFacts, { ...(courses[1] as CourseFacts), prerequisitesRequired: false }]
    expect(kinds(pathOf({ requirements: [certificate('CB')], courses: advised }))).toEqual(['course:KH2'])
    expect(kinds(pathOf({ requirements: [certificate('CA'), certificate('CB')], courses: advised, own: { KH2: { enrolled: true } } }))).toEqual(['course:KH1', 'course:KH2'])
  })
})

describe('waiting', () => {
  const one = course('KH1', 'CC', [])
  const failed = (attempt: number) => ({ passed: false, endedOn: '2026-11-29', round: 1, attempt })
  it.each<[string, CourseFacts, Partial<OwnCourse>, object]>([
    ['the next round of attempts', one, { finished: [failed(1), failed(2)] }, { wait: { kind: 'retry', until: '2026-12-06' }, notBefore: '2026-12-06' }],
    ['nothing while the round has an attempt left', one, { finished: [failed(1)] }, { wait: null, notBefore: null }],
    ['the opening of the test', { ...one, test: { ...one.test, opensOn: '2027-01-04' } }, {}, { wait: { kind: 'opens' }, notBefore: '2027-01-04' }],
    ['the session one is listed for, before an earlier one', { ...one, test: { ...one.test, inSession: true } }, { sessions: [session('2026-12-10'), session('2026-12-20', true)] }, { notBefore: '2026-12-20', grade: 'A' }],
    ['the first session with a seat by which the lessons are learnt', { ...one, test: { ...one.test, inSession: true } }, { sessions: [session('2026-12-01'), { ...session('2026-12-08'), full: true }, session('2026-12-10'), session('2026-12-20')] }, { notBefore: '2026-12-10', session: { on: '2026-12-10' } }],
    ['else the latest with a seat', { ...one, test: { ...one.test, inSession: true } }, { sessions: [session('2026-12-01'), session('2026-12-02'), { ...session('2026-12-20'), full: true }] }, { notBefore: '2026-12-02' }],
    ['a session after the next round opens', { ...one, test: { ...one.test, inSession: true } }, { finished: [failed(2)], sessions: [session('2026-12-01'), session('2026-12-24')] }, { notBefore: '2026-12-24' }],
  ])('%s', (_, facts, own, expected) => {
    const way = courseWay(facts, { ...fresh, ...own }, TODAY, TODAY, (minutes) => addDays(TODAY, minutes / 20 - 1))
    expect(way).toMatchObject({ kind: 'open', ...expected })
    if (way.kind === 'open' && way.wait) expect(explainWait(way.wait).key).toMatch(/^wait[A-Z]/)
  })
})

describe('what lapses on the way', () => {
  it('is renewed too when it would run out before the end, once its window opens', () => {
    const courses = [course('KH1', 'CA', [], { lessons: Array.from({ length: 20 }, (_, n) => ({ id: `l${n}`, number: `1.${n}`, title: '', minutes: 100, changedOn: '', changes: '' })) }), course('KH2', 'CB', [])]
    const lapses = '2026-12-15'
    const path = pathOf({
      requirements: [certificate('CA'), certificate('CB')], courses,
      evidence: [proof('b', 'certificate', { certificateTypeId: 'CB' }, lapses)],
      own: { KH2: { held: { lastDay: addDays(lapses, -1), issuedOn: '2023-12-15' } } },
    })
    expect(kinds(path)).toEqual(['course:KH1', 'course:KH2'])
    expect(path.lapsing).toMatchObject([{ id: 'r-CB' }])
    expect(path.holdsUntil).toBeNull()
  })

  it('is left alone when it holds beyond the end, and says until when', () => {
    const path = pathOf({ requirements: [certificate('CA'), certificate('CB')], courses: [course('KH1', 'CA', [])], evidence: [proof('b', 'certificate', { certificateTypeId: 'CB' }, '2027-12-15')] })
    expect(kinds(path)).toEqual(['course:KH1'])
    expect(path.holdsUntil).toBe('2027-12-15')
  })
})

describe('yearly hours', () => {
  const APRIL = '2026-04-01'
  const gained = (tiet: number, on: string) => ({ ...proof(`h-${on}`, 'training_hours', { hours: tiet }), span: { from: on, to: null } })
  const offer = [course('KH1', 'CA', []), course('KH2', 'CB', [], { periods: 12, lessons: both(60) }), course('KH3', 'CC', [], { periods: 20 })]
  function both(minutes: number) {
    return [1, 2].map((n) => ({ id: `x-${n}`, number: `1.${n}`, title: '', minutes, changedOn: '', changes: '' }))
  }

  it.each<[string, Case, string[], unknown[]]>([
    ['by the cheapest courses that add up to what the year lacks', { requirements: [hours(40)], evidence: [gained(20, '2026-02-01')], courses: offer, today: APRIL }, ['course:KH3'], []],
    ['a course taken for another leaf counts too', { requirements: [certificate('CA'), hours(20)], courses: offer, today: APRIL }, ['course:KH1', 'course:KH2'], []],
    ['what was gained last year does not count for this one', { requirements: [hours(40)], evidence: [gained(20, '2025-12-01')], courses: offer, today: APRIL }, ['course:KH1', 'course:KH2', 'course:KH3'], []],
    ['a renewal gives none', { requirements: [hours(8)], courses: offer.slice(0, 1), own: { KH1: { enrolled: true, completed: true } }, today: APRIL }, [], [['r-hours', 'hours_short', 'head']]],
    ['what the courses do not reach is the head of unit’s to find', { requirements: [certificate('CA'), hours(80)], courses: offer, today: APRIL }, ['course:KH1'], [['r-hours', 'hours_short', 'head']]],
    ['and the officer’s, who is on a course that gives some', { requirements: [hours(80)], courses: offer, own: { KH1: { enrolled: true } }, today: APRIL }, [], [['r-hours', 'hours_short', 'officer']]],
    ['a proof too weak gives none', { requirements: [{ ...hours(8), minGrade: 'A' } as Requirement], courses: offer, today: APRIL }, [], [['r-hours', 'hours_short', 'head']]],
  ])('%s', (_, given, steps, unclosed) => {
    const path = pathOf(given)
    expect(kinds(path)).toEqual(steps)
    expect(whose(path)).toEqual(unclosed)
  })

  it('gains all of it next year where the pace is too slow for this one', () => {
    const given: Case = { requirements: [hours(20)], courses: offer, today: '2026-12-28', evidence: [gained(10, '2026-02-01')] }
    const path = pathOf({ ...given, pace: 2 })
    expect(path.steps.every(({ finish }) => finish >= '2027-01-01')).toBe(true)
    expect(path.steps.reduce((sum, { option }) => sum + (option.adds?.['r-hours'] ?? 0), 0)).toBeGreaterThanOrEqual(20)
    expect(path.steps.some(({ option }) => option.kind === 'course' && option.wait?.kind === 'new_year' && explainWait(option.wait).values?.['year'] === 2027)).toBe(true)
  })

  it('a class session counts for the year of its day and is not put off', () => {
    const one = course('KH1', 'CA', [], { periods: 20, test: { ...offer[0]!.test, inSession: true } })
    const given: Case = { requirements: [hours(20)], courses: [one], today: '2026-12-28', pace: 8 }
    expect(pathOf({ ...given, own: { KH1: { sessions: [session('2026-12-30')] } } })).toMatchObject({ finish: '2026-12-30', unclosed: [] })
    expect(pathOf({ ...given, own: { KH1: { sessions: [session('2027-01-10')] } } })).toMatchObject({ finish: '2027-01-10', unclosed: [] })
    const late = course('KH2', 'CB', [], { periods: 20 })
    expect(whose(pathOf({ ...given, requirements: [hours(40)], courses: [one, late], own: { KH1: { sessions: [session('2026-12-29')] }, KH2: { finished: [1, 2].map((attempt) => ({ passed: false, endedOn: '2026-12-27', round: 1, attempt })) } } }))).toEqual([['r-hours', 'hours_short', 'head']])
  })

  it('hours that run out before the path ends are gained anew', () => {
    const path = pathOf({ requirements: [certificate('CC'), hours(20)], evidence: [gained(20, '2025-06-01')], courses: offer, today: '2026-12-28', pace: 2 })
    expect(path.lapsing).toMatchObject([{ id: 'r-hours' }])
    expect(kinds(path)).toEqual(['course:KH3'])
    expect(whose(path)).toEqual([])
  })
})

describe('one level below', () => {
  const level = (id: string, of: number, to: string | null = null) => proof(id, 'competency', { competencyId: id, level: of }, to)
  const minutes = (own: number) => ({ lessons: [{ id: `m-${own}`, number: '1.1', title: '', minutes: own, changedOn: '', changes: '' }] })
  const courses = [course('DEAR', 'CD', [['K', 3]], minutes(400)), course('CHEAP', 'CE', [['L', 3]], minutes(60))]
  const two = { requirements: [competency('K', 3), competency('L', 3)], tolerates: true, evidence: [level('K', 2), level('L', 2)] }

  it('tolerates the dearer of two, though the tree tolerates another', () => {
    for (const requirements of [two.requirements, [...two.requirements].reverse()]) {
      const path = pathOf({ ...two, requirements, courses })
      expect(kinds(path)).toEqual(['course:CHEAP'])
      expect(path.tolerated).toMatchObject({ id: 'r-K' })
    }
    expect(kinds(pathOf({ ...two, tolerates: false, courses }))).toEqual(['course:CHEAP', 'course:DEAR'])
  })

  it('takes a shorter course that reaches one level below', () => {
    const path = pathOf({ requirements: [competency('K', 3)], tolerates: true, courses: [...courses, course('SHORT', 'CF', [['K', 2]], minutes(30))] })
    expect(kinds(path)).toEqual(['course:SHORT'])
    expect(path.steps[0]?.closes).toEqual(['r-K'])
    expect(path.tolerated).toMatchObject({ id: 'r-K' })
  })

  it('does not lean on a proof that is over before the path ends', () => {
    const path = pathOf({ ...two, evidence: [level('K', 2, addDays(TODAY, 2)), level('L', 2)], courses })
    expect(kinds(path)).toEqual(['course:DEAR'])
    expect(path.tolerated).toMatchObject({ id: 'r-L' })
  })
})

describe('laws', () => {
  const types = ['A', 'B', 'C', 'D']
  const anyCourse = fc.record({ gives: fc.constantFrom(...types), proves: fc.subarray(['K', 'L', 'M']), level: fc.integer({ min: 1, max: 3 }), periods: fc.integer({ min: 1, max: 20 }), minutes: fc.integer({ min: 1, max: 30 }), open: fc.boolean() })
  const anyHeld = fc.record({ id: fc.constantFrom('K', 'L', 'M'), level: fc.integer({ min: 1, max: 5 }), days: fc.option(fc.integer({ min: 1, max: 60 })) })
  const anyGained = fc.record({ tiet: fc.integer({ min: 1, max: 30 }), on: fc.constantFrom('2025-10-01', '2026-03-01', '2026-11-01') })
  const anyCase = fc.record({
    asked: fc.subarray(types), competencies: fc.subarray(['K', 'L', 'M']), level: fc.integer({ min: 1, max: 5 }), courses: fc.array(anyCourse, { maxLength: 5 }), schooling: fc.boolean(),
    tiet: fc.option(fc.integer({ min: 1, max: 40 })), tolerates: fc.boolean(), held: fc.array(anyHeld, { maxLength: 3 }), gained: fc.array(anyGained, { maxLength: 2 }), pace: fc.constantFrom<Pace>(2, 4, 8), today: fc.constantFrom(TODAY, '2026-12-22', '2026-04-01'),
  }).map(({ asked, competencies, level, courses, schooling, tiet, tolerates, held, gained, pace, today }): Case => ({
    requirements: [...asked.map(certificate), ...competencies.map((id) => competency(id, level)), ...(schooling ? [education] : []), ...(tiet === null ? [] : [hours(tiet)])],
    tolerates, pace, today,
    evidence: [
      ...held.map(({ id, level: has, days }, n) => proof(`k${n}`, 'competency', { competencyId: id, level: has }, days === null ? null : addDays(today, days))),
      ...gained.filter(({ on }) => on <= today).map(({ tiet: has, on }, n): Evidence => ({ ...proof(`h${n}`, 'training_hours', { hours: has }), span: { from: on, to: null } })),
    ],
    courses: courses.map(({ gives, proves, level: upTo, periods, minutes, open }, n) => course(`KH${n}`, gives, proves.map((id) => [id, upTo]), { contentAllowed: open, periods, lessons: [{ id: `KH${n}-1`, number: '1.1', title: '', minutes: minutes * 20, changedOn: '', changes: '' }] })),
    coming: { D: 'KH9' },
  }))

  it('closes or names every leaf that is open, once, and proves each step', () => {
    fc.assert(fc.property(anyCase, (given) => {
      const path = pathOf(given)
      const closed = new Set(path.steps.flatMap(({ closes }) => closes))
      const named = path.unclosed.map(({ requirement }) => requirement?.id)
      const missing = leavesOf(treeOn(given, given.today ?? TODAY)).flatMap(({ state, requirement }) => (state === 'missing' ? [requirement.id] : []))
      for (const id of missing) expect([closed.has(id) || path.tolerated?.id === id, named.includes(id)].filter(Boolean)).toHaveLength(1)
      for (const step of path.steps) expect(step.proof.length).toBeGreaterThan(0)
      expect(path.finish === null).toBe(path.steps.length === 0)
    }))
  })

  /** Proof of each certificate that ends so many days from today (before it: lapsed); the same certificate as the course sees it. */
  const ends = fc.record(Object.fromEntries(types.map((type) => [type, fc.option(fc.integer({ min: -50, max: 300 }))])))
  it('keeps its word: whoever does every step on its day meets the standard on the last one, unless the plan said it lapses', () => {
    fc.assert(fc.property(anyCase, ends, (drawn, days) => {
      const today = drawn.today ?? TODAY
      const held = types.flatMap((type) => (days[type] === null || days[type] === undefined ? [] : [{ type, to: addDays(today, days[type]) }]))
      const evidence = [...(drawn.evidence ?? []), ...held.map(({ type, to }) => proof(type, 'certificate', { certificateTypeId: type }, to))]
      const own = Object.fromEntries((drawn.courses ?? []).map((one): [string, Partial<OwnCourse>] => {
        const good = held.find(({ type, to }) => type === one.certificateTypeId && to > today)
        return [one.courseCode, { held: good ? { lastDay: addDays(good.to, -1), issuedOn: '2020-01-01' } : null }]
      }))
      const given = { ...drawn, evidence, own }
      const path = pathOf(given)
      const on = path.finish ?? today
      const done = path.steps.flatMap((step) => provenBy(step, drawn.courses ?? []))
      const meets = treeOn({ ...given, evidence: [...evidence, ...done] }, on).meets
      expect(meets).toBe(given.requirements.length > 0 && !['cannot', 'lapsed'].includes(outcomeOf(path, on)))
    }), { numRuns: 800 })
  })

  /** What a step proves from its last day on: a course all that it gives, not only what it was taken for. */
  function provenBy({ option, finish, requirements }: DatedStep, courses: readonly CourseFacts[]): Evidence[] {
    const taken = option.kind === 'course' ? courses.find(({ courseCode }) => courseCode === option.courseCode) : undefined
    const proven = taken === undefined
      ? requirements.map((one): Evidence => (one.kind === 'competency' ? { ...proof(`new-${one.id}`, 'competency', { competencyId: one.competencyId, level: one.level }), source: 'assessment' } : one.kind === 'certificate' ? proof(`new-${one.id}`, 'certificate', { certificateTypeId: one.certificateTypeId }) : proof('new-edu', 'education', { education: 'dai_hoc' })))
      : [proof(`new-${option.id}`, 'certificate', { certificateTypeId: taken.certificateTypeId }), ...taken.competencies.map((one) => proof(`new-${option.id}-${one.competencyId}`, 'competency', one)), proof(`new-${option.id}-hours`, 'training_hours', { hours: taken.periods })]
    return proven.map((one) => ({ ...one, span: { from: finish, to: null } }))
  }

  it('adds up: the outcomes are all who have a path, seats are steps, and nobody is promised who is held up', () => {
    fc.assert(fc.property(fc.array(anyCase, { maxLength: 8 }), fc.integer({ min: 0, max: 5 }), (cases, metNow) => {
      const officers = cases.map((given, n) => ({ officerId: `o${n}`, staffCode: '', fullName: '', unitName: '', unitType: '', positionName: '', missing: 0, path: pathOf(given) })).filter(({ path }) => path.steps.length + path.unclosed.length > 0)
      const on = lastDayOfPlan(officers, TODAY)
      const plan = trainingPlan({ officers, people: officers.length + metNow, metNow, lapsing: 0, on })
      expect(officers.reduce((sums, { path }) => ({ ...sums, [outcomeOf(path, on)]: sums[outcomeOf(path, on)] + 1 }), { courses: 0, documents: 0, assessments: 0, lapsed: 0, cannot: 0 })).toEqual(plan.outcomes)
      const oneByOne = officers.reduce((tally, { path }) => addPaths(tally, [path]), NO_PATHS)
      expect(planOf(oneByOne, { people: officers.length + metNow, metNow, lapsing: 0, on })).toEqual(plan)
      expect(Object.values(plan.outcomes).reduce((sum, one) => sum + one, 0)).toBe(officers.length)
      expect(plan.after + plan.outcomes.cannot + plan.outcomes.lapsed).toBe(plan.people)
      for (const row of [...plan.courses, ...plan.papers, ...plan.assessments, ...plan.obstacles]) expect(officers.filter((one) => planKeys(one, on).includes(row.key)).length).toBe(row.people)
      for (const row of plan.courses) expect(row.seats + row.listed).toBe(row.people)
    }), { numRuns: 50 })
  })
})
