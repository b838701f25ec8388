import { beforeAll, describe, expect, it } from 'vitest'
import { gapOfCode } from '~/domain/compliance/gap-code'
import { standingSpans } from '~/domain/compliance/met-spans'
import { FIRST_QUARTER_YEAR, quarterEnd } from '~/domain/compliance/quarter'
import { type Day, addMonths } from '~/domain/kernel/day'
import { db, pool } from '~/server/db.server'
import { toColumn } from '~/server/day-column.server'
import { newId } from '~/server/id.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { loadPersonFacts, queriesOf, queriesOn } from '~/server/standing/load-person-facts.server'
import { rebuildStanding } from '~/server/standing/rebuild-standing.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeCourse } from '../factories/course'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeCompetency, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { testDatabase } from './database'

await testDatabase()

let unitId = ''
let positionId = ''
let certificateTypeId = ''
let competencyId = ''

beforeAll(async () => {
  unitId = (await makeUnit({ name: 'Một' })).id
  positionId = (await makePosition()).id
  certificateTypeId = (await makeCertificateType()).id
  competencyId = (await makeCompetency()).id
  await makeStandard({ positionId, validTo: '2024-01-01', requirements: [{ certificateTypeId }] })
  await makeStandard({ positionId, number: 2, validFrom: '2024-01-01', requirements: [{ certificateTypeId }, { competencyId, level: 3 }, { education: 'trung_cap' }] })
})

type Span = [from: string, to: string | null, met: number, total: number, meets: boolean]

async function spansOf(officerId: string): Promise<Span[]> {
  const { rows } = await pool().query<{ f: string; t: string | null; met_count: number; total_count: number; meets: boolean }>(
    'SELECT valid_from::text AS f, valid_to::text AS t, met_count, total_count, meets FROM standing_span WHERE officer_id = $1 ORDER BY valid_from', [officerId])
  return rows.map((row) => [row.f, row.t, row.met_count, row.total_count, row.meets])
}
const quarterEndOf = (i: number) => quarterEnd(addMonths(`${FIRST_QUARTER_YEAR}-01-01`, 3 * i))
const rewrite = (...ids: string[]) => db().$transaction((tx) => rewriteStanding(tx, ids))
/** The whole projection without ids, as one text. */
async function snapshot(): Promise<string> {
  const { rows } = await pool().query(`SELECT officer_id, unit_id, position_id, valid_from::text, valid_to::text, meets, met_count, total_count FROM standing_span ORDER BY officer_id, valid_from`)
  const quarters = await pool().query(`SELECT officer_id, unit_id, position_id, held::text, met::text FROM standing_quarter ORDER BY 1, 2, 3`)
  const gaps = await pool().query(`SELECT officer_id, valid_from::text, valid_to::text, unit_id, position_id, standard_id, leaves::text FROM standing_gap ORDER BY officer_id, valid_from`)
  return JSON.stringify([rows, quarters.rows, gaps.rows])
}
async function held(overrides: { validFrom?: Day; validTo?: Day | null } = {}): Promise<string> {
  return (await makePosting({ unitId, positionId, ...overrides })).officerId
}

describe('people with nothing on record', () => {
  it('have each their own gaps, however many are judged at once', async () => {
    const elsewhere = (await makeUnit({ name: 'Hai' })).id
    const ids = [await held({ validFrom: '2023-01-01' }), (await makePosting({ unitId: elsewhere, positionId, validFrom: '2023-01-01' })).officerId, await held({ validFrom: '2023-06-01' })]
    const one = await held({ validFrom: '2023-01-01' })
    await makeEvidence({ certificateTypeId }, { officerId: one, validFrom: '2022-01-01' })
    await rewrite(...ids, one)
    const gapsOf = async () => (await pool().query<{ officer_id: string }>('SELECT officer_id, unit_id, position_id, valid_from::text, valid_to::text, standard_id, leaves FROM standing_gap WHERE officer_id = ANY($1::uuid[]) ORDER BY officer_id, valid_from', [[...ids, one]])).rows
    const together = await gapsOf()
    for (const id of [...ids, one]) await rewrite(id)
    expect(await gapsOf()).toEqual(together)
    expect(new Set(together.map((row) => (row as unknown as { unit_id: string }).unit_id))).toEqual(new Set([unitId, elsewhere]))
  })
})

