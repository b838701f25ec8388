/** The path from a judged tree: what closes what, waits, fixed days, renewals on the way, and whose move the rest is. */
import { describe, expect, it } from 'vitest'
import { type Case, TODAY, calendar, certificate, competency, course, education, fresh, hours, kinds, pathOf, proof, session, treeOn, whose } from '../../../tests/factories/path-case'
import { addDays } from '../kernel/day'
import type { Requirement } from '../standard/standard'
import { type CourseFacts, type OwnCourse, courseWay } from './course-way'
import { evaluate } from './evaluate'
import { explainMove, explainObstacle, explainWait } from './explain-path'
import { type PathToStandard, pathToStandard } from './path-to-standard'

describe('what closes a gap', () => {
  const both = course('KH1', 'CC', [['CM', 3]])

  it.each<[string, Case, string[]]>([
    ['one course for certificate and competency', { requirements: [certificate('CC'), competency('CM', 3)], courses: [both] }, ['course:KH1']],
    ['an assessment beyond the level of the course', { requirements: [certificate('CC'), competency('CM', 4)], courses: [both] }, ['course:KH1', 'assessment']],
    ['no assessment where a course proves it', { requirements: [competency('CM', 3)], courses: [both] }, ['course:KH1']],
    ['an assessment where a test is too weak a proof', { requirements: [{ ...competency('CM', 3), minGrade: 'A' }], courses: [both] }, ['assessment']],
    ['a paper that is strong enough', { requirements: [{ ...education, minGrade: 'C' }] }, ['document']],
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
    ['a test that closes before it can be learnt', { requirements: [certificate('CC')], courses: [course('KH1', 'CC', [], { test: { ...both.test, closesOn: '2026-12-03' } })] }, ['r-CC', 'test_closed', 'trainer']],
    ['class sessions that all come before it can be learnt', { requirements: [certificate('CC')], courses: [course('KH1', 'CC', [], { test: { ...both.test, inSession: true } })], own: { KH1: { sessions: [session('2026-12-01'), session('2026-12-03', true)] } } }, ['r-CC', 'no_class_session', 'trainer']],
    ['class sessions in time without a seat', { requirements: [certificate('CC')], courses: [course('KH1', 'CC', [], { test: { ...both.test, inSession: true } })], own: { KH1: { sessions: [session('2026-12-01'), { ...session('2026-12-20'), full: true }] } } }, ['r-CC', 'no_seat', 'system']],
    ['a document of a grade that no paper has', { requirements: [{ kind: 'document', id: 'r-doc', ordinal: 5, documentType: 'LY_LICH', name: 'Lý lịch', minGrade: 'B' }] }, ['r-doc', 'grade_low', 'hr']],
    ['schooling handed in that is too weak a proof', { requirements: [{ ...education, minGrade: 'A' }], evidence: [{ ...proof('1', 'education', { education: 'dai_hoc' }), grade: 'C' }] }, ['r-edu', 'grade_low', 'hr']],
    ['a certificate on paper where a stronger proof is asked for', { requirements: [{ ...certificate('QLNN'), minGrade: 'B' }] }, ['r-QLNN', 'grade_low', 'hr']],
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
    ['a later session than the one listed for, where that comes too soon', { ...one, test: { ...one.test, inSession: true } }, { sessions: [session('2026-12-08', true), session('2026-12-20')] }, { notBefore: '2026-12-20' }],
    ['a session after the next round opens', { ...one, test: { ...one.test, inSession: true } }, { finished: [failed(2)], sessions: [session('2026-12-01'), session('2026-12-24')] }, { notBefore: '2026-12-24' }],
  ])('%s', (_, facts, own, expected) => {
    const way = courseWay(facts, { ...fresh, ...own }, TODAY, TODAY, (minutes) => addDays(TODAY, minutes / 20 - 1))
    expect(way).toMatchObject({ kind: 'open', ...expected })
    if (way.kind === 'open' && way.wait) expect(explainWait(way.wait).key).toMatch(/^wait[A-Z]/)
  })
})

