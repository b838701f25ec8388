/** An officer's way through a course: enrolling, reading on two devices, finishing lessons, what the pages then say. */
import { beforeEach, describe, expect, it } from 'vitest'
import { renderLessonBody } from '../../app/components/lesson/render-lesson-body.server'
import type { Actor } from '../../app/domain/access/role'
import { i18nFor } from '../../app/messages/catalogues.server'
import { loadCourse } from '../../app/server/course/load-course.server'
import { findCourses } from '../../app/server/course/find-courses.server'
import { db } from '../../app/server/db.server'
import { enrol } from '../../app/server/enrolment/enrol.server'
import { findTerms } from '../../app/server/glossary/find-terms.server'
import { loadHome } from '../../app/server/home/load-home.server'
import { getLessonBody } from '../../app/server/lesson/get-lesson-body.server'
import { getLesson } from '../../app/server/lesson/get-lesson.server'
import { loadLesson } from '../../app/server/lesson/load-lesson.server'
import { saveProgress, type ProgressReport } from '../../app/server/lesson/save-progress.server'
import { makeOfficer } from '../factories/officer'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase({ content: true })

const now = new Date('2026-11-23T02:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const course = { courseCode: 'KH2' }
const at = (section: number, ratio: number, within = 0.5): ProgressReport => ({ kind: 'position', section, within, ratio })

const learner = async (): Promise<Actor> => makeUser({ officerId: (await makeOfficer()).id })
const report = (actor: Actor, number: string, sent: ProgressReport, on = now) => saveProgress({ actor, ...course, number, report: sent, now: on })
const progressOf = (actor: Actor) => db().lessonProgress.findMany({ where: { enrolment: { officerId: actor.officerId ?? '' } }, include: { lesson: { select: { number: true } } } })
const completions = (actor: Actor) => db().auditEvent.count({ where: { actorId: actor.userId, action: 'lesson.complete' } })

let actor: Actor
beforeEach(async () => {
  actor = await learner()
})

describe('enrolling', () => {
  it('twice is one enrolment', async () => {
    expect(await enrol({ actor, ...course, now })).toEqual({ ok: true, value: { created: true } })
    expect(await enrol({ actor, ...course, now: later(1) })).toEqual({ ok: true, value: { created: false } })
    expect(await db().enrolment.count({ where: { officerId: actor.officerId ?? '' } })).toBe(1)
  })

  it('many times at once is one enrolment and one audit event', async () => {
    const results = await Promise.all(Array.from({ length: 6 }, () => enrol({ actor, ...course, now })))
    expect(results.filter((result) => result.ok && result.value.created)).toHaveLength(1)
    expect(results.every((result) => result.ok)).toBe(true)
    expect(await db().auditEvent.count({ where: { actorId: actor.userId, action: 'enrolment.create' } })).toBe(1)
  })

  it('is refused for a course that is not there, and without an officer record', async () => {
    expect(await enrol({ actor, courseCode: 'KH99', now })).toEqual({ ok: false, reason: { kind: 'not_found' } })
    expect(await enrol({ actor: await makeUser(), ...course, now })).toEqual({ ok: false, reason: { kind: 'scope' } })
  })
})

describe('reading', () => {
  it('keeps the last place and never lets the furthest point go back', async () => {
    await enrol({ actor, ...course, now })
    await report(actor, '2.3', at(5, 0.6, 0.25))
    expect(await report(actor, '2.3', at(2, 0.2, 0.75), later(1))).toMatchObject({ ok: true, value: { furthest: 0.6, completed: false, next: '2.4' } })
    const page = await loadLesson({ actor, ...course, number: '2.3', now })
    expect(page).toMatchObject({ ok: true, value: { furthest: 0.6, enrolled: true, completed: false, minutesLeft: 12 } })
    const sections = page.ok ? page.value.lesson.sections : []
    expect(page.ok && page.value.place).toEqual({ section: sections[1]?.id, within: 0.75 })
  })

  it('takes reports of two devices at once without losing the furthest', async () => {
    await enrol({ actor, ...course, now })
    const ratios = [0.1, 0.9, 0.3, 0.8, 0.2, 0.7, 0.4, 0.5]
    const results = await Promise.all(ratios.map((ratio, index) => report(actor, '2.2', at(index + 1, ratio), later(index))))
    expect(results.every((result) => result.ok)).toBe(true)
    expect(await progressOf(actor)).toMatchObject([{ furthest: 0.9, completedAt: null }])
  })

  it('completes near the end, once, and stays complete', async () => {
    await enrol({ actor, ...course, now })
    await report(actor, '2.1', at(9, 0.94))
    expect(await completions(actor)).toBe(0)
    await Promise.all([report(actor, '2.1', at(9, 0.97), later(1)), report(actor, '2.1', at(9, 1), later(1))])
    await report(actor, '2.1', at(1, 0.05), later(60))
    const [row] = await progressOf(actor)
    expect(row).toMatchObject({ furthest: 1, ratio: 0.05, completedAt: later(1) })
    expect(await completions(actor)).toBe(1)
  })

  it('completes by declaration, from nothing read', async () => {
    await enrol({ actor, ...course, now })
    expect(await report(actor, '2.6', { kind: 'read' })).toEqual({ ok: true, value: { furthest: 1, completed: true, next: null } })
    expect(await report(actor, '2.6', { kind: 'read' }, later(5))).toMatchObject({ ok: true })
    expect(await completions(actor)).toBe(1)
  })

  it('touches nobody else and nothing without an enrolment', async () => {
    const other = await learner()
    await enrol({ actor: other, ...course, now })
    await report(other, '2.1', at(2, 0.3))
    expect(await report(actor, '2.1', at(5, 0.9))).toEqual({ ok: false, reason: 'not_enrolled' })
    await enrol({ actor, ...course, now })
    await report(actor, '2.1', at(5, 0.9))
    expect(await progressOf(other)).toMatchObject([{ furthest: 0.3 }])
    expect(await report(actor, '9.9', at(1, 0.1))).toEqual({ ok: false, reason: 'not_found' })
    expect(await report(await makeUser(), '2.1', at(1, 0.1))).toEqual({ ok: false, reason: 'scope' })
  })

  it('is open before enrolling, and then keeps nothing', async () => {
    expect(await loadLesson({ actor, ...course, number: '2.1', now })).toMatchObject({ ok: true, value: { enrolled: false, place: null, lesson: { previous: null, next: { number: '2.2' } } } })
    expect(await progressOf(actor)).toEqual([])
    await enrol({ actor, ...course, now })
    await loadLesson({ actor, ...course, number: '2.1', now })
    expect(await progressOf(actor)).toMatchObject([{ furthest: 0, completedAt: null, lesson: { number: '2.1' } }])
  })

  it('is refused for what is not there and for who has no officer record', async () => {
    expect(await loadLesson({ actor, ...course, number: '7.7', now })).toEqual({ ok: false, reason: 'not_found' })
    expect(await loadLesson({ actor, courseCode: "KH2' OR true --", number: '2.1', now })).toEqual({ ok: false, reason: 'not_found' })
    expect(await loadLesson({ actor: await makeUser(), ...course, number: '2.1', now })).toEqual({ ok: false, reason: 'scope' })
  })

  it('goes on in the version one enrolled in when a newer one is published', async () => {
    const current = await db().courseVersion.findFirstOrThrow({ where: { course: { code: 'KH2' }, isCurrent: true } })
    await enrol({ actor, ...course, now })
    const { id: _id, publishedAt: _at, ...rest } = current
    const nextId = '01a00000-0000-7000-8000-000000000001'
    await db().$transaction([
      db().courseVersion.update({ where: { id: current.id }, data: { isCurrent: false } }),
      db().courseVersion.create({ data: { ...rest, definition: rest.definition as object, id: nextId, number: 99, contentHash: 'another', title: 'Bản mới', isCurrent: true } }),
    ])
    const page = await loadLesson({ actor, ...course, number: '2.1', now })
    expect(page).toMatchObject({ ok: true, value: { enrolled: true, lesson: { course: { title: current.title } } } })
    expect(await loadLesson({ actor: await learner(), ...course, number: '2.1', now })).toEqual({ ok: false, reason: 'not_found' })
    await db().$transaction([
      db().courseVersion.update({ where: { id: nextId }, data: { isCurrent: false } }),
      db().courseVersion.update({ where: { id: current.id }, data: { isCurrent: true } }),
    ])
  })
})

describe('the pages', () => {
  it('open the test when every lesson is done', async () => {
    expect(await loadCourse({ actor, ...course, now })).toMatchObject({ ok: true, value: { enrolment: null, mayEnrol: true, test: { refusal: { kind: 'not_enrolled' } } } })
    await enrol({ actor, ...course, now })
    const numbers = ['2.1', '2.2', '2.3', '2.4', '2.5']
    for (const [index, number] of numbers.entries()) await report(actor, number, { kind: 'read' }, later(index))
    expect(await loadCourse({ actor, ...course, now })).toMatchObject({ ok: true, value: { lessonsDone: 5, resume: '2.6', mayEnrol: false, test: { refusal: { kind: 'lessons_left', numbers: ['2.6'] } } } })
    await report(actor, '2.6', { kind: 'read' }, later(9))
    expect(await loadCourse({ actor, ...course, now })).toMatchObject({ ok: true, value: { lessonsDone: 6, resume: null, test: { refusal: null } } })
    const courses = await findCourses(actor)
    expect(courses.ok && courses.value.find(({ code }) => code === 'KH2')).toMatchObject({ state: 'enrolled', lessonsDone: 6, minutesLeft: 0 })
    expect(await loadHome({ actor, now })).toMatchObject({ ok: true, value: { resume: { kind: 'test', courseCode: 'KH2' }, due: [{ act: 'study', lessonsLeft: 0 }] } })
  })

  it('lead back to the lesson read last', async () => {
    await enrol({ actor, ...course, now })
    await report(actor, '2.1', at(1, 0.2))
    await report(actor, '2.4', at(2, 0.5), later(2))
    const home = await loadHome({ actor, now })
    expect(home).toMatchObject({ ok: true, value: { resume: { kind: 'lesson', number: '2.4', started: true, minutesLeft: 15, section: { at: 2 } } } })
    expect(await loadCourse({ actor, ...course, now })).toMatchObject({ ok: true, value: { resume: '2.4' } })
  })

  it('have no home for an account without an officer record', async () => {
    expect(await loadHome({ actor: await makeUser({ roles: [{ role: 'operator', unitId: null }] }), now })).toEqual({ ok: false, reason: 'no_officer' })
  })

  it('find glossary terms with or without marks', async () => {
    const all = await findTerms('')
    expect(all.length).toBeGreaterThan(100)
    expect((await findTerms('cai cach hanh chinh'))[0]?.code).toBe('administrative_reform')
    expect(await findTerms('zzzz')).toEqual([])
  })
})

describe('lesson bodies', () => {
  it('render every published lesson, with the anchors of its contents, once', async () => {
    const rows = await db().lesson.findMany({ where: { courseVersion: { isCurrent: true } }, select: { id: true } })
    expect(rows.length).toBeGreaterThanOrEqual(6)
    for (const { id } of rows) {
      const lesson = await getLesson(id)
      let asked = 0
      const body = { hash: lesson.bodyHash, facts: lesson.facts, i18n: i18nFor('vi'), code: () => (asked++, getLessonBody(lesson.bodyHash)) }
      const [first, second] = await Promise.all([renderLessonBody(body), renderLessonBody(body)])
      expect(second).toBe(first)
      expect(await renderLessonBody({ ...body, i18n: i18nFor('en') })).not.toBe(first)
      expect(asked).toBe(1)
      for (const section of lesson.sections) expect(first, lesson.number).toContain(`<h2 id="${section.id}"`)
      expect(first.match(/data-check=""/g)).toHaveLength(lesson.facts.checkCount)
      expect(first).not.toMatch(/<script|<style| style="|undefined|\[object Object\]/)
      for (const [, hash] of first.matchAll(/\/course-files\/([^/]*)\//g)) expect(hash).toMatch(/^[0-9a-f]{64}$/)
    }
  })
})
