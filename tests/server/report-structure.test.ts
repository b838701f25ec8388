/** Official reports of an earlier period by the structure of the day or of today: a unit made since has the people of those that went to it. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import type { ReportRequest } from '~/domain/export-file/export-request'
import { askFile } from '~/server/export-file/ask-file.server'
import { scopeOfFile, getFileRight } from '~/server/export-file/get-file-right.server'
import { exportReport } from '~/server/report/export-report.server'
import { loadReportPage } from '~/server/report/load-report-page.server'
import { makeLearner } from '../factories/attempt'
import { makeCourse, type MadeCourse } from '../factories/course'
import { makePosting } from '../factories/posting'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'
import { NOW, TODAY, type World, carryOut, makeWorld, start, unitNamed } from './reorganisation-world'

await testDatabase()
let world: World
let course: MadeCourse
let fresh = ''

beforeAll(async () => {
  world = await makeWorld()
  course = await makeCourse()
  const learner = await makeLearner(course)
  await makePosting({ officerId: learner.officerId, unitId: world.bac.id, positionId: world.desk.id })
  const [first = ''] = world.codesOf(world.nam.id)
  await carryOut(world, await start(world, ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;', `Phường Cửa Nam;;Phường Hồ Gươm;;;${first};;`, 'Phường Cửa Nam;;Phường Nam Hai;;;;;x']))
  fresh = await unitNamed('Hồ Gươm')
})

const ASKED = { training_results: { kind: 'training_results', asOf: '2025-12-31', year: 2025 }, commune_quality: { kind: 'commune_quality', asOf: '2026-06-30' }, eligible_learners: { kind: 'eligible_learners', asOf: '2026-06-30', from: '2026-01-01' } } as const
const request = (kind: keyof typeof ASKED, unitId: string, structure?: 'today') => ({ ...ASKED[kind], unitId, ...(kind === 'eligible_learners' ? { courseCode: course.code } : {}), ...(structure ? { structure } : {}) }) as ReportRequest
const page = (kind: keyof typeof ASKED, unitId: string, structure?: 'today', actor: Actor = world.hr) => loadReportPage({ actor, request: request(kind, unitId, structure), today: TODAY })
async function shown(...asked: Parameters<typeof page>) {
  const found = await page(...asked)
  if (!found.ok) throw new Error(found.reason)
  return found.value
}

describe('a unit made after the period', () => {
  it('has no report by the structure of the day', async () => {
    for (const kind of ['training_results', 'commune_quality', 'eligible_learners'] as const) expect(await page(kind, fresh)).toEqual({ ok: false, reason: 'not_found' })
  })

  it('has one by the structure of today, whose heading says so and whom it leaves out', async () => {
    const quality = await shown('commune_quality', fresh, 'today')
    expect(quality.total[2]).toBe(6)
    expect(quality.path[0]).toMatchObject({ name: 'Hồ Gươm' })
    for (const kind of ['training_results', 'commune_quality', 'eligible_learners'] as const) {
      expect((await shown(kind, fresh, 'today')).frame.lines.at(-1)).toBe('Cơ cấu đơn vị: theo cơ cấu ngày 28/11/2026, người của đơn vị cũ tính vào đơn vị kế thừa; không tính người của đơn vị cũ đã chia cho nhiều đơn vị (phường Cửa Nam)')
    }
    expect(await shown('eligible_learners', fresh, 'today')).toMatchObject({ length: 1, rows: [expect.arrayContaining(['Phường Hàng Bạc'])] })
  })

  it('the whole has the same people by both', async () => {
    const both = [await shown('commune_quality', world.city.id), await shown('commune_quality', world.city.id, 'today')]
    expect(both.map(({ total }) => total[2])).toEqual([10, 10])
    expect(both[0]?.frame.lines).toHaveLength(3)
  })

  it('shows nobody the people of units that were not in their charge', async () => {
    const hrThere = await makeUser({ roles: [{ role: 'hr', unitId: fresh }] })
    expect(await page('commune_quality', fresh, 'today', hrThere)).toEqual({ ok: false, reason: 'not_found' })
    expect((await shown('commune_quality', fresh, 'today', world.districtHr)).total[2]).toBe(6)
  })

  it('is a file at once and in the background, for whoever has all of it', async () => {
    const made = await exportReport({ actor: world.hr, request: request('commune_quality', fresh, 'today'), format: 'csv', now: NOW })
    expect(made.ok && made.value.bytes.toString('utf8')).toContain('theo cơ cấu ngày 28/11/2026')
    const asked = request('eligible_learners', fresh, 'today')
    expect(await askFile({ by: world.hr, request: asked, format: 'csv', locale: 'vi', now: NOW })).toMatchObject({ ok: true })
    const right = await getFileRight({ actor: world.hr, request: asked, today: TODAY })
    expect(right.ok && scopeOfFile(world.hr, asked, right.value).sort()).toEqual([world.bac.id, world.gai.id, world.city.id].sort())
  })
})