describe('rewriteStanding', () => {
  it('cuts the post at each change, half-open, and covers it exactly', async () => {
    const officerId = await held({ validFrom: '2023-01-01', validTo: '2026-01-01' })
    await makeEvidence({ certificateTypeId }, { officerId, validFrom: '2023-05-01', validTo: '2025-03-05' })
    await makeEvidence({ competencyId, level: 3 }, { officerId, validFrom: '2024-02-01' })
    await makeEvidence({ competencyId, level: 2 }, { officerId, validFrom: '2023-02-01' })
    await makeEvidence({ education: 'dai_hoc' }, { officerId, validFrom: '2010-07-01' })
    await rewrite(officerId)
    expect(await spansOf(officerId)).toEqual([
      ['2023-01-01', '2023-05-01', 0, 1, false],
      ['2023-05-01', '2024-01-01', 1, 1, true],
      ['2024-01-01', '2024-02-01', 2, 3, false],
      ['2024-02-01', '2025-03-05', 3, 3, true],
      ['2025-03-05', '2026-01-01', 2, 3, false],
    ])
  })

  it('a revoked certificate counts up to the day of revocation, superseded evidence never', async () => {
    const officerId = await held({ validFrom: '2023-01-01', validTo: '2024-01-01' })
    const certificateId = newId()
    await db().certificate.create({
      data: { id: certificateId, code: 'AAAA-BBBB-CCCC', registryBook: '2023', registryNumber: 1, officerId, certificateTypeId, issuedOn: toColumn('2023-02-01'), validFrom: toColumn('2023-02-01'), validTo: toColumn('2026-02-01'), snapshot: {} },
    })
    await makeEvidence({ certificateTypeId }, { officerId, certificateId, validFrom: '2023-02-01', validTo: '2026-02-01' })
    await makeEvidence({ certificateTypeId }, { officerId, supersededAt: new Date(), validFrom: '2010-01-01' })
    await db().certificateRevocation.create({ data: { certificateId, revokedOn: toColumn('2023-09-02'), reason: 'Cấp nhầm' } })
    await rewrite(officerId)
    expect((await spansOf(officerId)).map(([from, , met]) => [from, met])).toEqual([['2023-01-01', 0], ['2023-02-01', 1], ['2023-09-02', 0]])
  })

  it('knows of each end of a quarter whether the post was held and the standard met, also beyond the last one kept', async () => {
    const officerId = await held({ validFrom: '1999-04-01', validTo: '2024-01-01' })
    const elsewhere = (await makePosting({ officerId, unitId: (await makeUnit()).id, positionId, validFrom: '2024-01-01' })).unitId
    for (const [validFrom, validTo] of [['2023-03-31', '2023-04-01'], ['2023-07-01', '2023-09-30'], ['2023-12-31', '2024-03-31'], ['2090-01-01', null]] as const) await makeEvidence({ certificateTypeId }, { officerId, validFrom, validTo })
    await makeEvidence({ competencyId, level: 3 }, { officerId, validFrom: '1990-01-01' })
    await makeEvidence({ education: 'dai_hoc' }, { officerId, validFrom: '1990-01-01' })
    await rewrite(officerId)
    const { rows } = await pool().query<{ unit_id: string; held: string; met: string }>('SELECT unit_id, held::text, met::text FROM standing_quarter WHERE officer_id = $1', [officerId])
    const ends = (bits: string | undefined) => [...(bits ?? '')].flatMap((bit, i) => (bit === '1' ? [quarterEndOf(i)] : []))
    const of = (id: string) => rows.find((row) => row.unit_id === id)
    expect([ends(of(unitId)?.held).length, ends(of(unitId)?.held).at(0), ends(of(unitId)?.held).at(-1)]).toEqual([96, '2000-03-31', '2023-12-31'])
    expect(ends(of(unitId)?.met)).toEqual(['2023-03-31', '2023-12-31'])
    expect([ends(of(elsewhere)?.held).at(0), ends(of(elsewhere)?.held).at(-1), ends(of(elsewhere)?.met)]).toEqual(['2024-03-31', '2063-12-31', []])
  })

  it('takes a corrected posting away, and writes nothing for somebody who never held a post', async () => {
    const officerId = await held()
    await rewrite(officerId)
    expect(await spansOf(officerId)).not.toEqual([])
    await db().posting.updateMany({ where: { officerId }, data: { supersededAt: new Date(), reason: 'Nhập nhầm' } })
    const { id } = await makeOfficer()
    await rewrite(officerId, id)
    expect([await spansOf(officerId), await spansOf(id)]).toEqual([[], []])
    await expect(rewrite()).resolves.toBeUndefined()
  })

  it('a concurrent post that overlaps the main one adds no span', async () => {
    const officerId = await held({ validFrom: '2022-01-01', validTo: '2023-01-01' })
    await makePosting({ officerId, unitId: (await makeUnit()).id, positionId, kind: 'concurrent', validFrom: '2022-03-01', validTo: '2024-01-01' })
    await rewrite(officerId)
    expect(await spansOf(officerId)).toEqual([['2022-01-01', '2023-01-01', 0, 1, false]])
  })

  it('belongs to the caller’s transaction: nothing is left of one that fails', async () => {
    const officerId = await held()
    await rewrite(officerId)
    const before = await snapshot()
    await expect(db().$transaction(async (tx) => {
      await tx.evidence.create({ data: { id: newId(), officerId, kind: 'certificate', certificateTypeId, source: 'exam', grade: 'B', validFrom: toColumn('2024-01-01') } })
      await rewriteStanding(tx, [officerId])
      throw new Error('late')
    })).rejects.toThrow('late')
    expect(await snapshot()).toBe(before)
  })

  it('of facts recorded at once about one officer none is lost, and none waits for ever', async () => {
    const officerId = await held({ validFrom: '2024-01-01' })
    const record = (proof: { certificateTypeId: string } | { competencyId: string; level: number } | { education: string }, kind: string) =>
      db().$transaction(async (tx) => {
        // The insert holds a key-share lock on the officer by its foreign key; both transactions have it before either rewrites.
        await tx.evidence.create({ data: { id: newId(), officerId, kind, ...proof, source: 'exam', grade: 'B', validFrom: toColumn('2024-01-01') } })
        await new Promise((resolve) => setTimeout(resolve, 150))
        await rewriteStanding(tx, [officerId])
      })
    await Promise.all([record({ certificateTypeId }, 'certificate'), record({ competencyId, level: 4 }, 'competency'), record({ education: 'dai_hoc' }, 'education')])
    expect(await spansOf(officerId)).toEqual([['2024-01-01', null, 3, 3, true]])
  })

  it('two commands about the same officers in opposite order do not lock each other out', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => held()))
    await Promise.all(Array.from({ length: 6 }, (_, i) => rewrite(...(i % 2 ? [...ids].reverse() : ids))))
    for (const id of ids) expect(await spansOf(id)).toHaveLength(2)
  })
})

