import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '~/domain/access/role'
import { checkCurrentContent, findLastReport } from '~/server/preview/check-current-content.server'
import { findCoursePreviews } from '~/server/preview/find-course-previews.server'
import { findQuestionPreviews } from '~/server/preview/find-question-previews.server'
import { loadCoursePreview } from '~/server/preview/load-course-preview.server'
import { loadLessonPreview } from '~/server/preview/load-lesson-preview.server'
import { loadSystem } from '~/server/system/load-system.server'
import { testDatabase } from './database'

await testDatabase({ content: true })

const person = (role: Role): Actor => ({ userId: randomUUID(), username: role, displayName: role, officerId: null, roles: [{ role, unitId: null }] })
const trainer = person('trainer')
const everything = { objective: '', level: '', kind: '' }

describe('what a trainer sees', () => {
  test('is for trainers only', async () => {
    for (const role of ['officer', 'hr', 'head', 'operator'] as const) {
      const by = person(role)
      const refused = { ok: false, reason: 'role' }
      expect(await findCoursePreviews(by)).toEqual(refused)
      expect(await loadCoursePreview(by, 'KH2')).toEqual(refused)
      expect(await loadLessonPreview(by, 'KH2', '2.1')).toEqual(refused)
      expect(await findQuestionPreviews(by, 'KH2', everything)).toEqual(refused)
      expect(await checkCurrentContent(by, 'vi', new Date())).toEqual(refused)
      expect(await findLastReport(by, 'vi')).toEqual(refused)
    }
  })

  test('courses, lessons, and a bank that fills the blueprint three times', async () => {
    const courses = await findCoursePreviews(trainer)
    if (!courses.ok) throw new Error(courses.reason)
    const row = courses.value.find(({ code }) => code === 'KH2')
    expect(row).toMatchObject({ number: 1, lessons: 6 })
    const course = await loadCoursePreview(trainer, 'KH2')
    if (!course.ok) throw new Error(course.reason)
    const { lessons, bank, questions, definition } = course.value
    expect(lessons.map(({ number }) => number)).toEqual(['2.1', '2.2', '2.3', '2.4', '2.5', '2.6'])
    expect(questions).toBe(row?.questions)
    expect(bank.reduce((sum, cell) => sum + cell.drawn, 0)).toBe(definition.finalTest.questions)
    expect(bank.reduce((sum, cell) => sum + cell.held, 0)).toBe(questions)
    for (const cell of bank) expect(cell.held).toBeGreaterThanOrEqual(cell.wanted)
    expect(await loadCoursePreview(trainer, 'KHONG-CO')).toEqual({ ok: false, reason: 'courseUnknown' })
    expect(await loadLessonPreview(trainer, 'KH2', '9.9')).toEqual({ ok: false, reason: 'lessonUnknown' })
    expect(await loadLessonPreview(trainer, 'KH2', '2.3')).toMatchObject({ ok: true, value: { number: '2.3', previous: { number: '2.2' }, next: { number: '2.4' } } })
  })

  test('every question with a right answer and feedback, whatever its kind; filters narrow', async () => {
    const found = await findQuestionPreviews(trainer, 'KH2', everything)
    if (!found.ok) throw new Error(found.reason)
    const { questions, total, kinds } = found.value
    expect(questions).toHaveLength(total)
    for (const { review, keys, code } of questions) {
      if ('options' in review) {
        expect(review.options.some((option) => option.right), code).toBe(true)
        expect(review.options.every((option) => option.feedback !== ''), code).toBe(true)
      } else if ('entries' in review) {
        expect(review.entries.every((entry) => entry.expected !== '' && entry.feedback !== ''), code).toBe(true)
      } else if ('parts' in review) {
        expect(review.parts.map(({ id }) => id), code).toEqual(Object.keys(keys.parts))
      } else {
        expect(keys.right, code).toBeTruthy()
      }
    }
    for (const kind of kinds) {
      const some = await findQuestionPreviews(trainer, 'KH2', { ...everything, kind, level: 'V' })
      expect(some.ok && some.value.questions.every((question) => question.kind === kind && question.level === 'V')).toBe(true)
    }
    expect(questions.filter(({ kind }) => kind === 'multiple').every(({ keys }) => Object.keys(keys.fractions).length >= 3)).toBe(true)
  })

  test('a content check that runs once for the same bytes', async () => {
    const first = await checkCurrentContent(trainer, 'vi', new Date('2026-11-23T01:00:00Z'))
    const second = await checkCurrentContent(trainer, 'vi', new Date('2026-11-23T02:00:00Z'))
    expect(second).toEqual(first)
    expect(await findLastReport(trainer, 'vi')).toEqual(first)
    expect(first.ok && first.value.hash).toMatch(/^[0-9a-f]{64}$/)
  })
})

test('the system page knows versions, database and content, and gives no secret away', async () => {
  expect(await loadSystem(trainer)).toEqual({ ok: false, reason: 'role' })
  const found = await loadSystem(person('operator'))
  if (!found.ok) throw new Error(found.reason)
  const { versions, database, migrations, queue, disks, content, settings } = found.value
  expect(versions).toMatchObject({ node: process.versions.node, app: expect.stringMatching(/^\d+\.\d+/), postgres: expect.stringMatching(/^\d+/) })
  expect(database.bytes).toBeGreaterThan(1_000_000)
  expect(database.connections).toBeLessThanOrEqual(database.mostConnections)
  expect(migrations.applied).toBeGreaterThan(0)
  expect(queue).toBeNull()
  expect(disks.map(({ place }) => place)).toEqual(['data', 'temporary'])
  expect(content.courses).toMatchObject(['KH1', 'KH2', 'KH3', 'KH4'].map((code) => ({ code, number: 1 })))
  const password = new URL(process.env.EMBEDDED_DATABASE_URL ?? '').password
  expect(password).not.toBe('')
  expect(JSON.stringify(settings)).not.toContain(password)
  expect(settings.find(({ name }) => name === 'APP_SECRET')?.value).toBe('••••••')
})
