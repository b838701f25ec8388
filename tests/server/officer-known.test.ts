/** An officer's file of a day as it was known at an earlier moment: tree, proofs, tests, posts, history, and who may see it. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { endOfDay } from '~/domain/compliance/as-of'
import { DEFAULT_PACE } from '~/domain/compliance/study-days'
import type { Day } from '~/domain/kernel/day'
import { type OfficerPage, loadOfficerPage } from '~/server/compliance/load-officer-page.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeCourse } from '../factories/course'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const TODAY = '2026-11-23'
const [AS_OF, KNOWN] = ['2026-06-30', '2026-07-05'] as const
const at = (text: string) => new Date(`${text}T03:00:00Z`)
let officerId: string, first: string, second: string, hrFirst: Actor, hrSecond: Actor, stranger: Actor

beforeAll(async () => {
  const city = (await makeUnit({ level: 'city' })).id
  ;[first, second] = [(await makeUnit({ parentId: city, name: 'Nơi nhập nhầm' })).id, (await makeUnit({ parentId: city, name: 'Nơi làm việc' })).id]
  const hrOf = (unitId: string) => makeUser({ roles: [{ role: 'hr', unitId }] })
  ;[hrFirst, hrSecond, stranger] = [await hrOf(first), await hrOf(second), await hrOf((await makeUnit({ parentId: city })).id)]
  const course = await makeCourse()
  const positionId = (await makePosition()).id
  await makeStandard({ positionId, requirements: [{ certificateTypeId: course.certificateTypeId }, { education: 'dai_hoc' }] })
  officerId = (await makeOfficer()).id
  await makePosting({ officerId, unitId: first, positionId, validFrom: '2024-01-01', recordedAt: at('2024-01-01'), supersededAt: at('2026-08-01'), decision: 'QĐ nhầm' })
  await makePosting({ officerId, unitId: second, positionId, validFrom: '2024-01-01', recordedAt: at('2026-08-01'), decision: 'QĐ đúng' })
  // Known then and withdrawn since; recorded since for a day before.
  await makeEvidence({ certificateTypeId: course.certificateTypeId }, { officerId, validFrom: '2025-01-01', recordedAt: at('2025-01-01'), supersededAt: at('2026-08-10'), supersededReason: 'Ghi nhầm người' })
  await makeEvidence({ education: 'dai_hoc' }, { officerId, validFrom: '2020-01-01', recordedAt: at('2026-09-01') })
  await db().$transaction((tx) => rewriteStanding(tx, [officerId]))
  const enrolmentId = newId()
  await db().enrolment.create({ data: { id: enrolmentId, officerId, courseId: course.id, courseVersionId: course.versionId, source: 'assigned', enrolledAt: at('2026-06-01') } })
  const { id: regradeId } = await db().regrade.create({ data: { id: newId(), courseId: course.id, at: at('2026-08-01'), actorName: 'thử', reason: 'Chấm lại', decision: {} } })
  const attempt = async (number: number, started: Day, submitted: Day, results: readonly (readonly [Day, boolean])[]) => {
    const attemptId = newId()
    await db().attempt.create({ data: { id: attemptId, enrolmentId, officerId, courseId: course.id, courseVersionId: course.versionId, number, roundNumber: 1, roundAttempt: number, roundLimit: 3, state: 'graded', endedBy: 'submitted', seed: 'x', startedAt: at(started), dueAt: new Date(at(submitted).getTime() + 60_000), submittedAt: at(submitted) } })
    for (const [index, [graded, passed]] of results.entries()) await db().attemptResult.create({ data: { id: newId(), attemptId, number: index + 1, gradedAt: at(graded), mark: passed ? 6 : 1, maximum: 6, passed, detail: {}, reason: index === 0 ? 'submitted' : 'regrade', regradeId: index === 0 ? null : regradeId } })
  }
  await attempt(1, '2026-06-20', '2026-06-20', [['2026-06-20', false], ['2026-08-01', true]])
  await attempt(2, '2026-06-29', '2026-07-07', [['2026-07-07', false]])
})

async function page(actor: Actor, known: Day | null, asOf: Day = AS_OF) {
  return loadOfficerPage({ actor, officerId, asOf, today: TODAY, now: at(TODAY), knownAt: known === null ? undefined : endOfDay(known), pace: DEFAULT_PACE, mark: null })
}
async function file(actor: Actor, known: Day | null, asOf: Day = AS_OF): Promise<Extract<OfficerPage, { kind: 'here' }>> {
  const found = await page(actor, known, asOf)
  if (!found.ok || found.value.kind !== 'here') throw new Error('no file')
  return found.value
}
const said = ({ standing, attempts }: Extract<OfficerPage, { kind: 'here' }>) => ({
  unit: standing.header.unitPath[0]?.name,
  met: `${standing.tree.metCount}/${standing.tree.totalCount}`,
  evidence: standing.evidence.map(({ kind, state, supersededReason }) => [kind, state, supersededReason]),
  postings: standing.postings.map(({ unitName, decision }) => [unitName, decision]),
  history: [...new Set(standing.history.map(({ unitName }) => unitName))],
  attempts: attempts.latest.map(({ on, state }) => [on, state]),
})

describe('the file of a day', () => {
  test('as known then: what was withdrawn since counts, what was recorded since is not there', async () => {
    expect(said(await file(hrFirst, KNOWN))).toEqual({
      unit: 'Nơi nhập nhầm', met: '1/2', evidence: [['certificate', 'valid', null]], postings: [['Nơi nhập nhầm', 'QĐ nhầm']], history: ['Nơi nhập nhầm'],
      attempts: [['2026-06-29', 'open'], ['2026-06-20', 'failed']],
    })
  })

  test('as known now', async () => {
    expect(said(await file(hrSecond, null))).toEqual({
      unit: 'Nơi làm việc', met: '1/2', evidence: [['certificate', 'superseded', 'Ghi nhầm người'], ['education', 'valid', null]], postings: [['Nơi làm việc', 'QĐ đúng']], history: ['Nơi làm việc'],
      attempts: [['2026-07-07', 'failed'], ['2026-06-20', 'passed']],
    })
  })

  test('between the two corrections each is what it was', async () => {
    expect(said(await file(hrSecond, '2026-08-05'))).toMatchObject({ unit: 'Nơi làm việc', met: '1/2', evidence: [['certificate', 'valid', null]], attempts: [['2026-07-07', 'failed'], ['2026-06-20', 'passed']] })
    expect(said(await file(hrSecond, '2026-08-15'))).toMatchObject({ met: '0/2', evidence: [['certificate', 'superseded', 'Ghi nhầm người']] })
  })

  test('as known earlier offers no path and nothing to record, on today too', async () => {
    expect(await file(hrSecond, '2026-10-01', TODAY)).toMatchObject({ shortest: null, mayRecord: false })
    expect(await file(hrSecond, null, TODAY)).toMatchObject({ mayRecord: true, standing: { evidence: expect.arrayContaining([expect.objectContaining({ kind: 'education', mayWithdraw: true })]) as unknown } })
  })
})

describe('who may see it', () => {
  test('as known then, whoever had charge by what was known then; as known now, whoever has by what is known now', async () => {
    expect(await page(hrFirst, null)).toEqual({ ok: false, reason: 'scope' })
    expect((await page(hrFirst, KNOWN)).ok).toBe(true)
    expect(await page(hrFirst, '2026-08-05')).toEqual({ ok: false, reason: 'scope' })
    expect((await page(hrSecond, KNOWN)).ok).toBe(true)
    for (const known of [null, KNOWN]) expect(await page(stranger, known)).toEqual({ ok: false, reason: 'scope' })
  })
})
