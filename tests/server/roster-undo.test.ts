/** An import is undone while nothing depends on it: every table that speaks of an officer or a posting is asked, or is said here to be harmless. */
import { beforeAll, expect, test } from 'vitest'
import { toColumn } from '~/server/day-column.server'
import { db, pool } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { beginWork } from '~/server/roster/begin-work.server'
import { DEPENDENT_TABLES, findDependents } from '~/server/roster/find-dependents.server'
import { workImports } from '~/server/roster/work-imports.server'
import { makeCourse } from '../factories/course'
import { makeOfficer } from '../factories/officer'
import { makePosting } from '../factories/posting'
import { testDatabase } from './database'
import { NOW, apply, code, later, list, makeRosterWorld, planned, stateOf } from './roster-world'

await testDatabase()
let world: Awaited<ReturnType<typeof makeRosterWorld>>
beforeAll(async () => {
  world = await makeRosterWorld()
})

/** Tables that speak of an officer or a posting and are not asked, each with why. */
const HARMLESS: Readonly<Record<string, string>> = {
  posting: 'asked as laterPosting',
  roster_row: 'asked as laterImport',
  evidence_row: 'what it wrote is evidence; what it would write is judged again when it is applied',
  reorganisation_move: 'the posting it moved is superseded: laterPosting',
  assignment_notice: 'hangs on a row of assignment_member',
  staff_code_alias: 'goes with the import in which it was said',
  standing_span: 'derived from facts, computed anew by undoing',
  standing_gap: 'derived from facts, computed anew by undoing',
  standing_quarter: 'derived from facts, computed anew by undoing',
  standing_rewrite: 'how far a computation in the background has come',
}

test('every table that speaks of an officer or a posting is asked, or harmless', async () => {
  const { rows } = await pool().query<{ table: string }>(`
    SELECT DISTINCT c.conrelid::regclass::text AS "table" FROM pg_constraint c WHERE c.contype = 'f' AND c.confrelid IN ('officer'::regclass, 'posting'::regclass)
    UNION SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name ~ '(officer|posting)_id$' ORDER BY 1`)
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.map(({ table }) => table)).toEqual([...new Set([...DEPENDENT_TABLES.map(([, table]) => table), ...Object.keys(HARMLESS)])].sort())
})

const kinds = async (id: string) => (await findDependents(db(), id)).map(({ kind }) => kind)

/** Facts about one person, each written alone. */
const facts: readonly (readonly [kind: string, write: (officerId: string) => Promise<unknown>])[] = [
  ['waiver', (officerId) => db().waiver.create({ data: { id: newId(), officerId, subject: 'training_hours', validFrom: toColumn('2026-01-01'), decision: 'QĐ', reason: 'Thử', recordedAt: NOW } })],
  ['absence', (officerId) => db().absence.create({ data: { id: newId(), officerId, kind: 'leave', validFrom: toColumn('2026-01-01'), decision: 'QĐ', recordedAt: NOW } })],
  ['programme', async (officerId) => {
    const programme = (await db().programme.findFirst()) ?? (await db().programme.create({ data: { id: newId(), unitId: world.city.id, name: 'Nguồn', target: 1, targetOn: toColumn('2030-01-01'), legalBasis: 'KH' } }))
    return db().programmeMember.create({ data: { id: newId(), programmeId: programme.id, officerId, unitId: world.district.id, createdAt: later(60) } })
  }],
  ['sheet', async (officerId) => {
    const month = toColumn(`20${String(30 + sheets++)}-01-01`)
    return db().unitSheet.create({ data: { id: newId(), unitId: world.commune.id, month, openedOn: month, items: { create: { id: newId(), ordinal: 1, officerId, positionName: 'x', code: '', name: 'x', cause: {}, step: {}, mover: 'hr' } } } })
  }],
  ['assignment', async (officerId) => {
    const course = await makeCourse()
    const assignment = { id: newId(), courseId: course.id, rule: 'unit', unitId: world.commune.id, dueKind: 'fixed', dueOn: toColumn('2027-01-01'), reason: 'x', assignedAt: NOW, assignedByName: 'x', evaluatedOn: toColumn('2026-11-29'), formKey: newId() }
    await db().assignment.create({ data: assignment })
    return db().assignmentMember.create({ data: { assignmentId: assignment.id, officerId, assignedOn: toColumn('2026-11-29'), dueOn: toColumn('2027-01-01') } })
  }],
  ['snapshot', (officerId) => db().standingSnapshot.create({ data: { id: newId(), unitId: world.commune.id, number: ++sheets, asOf: toColumn(`20${String(30 + sheets)}-01-31`), people: 1, met: 0, rule: 2, hash: 'a', previousHash: '0', note: '', signedAt: later(60), signerName: 'Thử', rows: { create: { officerId, staffCode: 'x', fullName: 'X', sortKey: 'x', unitId: world.commune.id, positionId: world.desk.id, meets: false, metCount: 0, totalCount: 1 } } } })],
]
let sheets = 0