describe('rebuildStanding', () => {
  it('gives what rewriting gave, the same twice, and says how far it is', async () => {
    const ids = (await db().officer.findMany({ select: { id: true } })).map(({ id }) => id)
    await rewrite(...ids)
    const rewritten = await snapshot()
    for (const table of ['standing_span', 'standing_quarter', 'standing_gap']) await pool().query(`DELETE FROM ${table}`)
    const seen: number[] = []
    const report = await rebuildStanding(({ done, total }) => seen.push(done / total))
    expect(report.officers).toBe(ids.length)
    expect(seen.at(-1)).toBe(1)
    const first = await snapshot()
    expect(first).toBe(rewritten)
    await rebuildStanding()
    expect(await snapshot()).toBe(first)
  })

  it('gives the gaps that were kept fact by fact, byte for byte: proofs, waivers, absences, courses, failed tests, new posts', async () => {
    const course = await makeCourse()
    const position = (await makePosition()).id
    await makeStandard({ positionId: position, validTo: '2025-01-01', requirements: [{ certificateTypeId: course.certificateTypeId }] })
    await makeStandard({ positionId: position, number: 2, validFrom: '2025-01-01', requirements: [{ certificateTypeId: course.certificateTypeId }, { certificateTypeId }, { education: 'dai_hoc' }] })
    const begin = async (validFrom: Day) => (await makePosting({ unitId, positionId: position, validFrom })).officerId
    const people = [await begin('2023-01-01'), await begin('2023-01-01'), await begin('2024-11-01'), await begin('2023-01-01'), await begin('2023-01-01')]
    await rewrite(...people)
    const [learner, failed, newcomer, excused, away] = people as [string, string, string, string, string]
    const enrol = async (officerId: string) => {
      const id = newId()
      await db().enrolment.create({ data: { id, officerId, courseId: course.id, courseVersionId: course.versionId, source: 'self', enrolledAt: new Date('2025-03-01T03:00:00Z') } })
      await rewrite(officerId)
      return id
    }
    const enrolment = await enrol(learner)
    const other = await enrol(failed)
    const attemptId = newId()
    await db().attempt.create({ data: { id: attemptId, enrolmentId: other, officerId: failed, courseId: course.id, courseVersionId: course.versionId, number: 1, roundNumber: 1, roundAttempt: 1, roundLimit: 2, state: 'graded', endedBy: 'submitted', seed: 'x', startedAt: new Date('2025-04-01T01:00:00Z'), dueAt: new Date('2025-04-01T02:00:00Z'), submittedAt: new Date('2025-04-01T01:30:00Z') } })
    await db().attemptResult.create({ data: { id: newId(), attemptId, number: 1, gradedAt: new Date('2025-04-01T01:30:00Z'), mark: 1, maximum: 6, passed: false, detail: {}, reason: 'submitted' } })
    await rewrite(failed)
    await db().enrolment.update({ where: { id: enrolment }, data: { completedAt: new Date('2025-05-01T03:00:00Z') } })
    await makeEvidence({ certificateTypeId: course.certificateTypeId }, { officerId: learner, validFrom: '2025-05-01', validTo: '2026-05-01' })
    await rewrite(learner)
    await makeEvidence({ education: 'dai_hoc' }, { officerId: newcomer, validFrom: '2025-06-01' })
    await rewrite(newcomer)
    await db().waiver.create({ data: { id: newId(), officerId: excused, subject: 'education', validFrom: toColumn('2025-02-01'), validTo: toColumn('2025-08-01'), reason: 'x', decision: 'QĐ' } })
    await rewrite(excused)
    await db().absence.create({ data: { id: newId(), officerId: away, kind: 'retirement', validFrom: toColumn('2025-09-01'), decision: 'QĐ' } })
    await rewrite(away)
    const gaps = () => db().standingGap.findMany({ where: { officerId: { in: people } }, select: { leaves: true, standardId: true } })
    const codes = new Set((await gaps()).flatMap(({ leaves }) => leaves.map((code) => `${gapOfCode(code).cause} ${gapOfCode(code).enrolled}`)))
    expect([...codes].sort()).toEqual(expect.arrayContaining(['exam_failed true', 'never_trained false', 'never_trained true', 'new_post false', 'standard_changed false', 'expired false']))
    const kept = await snapshot()
    for (const table of ['standing_span', 'standing_quarter', 'standing_gap']) await pool().query(`DELETE FROM ${table}`)
    expect(await snapshot()).not.toBe(kept)
    await rebuildStanding()
    expect(await snapshot()).toBe(kept)
  })

  it('reads the same facts through either connection, and equals the pure function', async () => {
    const ids = (await db().officer.findMany({ select: { id: true } })).map(({ id }) => id)
    const client = await pool().connect()
    const throughPg = await loadPersonFacts(queriesOn(client), ids, { superseded: true })
    client.release()
    const throughPrisma = await loadPersonFacts(queriesOf(db()), ids, { superseded: true })
    expect(throughPrisma).toEqual(throughPg)
    const standardsByPosition = await findStandards(queriesOf(db()))
    for (const person of throughPrisma) {
      const expected = standingSpans({ ...person, standardsByPosition }).map((run): Span => [run.from, run.to, run.metCount, run.totalCount, run.meets])
      expect(await spansOf(person.officerId)).toEqual(expected)
    }
  })

  it('asks a fixed number of queries however many officers there are', async () => {
    const counted = async (n: number) => {
      let queries = 0
      const run = queriesOf(db())
      await loadPersonFacts((query) => (queries++, run(query)), Array.from({ length: n }, () => newId()))
      return queries
    }
    expect(await counted(400)).toBe(await counted(1))
  })

  it('goes through several batches', async () => {
    await pool().query(`INSERT INTO officer (id, staff_code, full_name, sort_key, search_key) SELECT gen_random_uuid(), 'X' || n, 'X' || n, 'x', 'x' FROM generate_series(1, 1100) n`)
    await pool().query(`INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, decision) SELECT gen_random_uuid(), id, $1, $2, 'main', '2025-01-01', 'x' FROM officer WHERE staff_code LIKE 'X%'`, [unitId, positionId])
    const steps: number[] = []
    const report = await rebuildStanding(({ done }) => steps.push(done))
    expect(steps.length).toBeGreaterThanOrEqual(3)
    expect(report.officers).toBe(await db().officer.count())
    expect(await db().standingSpan.count({ where: { officer: { staffCode: { startsWith: 'X' } } } })).toBe(1100)
  })
})
