/** Who renews a certificate reads what has changed since it was issued, and no more. */
import { describe, expect, test } from 'vitest'
import { loadStartFacts } from '~/server/attempt/load-start-facts.server'
import { loadCourse } from '~/server/course/load-course.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { makeCourse } from '../factories/course'
import { makeOfficer } from '../factories/officer'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()

const now = new Date('2026-11-23T02:00:00Z')
let number = 0

async function learner(changedOn: Record<string, string>, issuedOn: string | null) {
  const course = await makeCourse({ changedOn })
  const officer = await makeOfficer()
  const actor = await makeUser({ officerId: officer.id })
  const enrolmentId = newId()
  await db().enrolment.create({ data: { id: enrolmentId, officerId: officer.id, courseId: course.id, courseVersionId: course.versionId, source: 'self' } })
  if (issuedOn !== null) {
    number += 1
    const days = { issuedOn: toColumn(issuedOn), validFrom: toColumn(issuedOn), validTo: toColumn('2026-12-15') }
    await db().certificate.create({ data: { id: newId(), code: `AAAA-AAAA-AA${String(number).padStart(2, '2')}`, registryBook: '2023', registryNumber: number, officerId: officer.id, certificateTypeId: course.certificateTypeId, ...days, snapshot: {} } })
  }
  const left = async () => (await loadStartFacts(officer.id, course.code, { now, address: null }))?.facts.lessonsLeft
  const complete = (i: number) => db().lessonProgress.create({ data: { enrolmentId, lessonId: course.lessonIds[i] ?? '', updatedAt: now, completedAt: now } })
  const page = async () => {
    const loaded = await loadCourse({ actor, courseCode: course.code, now })
    return loaded.ok ? loaded.value : null
  }
  return { left, complete, page }
}

describe('renewing', () => {
  test('asks for the lessons that changed since the certificate', async () => {
    const { left, complete, page } = await learner({ '1.1': '2023-01-01', '1.2': '2025-07-01' }, '2023-12-16')
    expect(await left()).toEqual(['1.2'])
    expect(await page()).toMatchObject({ resume: '1.2', renewal: { issuedOn: '2023-12-16', lessons: [{ number: '1.2', changedOn: '2025-07-01' }] } })
    await complete(1)
    expect(await left()).toEqual([])
    expect(await page()).toMatchObject({ resume: null, test: { refusal: null } })
  })

  test('asks for no lesson where none changed', async () => {
    const { left, page } = await learner({ '1.1': '2023-01-01' }, '2023-12-16')
    expect(await left()).toEqual([])
    expect(await page()).toMatchObject({ renewal: { lessons: [] }, test: { refusal: null } })
  })

  test('without a certificate every lesson is read', async () => {
    const { left, page } = await learner({ '1.2': '2025-07-01' }, null)
    expect(await left()).toEqual(['1.1', '1.2'])
    expect(await page()).toMatchObject({ renewal: null, resume: '1.1' })
  })
})