describe('days that are fixed', () => {
  const sat = (code: string, type: string, minutes: number, rest: Partial<CourseFacts> = {}) =>
    course(code, type, [], { lessons: [{ id: `${code}-1`, number: '1.1', title: '', minutes, changedOn: '', changes: '' }], test: { minutes: 40, attempts: 2, waitDays: 7, opensOn: null, closesOn: null, inSession: true }, ...rest })
  const free = sat('KH1', 'CA', 600, { test: { minutes: 40, attempts: 2, waitDays: 7, opensOn: null, closesOn: null, inSession: false } })
  const both = [certificate('CA'), certificate('CB')]
  const days = (path: PathToStandard) => path.steps.map(({ option, learnt, finish }) => [option.id, learnt, finish])

  it('a course with a session is learnt before one without, though that stands first', () => {
    const path = pathOf({ requirements: both, courses: [free, sat('KH2', 'CB', 60)], own: { KH2: { sessions: [session('2026-12-10')] } }, pace: 2 })
    expect(days(path)[0]).toEqual(['course:KH2', '2026-12-02', '2026-12-10'])
    expect(path.unclosed).toEqual([])
  })

  it('what the plan cannot teach by the session takes a later one', () => {
    const own = { KH1: { sessions: [session('2026-12-08')] }, KH2: { sessions: [session('2026-12-09'), session('2027-02-01')] } }
    const path = pathOf({ requirements: both, courses: [sat('KH1', 'CA', 300), sat('KH2', 'CB', 300)], own })
    expect(days(path)).toEqual([['course:KH1', '2026-12-08', '2026-12-08'], ['course:KH2', '2026-12-16', '2027-02-01']])
    expect(path.finish).toBe('2027-02-01')
  })

  it('or the one before it does, where only that has a later one', () => {
    const own = { KH1: { sessions: [session('2026-12-08'), session('2027-02-01')] }, KH2: { sessions: [session('2026-12-09')] } }
    const path = pathOf({ requirements: both, courses: [sat('KH1', 'CA', 300), sat('KH2', 'CB', 300)], own })
    expect(days(path)).toEqual([['course:KH2', '2026-12-08', '2026-12-09'], ['course:KH1', '2026-12-16', '2027-02-01']])
  })

  it('where neither has, one is named with whose move it is, and nothing is put off for it', () => {
    const own = { KH0: { sessions: [session('2026-12-03'), session('2026-12-20')] }, KH1: { sessions: [session('2026-12-08')] }, KH2: { sessions: [session('2026-12-09')] } }
    const path = pathOf({ requirements: [...both, certificate('CC')], courses: [sat('KH0', 'CC', 60), sat('KH1', 'CA', 270), sat('KH2', 'CB', 300)], own })
    expect(days(path)).toEqual([['course:KH0', '2026-12-01', '2026-12-03'], ['course:KH1', '2026-12-08', '2026-12-08']])
    expect(whose(path)).toEqual([['r-CB', 'no_class_session', 'trainer']])
  })

  it('a test that closes is learnt for in time, else it is no step', () => {
    const closing = (closesOn: string) => pathOf({ requirements: both, courses: [free, sat('KH2', 'CB', 60, { test: { minutes: 40, attempts: 2, waitDays: 7, opensOn: null, closesOn, inSession: false } })], pace: 2 })
    expect(days(closing('2026-12-03'))[0]).toEqual(['course:KH2', '2026-12-02', '2026-12-02'])
    expect(whose(closing('2026-12-02'))).toEqual([['r-CB', 'test_closed', 'trainer']])
  })

  it('a required earlier course is finished before the next begins, and its session is late for that of the next', () => {
    const courses = [sat('KH1', 'CA', 60), sat('KH2', 'CB', 60, { prerequisites: ['KH1'], prerequisitesRequired: true })]
    const path = pathOf({ requirements: both, courses, own: { KH1: { sessions: [session('2026-12-20')] }, KH2: { sessions: [session('2026-12-10'), session('2027-01-20')] } } })
    expect(path.steps.map(({ option, start, finish }) => [option.id, start, finish])).toEqual([['course:KH1', TODAY, '2026-12-20'], ['course:KH2', '2026-12-21', '2027-01-20']])
  })
})

describe('the time of a new appointee', () => {
  const given: Case = { requirements: [certificate('CC'), education], courses: [course('KH1', 'CC', [])], since: '2026-11-01', graceDays: 60 }

  it('has the path from the first day, with the day before which it must be done', () => {
    expect(treeOn(given, TODAY).meets).toBe(true)
    const path = pathOf(given)
    expect(path.steps.map(({ option, due }) => [option.id, due])).toEqual([['course:KH1', '2026-12-31'], ['document', '2026-12-31']])
    expect(path).toMatchObject({ lapsing: [], unclosed: [], finish: '2026-12-04' })
    expect(pathOf({ ...given, coming: { CC: 'KH9' }, courses: [] }).unclosed).toMatchObject([{ obstacle: 'course_coming', due: '2026-12-31' }])
  })

  it('names no such day once it is over', () => {
    expect(pathOf({ ...given, graceDays: 0 }).steps.map(({ due }) => due)).toEqual([null, null])
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
