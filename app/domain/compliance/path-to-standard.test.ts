/** The path from a judged tree: what closes what, waits, renewals on the way, and whose move the rest is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCalendar } from '../calendar/working-calendar'
import type { Evidence } from '../evidence/evidence'
import { addDays } from '../kernel/day'
import type { Requirement } from '../standard/standard'
import { type CourseFacts, type OwnCourse, courseWay } from './course-way'
import { evaluate } from './evaluate'
import { type PathToStandard, pathToStandard } from './path-to-standard'
import { explainMove, explainObstacle, explainWait } from './explain-path'
import { lastDayOfPlan, outcomeOf, planKeys, trainingPlan } from './training-plan'

const TODAY = '2026-11-30' // a Monday
const calendar = buildCalendar([2026, 2027, 2028, 2029].map((year) => ({ date: `${year}-01-01`, kind: 'official_tet_window' as const, name: 'Tết', mark: 'official' as const })), { unconfirmedHolidays: false })

const certificate = (id: string): Requirement => ({ kind: 'certificate', id: `r-${id}`, ordinal: 1, certificateTypeId: id, code: id, name: id })
const competency = (id: string, level: number): Requirement => ({ kind: 'competency', id: `r-${id}`, ordinal: 2, competencyId: id, code: id, name: id, level })
const education: Requirement = { kind: 'education', id: 'r-edu', ordinal: 3, education: 'dai_hoc' }

const proof = (id: string, kind: Evidence['kind'], what: object, to: string | null = null): Evidence =>
  ({ id: `e-${id}`, kind, ...what, span: { from: '2020-01-01', to }, source: 'import', grade: 'B', certificateId: null, revokedOn: null, supersededAt: null }) as Evidence

const course = (code: string, certificateTypeId: string, competencies: [string, number][], rest: Partial<CourseFacts> = {}): CourseFacts => ({
  courseCode: code, title: code, certificateTypeId, competencies: competencies.map(([competencyId, level]) => ({ competencyId, level })),
  lessons: [1, 2].map((n) => ({ id: `${code}-${n}`, number: `1.${n}`, title: '', minutes: 100, changedOn: '', changes: '' })),
  test: { minutes: 40, attempts: 2, waitDays: 7, opensOn: null, closesOn: null, inSession: false },
  prerequisites: [], prerequisitesRequired: false, contentAllowed: true, ...rest,
})
const fresh: OwnCourse = { enrolled: false, read: new Map(), attempt: 'none', finished: [], held: null, sessions: [] }
const session = (on: string, listed = false) => ({ on, name: 'Ca 1', place: 'P201', proctored: true, listed })

type Case = { requirements: Requirement[]; evidence?: Evidence[]; courses?: CourseFacts[]; own?: Record<string, Partial<OwnCourse>>; coming?: Record<string, string>; start?: string }

function treeOn({ requirements, evidence = [] }: Case, asOf: string) {
  const posting = { id: 'p', unitId: 'u', positionId: 'v', kind: 'main' as const, span: { from: '2020-01-01', to: null }, supersededAt: null }
  const standard = { id: 's', positionId: 'v', number: 1, span: { from: '2020-01-01', to: null }, decision: '', requirements }
  return evaluate({ person: { officerId: 'o', postings: [posting], evidence }, standards: new Map([['v', [standard]]]), asOf, expiringDays: 90 })
}

function pathOf({ courses = [], own = {}, coming = {}, start = TODAY, ...given }: Case): PathToStandard {
  const tree = treeOn(given, TODAY)
  return pathToStandard({ tree, courses, own: (code) => ({ ...fresh, ...own[code] }), comingCertificates: new Map(Object.entries(coming)), today: TODAY, start, pace: 4, calendar })
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
    ['a session after the next round opens', { ...one, test: { ...one.test, inSession: true } }, { finished: [failed(2)], sessions: [session('2026-12-01'), session('2026-12-24')] }, { notBefore: '2026-12-24' }],
  ])('%s', (_, facts, own, expected) => {
    const way = courseWay(facts, { ...fresh, ...own }, TODAY, TODAY)
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

describe('laws', () => {
  const types = ['A', 'B', 'C', 'D']
  const anyCourse = fc.record({ gives: fc.constantFrom(...types), proves: fc.subarray(['K', 'L', 'M']), level: fc.integer({ min: 1, max: 3 }), open: fc.boolean() })
  const anyCase = fc.record({ asked: fc.subarray(types), competencies: fc.subarray(['K', 'L', 'M']), level: fc.integer({ min: 1, max: 5 }), courses: fc.array(anyCourse, { maxLength: 5 }), schooling: fc.boolean() })
    .map(({ asked, competencies, level, courses, schooling }): Case => ({
      requirements: [...asked.map(certificate), ...competencies.map((id) => competency(id, level)), ...(schooling ? [education] : [])],
      courses: courses.map(({ gives, proves, level: upTo, open }, n) => course(`KH${n}`, gives, proves.map((id) => [id, upTo]), { contentAllowed: open })),
      coming: { D: 'KH9' },
    }))

  it('closes or names every leaf that is open, once, and proves each step', () => {
    fc.assert(fc.property(anyCase, (given) => {
      const path = pathOf(given)
      const closed = new Set(path.steps.flatMap(({ closes }) => closes))
      const named = path.unclosed.map(({ requirement }) => requirement?.id)
      for (const { id } of given.requirements) expect(Number(closed.has(id)) + Number(named.includes(id))).toBe(1)
      for (const step of path.steps) expect(step.proof.length).toBeGreaterThan(0)
      expect(path.finish === null).toBe(path.steps.length === 0)
    }))
  })

  /** Proof of each certificate that ends so many days from today (before it: lapsed); the same certificate as the course sees it. */
  const ends = fc.record(Object.fromEntries(types.map((type) => [type, fc.option(fc.integer({ min: -50, max: 300 }))])))
  it('keeps its word: whoever does every step on its day meets the standard on the last one, unless the plan said it lapses', () => {
    fc.assert(fc.property(anyCase, ends, (drawn, days) => {
      const held = types.flatMap((type) => (days[type] === null || days[type] === undefined ? [] : [{ type, to: addDays(TODAY, days[type]) }]))
      const evidence = held.map(({ type, to }) => proof(type, 'certificate', { certificateTypeId: type }, to))
      const own = Object.fromEntries((drawn.courses ?? []).map((one): [string, Partial<OwnCourse>] => {
        const good = held.find(({ type, to }) => type === one.certificateTypeId && to > TODAY)
        return [one.courseCode, { held: good ? { lastDay: addDays(good.to, -1), issuedOn: '2020-01-01' } : null }]
      }))
      const given = { ...drawn, evidence, own }
      const path = pathOf(given)
      const on = path.finish ?? TODAY
      const done = path.steps.flatMap(({ finish, requirements }) => requirements.map((one): Evidence => {
        const from = { from: finish, to: null }
        if (one.kind === 'certificate') return { ...proof(`new-${one.id}`, 'certificate', { certificateTypeId: one.certificateTypeId }), span: from }
        if (one.kind === 'competency') return { ...proof(`new-${one.id}`, 'competency', { competencyId: one.competencyId, level: one.level }), span: from }
        return { ...proof('new-edu', 'education', { education: 'dai_hoc' }), span: from }
      }))
      const meets = treeOn({ ...given, evidence: [...evidence, ...done] }, on).meets
      expect(meets).toBe(given.requirements.length > 0 && !['cannot', 'lapsed'].includes(outcomeOf(path, on)))
    }), { numRuns: 300 })
  })

  it('adds up: the outcomes are all who have a path, seats are steps, and nobody is promised who is held up', () => {
    fc.assert(fc.property(fc.array(anyCase, { maxLength: 8 }), fc.integer({ min: 0, max: 5 }), (cases, metNow) => {
      const officers = cases.map((given, n) => ({ officerId: `o${n}`, staffCode: '', fullName: '', unitName: '', unitType: '', positionName: '', missing: 0, path: pathOf(given) })).filter(({ path }) => path.steps.length + path.unclosed.length > 0)
      const on = lastDayOfPlan(officers, TODAY)
      const plan = trainingPlan({ officers, people: officers.length + metNow, metNow, lapsing: 0, on })
      expect(Object.values(plan.outcomes).reduce((sum, one) => sum + one, 0)).toBe(officers.length)
      expect(plan.after + plan.outcomes.cannot + plan.outcomes.lapsed).toBe(plan.people)
      for (const row of [...plan.courses, ...plan.papers, ...plan.assessments, ...plan.obstacles]) expect(officers.filter((one) => planKeys(one, on).includes(row.key)).length).toBe(row.people)
      for (const row of plan.courses) expect(row.seats + row.listed).toBe(row.people)
    }), { numRuns: 50 })
  })
})
