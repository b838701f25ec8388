/** The page of a reorganisation and the list of them, for plans of a size that no table may show whole. */
import { describe, expect, test } from 'vitest'
import { testDatabase } from './database'

await testDatabase()
const { planPagesOf, shownPlan } = await import('../../app/http/reorganisation-plan')
const { loadReorganisation } = await import('../../app/server/reorganisation/load-reorganisation.server')
const { loadReorganisations } = await import('../../app/server/reorganisation/load-reorganisations.server')
const { makePosting } = await import('../factories/posting')
const { makeUnit } = await import('../factories/unit')
const { NOW, makeWorld, start } = await import('./reorganisation-world')

type World = Awaited<ReturnType<typeof makeWorld>>

/** What the address asked for, as the page shows it. */
async function shown({ hr }: World, id: string, query = '') {
  const request = new Request(`https://x.test/reorganisations/${id}?${query}`)
  const asked = new URL(request.url).searchParams
  const loaded = await loadReorganisation({ by: hr, id, unassigned: asked.get('people') === 'unassigned', page: Number(asked.get('page') ?? 1), now: NOW })
  if (!loaded.ok) throw new Error(loaded.reason)
  return { ...shownPlan(loaded.value, planPagesOf(request), ({ key }) => key), unassigned: loaded.value.unassigned }
}

describe('a large plan', () => {
  test('shows one page of each list, and the last page for one beyond it; what goes into what is named', async () => {
    const world = await makeWorld()
    const names = Array.from({ length: 60 }, (_, at) => `Nhỏ ${String(at).padStart(2, '0')}`)
    for (const name of names) await makePosting({ unitId: (await makeUnit({ name, parentId: world.district.id })).id, positionId: world.desk.id })
    const id = await start(world, names.map((name) => `Phường ${name};;Phường Lớn;;;;;`))
    const first = await shown(world, id)
    expect([first.units, first.flows, first.people].map(({ rows, page, total }) => [rows.length, page, total])).toEqual([[25, 1, 61], [25, 1, 60], [25, 1, 60]])
    expect(first.units.rows[0]).toMatchObject({ kind: 'created', from: { more: 54 }, to: { names: [], more: 0 } })
    expect(first.units.rows[0]?.from.names).toHaveLength(6)
    expect(first.units.rows[1]?.to.names).toEqual([expect.stringContaining('Lớn')])
    const far = await shown(world, id, 'units=3&flows=99&page=99&people=unassigned')
    expect([far.units, far.flows, far.people].map(({ rows, page }) => [rows.length, page])).toEqual([[11, 3], [10, 3], [10, 3]])
    expect(far.unassigned).toBe(false)
    const seen = await Promise.all([1, 2, 3].map(async (page) => (await shown(world, id, `page=${page}&units=${page}`))))
    expect(new Set(seen.flatMap(({ people }) => people.rows.map(({ postingId }) => postingId))).size).toBe(60)
    expect(new Set(seen.flatMap(({ units }) => units.rows.map((unit) => unit.id))).size).toBe(61)
  })

  test('with many lines that cannot be: all of them are there, page by page, and the list says that the file is to be corrected', async () => {
    const world = await makeWorld()
    const sound = await start(world, ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;'])
    const faulty = await start(world, Array.from({ length: 40 }, (_, at) => `Phường Không Có ${at};;Phường Mới;;;;;`))
    const nobody = await start(world, ['Phường Cửa Nam;;Phường Nam Một;;;;;', 'Phường Cửa Nam;;Phường Nam Hai;;;;;'])
    const pages = await Promise.all([1, 2, 9].map(async (page) => (await shown(world, faulty, `faults=${page}`)).faults))
    expect(pages.map(({ rows, page, total }) => [rows.length, page, total])).toEqual([[25, 1, 40], [15, 2, 40], [15, 2, 40]])
    expect((await shown(world, nobody, 'people=unassigned')).people).toMatchObject({ total: 4, page: 1 })
    const listed = await loadReorganisations(world.hr, 1, NOW)
    expect(listed.ok && Object.fromEntries(listed.value.reorganisations.map((one) => [one.id, one.state]))).toEqual({ [sound]: 'planned', [faulty]: 'faulty', [nobody]: 'faulty' })
  })
})