test.each(facts)('somebody new with %s is not undone', async (kind, write) => {
  const staffCode = code()
  const id = await planned(world.hr, world.city.id, list([staffCode, `Lê Có ${'ABCDEFGH'[facts.findIndex(([one]) => one === kind)]}`]))
  await apply(world.hr, id)
  expect(await kinds(id)).toEqual([])
  await write((await db().officer.findUniqueOrThrow({ where: { staffCode } })).id)
  expect(await kinds(id)).toEqual([kind])
  await beginWork({ by: world.hr, id, work: { kind: 'undo' }, now: NOW })
  await workImports(() => NOW)
  expect(await stateOf(id)).toBe('applied')
})

test('of more than can be listed, the first and how many there are', async () => {
  const codes = Array.from({ length: 53 }, () => code())
  const id = await planned(world.hr, world.city.id, list(...codes.map((staffCode, at) => [staffCode, `Lê Nhiều ${'ABCDEFGHIJ'[Math.floor(at / 10)]}${'ABCDEFGHIJ'[at % 10]}`] as const)))
  await apply(world.hr, id)
  for (const { id: officerId } of await db().officer.findMany({ where: { staffCode: { in: codes } } })) await db().absence.create({ data: { id: newId(), officerId, kind: 'leave', validFrom: toColumn('2026-01-01'), decision: 'QĐ', recordedAt: NOW } })
  const found = await findDependents(db(), id)
  expect([found.length, new Set(found.map(({ total }) => total))]).toEqual([50, new Set([53])])
})

test('of somebody who was only moved, what has been done since on the ground of the new post stands against it; other facts do not', async () => {
  const staffCode = code()
  const { id: officerId } = await makeOfficer({ staffCode, fullName: 'Lê Được Chuyển', birthDate: '1985-03-05' })
  await makePosting({ officerId, unitId: world.sister.id, positionId: world.desk.id, validFrom: '2020-01-01' })
  await db().unitSheet.create({ data: { id: newId(), unitId: world.sister.id, month: toColumn('2026-11-01'), openedOn: toColumn('2026-11-02'), items: { create: { id: newId(), ordinal: 1, officerId, positionName: 'x', code: '', name: 'x', cause: {}, step: {}, mover: 'hr' } } } })
  const id = await planned(world.hr, world.city.id, list([staffCode, 'Lê Được Chuyển', undefined, undefined, undefined, '01/09/2026']))
  await apply(world.hr, id)
  for (const [kind, write] of facts) if (kind === 'waiver' || kind === 'absence') await write(officerId)
  expect(await kinds(id)).toEqual([])
  for (const [kind, write] of facts) if (kind !== 'waiver' && kind !== 'absence') await write(officerId)
  expect(await kinds(id)).toEqual(['assignment', 'programme', 'sheet', 'snapshot'])
})
