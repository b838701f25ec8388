/** The laws of the path and of a unit's plan on random cases: complete, proven, kept on every day it names, and added up rightly. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Case, TODAY, calendar, certificate, competency, course, education, hours, pathOf, proof, treeOn } from '../../../tests/factories/path-case'
import type { Evidence } from '../evidence/evidence'
import { addDays } from '../kernel/day'
import type { CourseFacts, OwnCourse } from './course-way'
import type { DatedStep, PathToStandard } from './path-to-standard'
import { NO_PATHS, addPaths, planOf, trainingPlan } from './plan-tally'
import { leavesOf } from './standing-tree'
import { type Pace, minutesADay, studyDays } from './study-days'
import { lastDayOfPlan, outcomeOf, planKeys } from './training-plan'

describe('laws of the path', () => {
  const types = ['A', 'B', 'C', 'D']
  const anySeat = fc.record({ days: fc.integer({ min: 0, max: 60 }), full: fc.boolean(), listed: fc.constantFrom(false, false, true), proctored: fc.boolean() })
  const anyCourse = fc.record({
    gives: fc.constantFrom(...types), proves: fc.subarray(['K', 'L', 'M']), level: fc.integer({ min: 1, max: 3 }), periods: fc.integer({ min: 1, max: 20 }), minutes: fc.integer({ min: 1, max: 30 }), open: fc.boolean(),
    seats: fc.option(fc.array(anySeat, { maxLength: 3 })), closes: fc.option(fc.integer({ min: 1, max: 60 })), needs: fc.option(fc.nat({ max: 4 })), required: fc.boolean(), read: fc.boolean(),
  })
  const anyHeld = fc.record({ id: fc.constantFrom('K', 'L', 'M'), level: fc.integer({ min: 1, max: 5 }), days: fc.option(fc.integer({ min: 1, max: 60 })) })
  const anyGained = fc.record({ tiet: fc.integer({ min: 1, max: 30 }), on: fc.constantFrom('2025-10-01', '2026-03-01', '2026-11-01') })
  const anyCase = fc.record({
    asked: fc.subarray(types), competencies: fc.subarray(['K', 'L', 'M']), level: fc.integer({ min: 1, max: 5 }), courses: fc.array(anyCourse, { maxLength: 5 }), schooling: fc.boolean(), grade: fc.constantFrom(undefined, undefined, 'A' as const, 'B' as const, 'C' as const), grace: fc.constantFrom(0, 0, 60),
    tiet: fc.option(fc.integer({ min: 1, max: 40 })), tolerates: fc.boolean(), held: fc.array(anyHeld, { maxLength: 3 }), gained: fc.array(anyGained, { maxLength: 2 }), pace: fc.constantFrom<Pace>(2, 4, 8), today: fc.constantFrom(TODAY, '2026-12-22', '2026-04-01'),
  }).map(({ asked, competencies, level, courses, schooling, grade, grace, tiet, tolerates, held, gained, pace, today }): Case => ({
    requirements: [...asked.map(certificate), ...competencies.map((id) => competency(id, level)), ...(schooling ? [education] : []), ...(tiet === null ? [] : [hours(tiet)])].map((one) => ({ ...one, minGrade: grade ?? null })),
    tolerates, pace, today, graceDays: grace, since: grace === 0 ? '2020-01-01' : today,
    evidence: [
      ...held.map(({ id, level: has, days }, n) => proof(`k${n}`, 'competency', { competencyId: id, level: has }, days === null ? null : addDays(today, days))),
      ...gained.filter(({ on }) => on <= today).map(({ tiet: has, on }, n): Evidence => ({ ...proof(`h${n}`, 'training_hours', { hours: has }), span: { from: on, to: null } })),
    ],
    courses: courses.map(({ gives, proves, level: upTo, periods, minutes, open, seats, closes, needs, required }, n) => course(`KH${n}`, gives, proves.map((id) => [id, upTo]), {
      contentAllowed: open, periods, lessons: [{ id: `KH${n}-1`, number: '1.1', title: '', minutes: minutes * 20, changedOn: '', changes: '' }],
      test: { minutes: 40, attempts: 2, waitDays: 7, opensOn: null, closesOn: closes === null ? null : addDays(today, closes), inSession: seats !== null },
      prerequisites: needs === null || needs === n ? [] : [`KH${needs}`], prerequisitesRequired: required,
    })),
    own: Object.fromEntries(courses.map(({ seats, read }, n) => [`KH${n}`, {
      enrolled: read, read: new Map(read ? [[`KH${n}-1`, { furthest: 1, completed: true }]] : []),
      sessions: (seats ?? []).map(({ days, ...seat }, at) => ({ id: `s${n}-${at}`, on: addDays(today, days), name: `Ca ${at}`, place: 'P1', ...seat })).sort((x, y) => (x.on < y.on ? -1 : 1)),
    }])),
    coming: { D: 'KH9' },
  }))

  /** Every date shown can be kept: of sessions with a seat, before tests close, after what is required, at the pace. */
  function expectKept({ steps }: PathToStandard, { courses = [], own = {}, pace = 4, today = TODAY }: Case) {
    const finishOf = new Map(steps.map(({ option, finish }) => [option.id, finish]))
    for (const { option, start, learnt, finish } of steps) {
      if (option.kind !== 'course') continue
      const facts = courses.find(({ courseCode }) => courseCode === option.courseCode)
      if (facts?.test.inSession) {
        const seat = own[option.courseCode]?.sessions?.find(({ id }) => id === option.session?.id)
        expect(seat !== undefined && (seat.listed || !seat.full) && learnt <= seat.on && finish === seat.on).toBe(true)
      }
      if (facts?.test.closesOn) expect(finish < facts.test.closesOn).toBe(true)
      for (const need of option.needs) expect(start >= (finishOf.get(need) ?? '')).toBe(true)
      if (option.wait && 'until' in option.wait) expect(finish >= option.wait.until).toBe(true)
    }
    const days = studyDays(calendar, today)
    for (const { learnt: day } of steps) {
      const learnt = steps.reduce((sum, { option, learnt: on }) => sum + (option.kind === 'course' && on <= day ? option.lessonMinutes : 0), 0)
      if (learnt > 0) expect(learnt).toBeLessThanOrEqual((days.indexFrom(addDays(day, 1))) * minutesADay(pace))
    }
  }

  it('closes or names every leaf that is open, once, and proves each step', () => {
    fc.assert(fc.property(anyCase, (given) => {
      const path = pathOf(given)
      const closed = new Set(path.steps.flatMap(({ closes }) => closes))
      const named = path.unclosed.map(({ requirement }) => requirement?.id)
      const missing = leavesOf(treeOn(given, given.today ?? TODAY)).flatMap(({ state, requirement }) => (state === 'missing' || state === 'grace' ? [requirement.id] : []))
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
        return [one.courseCode, { ...drawn.own?.[one.courseCode], held: good ? { lastDay: addDays(good.to, -1), issuedOn: '2020-01-01' } : null }]
      }))
      const given = { ...drawn, evidence, own }
      const path = pathOf(given)
      expectKept(path, given)
      const on = path.finish ?? today
      const done = path.steps.flatMap((step) => provenBy(step, drawn.courses ?? []))
      const then = treeOn({ ...given, evidence: [...evidence, ...done] }, on)
      // Within the time of a new appointee everybody meets; then what was closed is proven all the same.
      const proven = (id: string) => leavesOf(then).some(({ requirement, state }) => requirement.id === id && (state === 'met' || state === 'expiring'))
      for (const id of path.steps.flatMap(({ closes }) => closes)) expect(proven(id)).toBe(true)
      if (given.graceDays === 0) expect(then.meets).toBe(given.requirements.length > 0 && !['cannot', 'lapsed'].includes(outcomeOf(path, on)))
    }), { numRuns: 600 })
  }, 30_000)

  /** What a step proves from its last day on: a course all that it gives, not only what it was taken for. */
  function provenBy({ option, finish, requirements }: DatedStep, courses: readonly CourseFacts[]): Evidence[] {
    const taken = option.kind === 'course' ? courses.find(({ courseCode }) => courseCode === option.courseCode) : undefined
    const grade = option.kind === 'course' ? option.grade : option.kind === 'assessment' ? 'A' : 'C'
    const proven = taken === undefined
      ? requirements.map((one): Evidence => (one.kind === 'competency' ? { ...proof(`new-${one.id}`, 'competency', { competencyId: one.competencyId, level: one.level }), source: 'assessment' } : one.kind === 'certificate' ? proof(`new-${one.id}`, 'certificate', { certificateTypeId: one.certificateTypeId }) : proof('new-edu', 'education', { education: 'dai_hoc' })))
      : [proof(`new-${option.id}`, 'certificate', { certificateTypeId: taken.certificateTypeId }), ...taken.competencies.map((one) => proof(`new-${option.id}-${one.competencyId}`, 'competency', one)), proof(`new-${option.id}-hours`, 'training_hours', { hours: taken.periods })]
    return proven.map((one) => ({ ...one, grade, span: { from: finish, to: null } }))
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
