/** Lists of proofs and the officers they are about: who has no main post, and what each is told of a list. */
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from './database'

await testDatabase()
const { db } = await import('../../app/server/db.server')
const { makePosting } = await import('../factories/posting')
const { makeUser } = await import('../factories/user')
const { NOW, apply, certificate, faultsOf, list, makeEvidenceWorld, planned, rowsOf, stateOf, undo } = await import('./evidence-import-world')

let world: Awaited<ReturnType<typeof makeEvidenceWorld>>
beforeAll(async () => {
  world = await makeEvidenceWorld()
})
const standing = (officerId: string) => db().evidence.count({ where: { officerId, supersededAt: null } })

test('who has no main post is told as such to the unit that had him or her last, and is nobody to the others', async () => {
  const [left, concurrent, ahead, gone, moved, undone] = [await world.person('Lê Văn Thôi'), await world.person('Lê Văn Kiêm', world.foreign.id), await world.person('Lê Thị Sắp'), await world.person('Phạm Thị Hưu', world.foreign.id), await world.person('Lê Văn Dời'), await world.person('Lê Văn Rút')]
  const end = (officerId: string) => db().posting.updateMany({ where: { officerId, supersededAt: null }, data: { supersededAt: NOW, reason: 'Thử' } })
  for (const { id } of [left, concurrent, ahead, gone, moved, undone]) await end(id)
  await makePosting({ officerId: left.id, unitId: world.commune.id, positionId: world.desk.id, validFrom: '2024-01-01', validTo: '2026-11-01' })
  await makePosting({ officerId: concurrent.id, unitId: world.commune.id, positionId: world.desk.id, kind: 'concurrent', validFrom: '2024-01-01' })
  await makePosting({ officerId: ahead.id, unitId: world.commune.id, positionId: world.desk.id, validFrom: '2027-01-01' })
  await makePosting({ officerId: gone.id, unitId: world.foreign.id, positionId: world.desk.id, validFrom: '2024-01-01', validTo: '2026-11-01' })
  await makePosting({ officerId: moved.id, unitId: world.commune.id, positionId: world.desk.id, validFrom: '2024-01-01', validTo: '2026-11-01' })
  await makePosting({ officerId: moved.id, unitId: world.foreign.id, positionId: world.desk.id, validFrom: '2026-11-01' })
  const codes = [left, concurrent, ahead, undone, gone, moved].map(({ code }) => code)
  const id = await planned(world.districtHr, world.district.id, list(...codes.map((code) => certificate(code, 'Số 1'))))
  expect(await faultsOf(id)).toEqual([...Array<string[]>(4).fill(['staffCode noMainPost']), ['staffCode officerUnknown'], ['staffCode officerUnknown']])
  expect((await rowsOf(id)).every(({ officerId, officerName }) => officerId === null && officerName === '')).toBe(true)
  expect(await faultsOf(await planned(world.hr, world.city.id, list(...codes.map((code) => certificate(code, 'Số 1')))))).toEqual([...Array<string[]>(5).fill(['staffCode noMainPost']), []])
})

test('of a list that breaks off the officer is told once what was written of it', async () => {
  const one = await world.person('Lê Thị Dở')
  const account = await makeUser({ officerId: one.id })
  const papers = Array.from({ length: 1100 }, (_, at) => `Dở ${at}`)
  const id = await planned(world.hr, world.city.id, list(...papers.map((paper) => certificate(one.code, paper))))
  await db().$executeRawUnsafe(`CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.paper = 'Dở 1050' THEN RAISE EXCEPTION 'broken'; END IF; RETURN NEW; END $$`)
  await db().$executeRawUnsafe('CREATE TRIGGER break_off BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION break_off()')
  await apply(world.hr, id, 'valid')
  await db().$executeRawUnsafe('DROP TRIGGER break_off ON evidence')
  await db().$executeRawUnsafe('DROP FUNCTION break_off()')
  expect([await stateOf(id), await standing(one.id)]).toEqual([['applied', 'broken'], 1000])
  await undo(world.hr, id)
  const told = await db().notification.findMany({ where: { userId: account.userId }, orderBy: { id: 'asc' }, select: { kind: true, values: true } })
  expect(told).toEqual([{ kind: 'facts_imported', values: { number: 1000, by: world.hr.displayName } }, { kind: 'facts_import_undone', values: { number: 1000, by: world.hr.displayName } }])
})
