/**
 * The database's own rules. The migrations lead to schema.prisma, can be applied twice, and are booked as Prisma books them.
 * Every rule written by hand in them (checks, exclusions, partial unique indexes, triggers) has at least one forbidden write
 * here that it, and no other, refuses: a new rule fails here until its forbidden write is added.
 */
import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { db, pool } from '~/server/db.server'
import { indexPassages, termPassages } from '~/server/search/index-passages.server'
import { answerAll, makeAttempt } from '../factories/attempt'
import { makeAssessmentRows } from '../factories/assessment'
import { makeAssignmentRows } from '../factories/assignment'
import { makePosting } from '../factories/posting'
import { makeProgrammeRows } from '../factories/programme'
import { makeCertificateType, makeCompetency, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'
import { say, type Forbidden } from './forbidden-write'
import { forbidden } from './forbidden-writes'
import { root } from './test-server'

const database = await testDatabase()
const migrations = path.join(root, 'prisma/migrations')

function migrate(command: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['prisma/migrate.mjs', command], { cwd: root, env: { ...process.env, DATABASE_URL: database.url } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (code) => resolve({ code, output }))
  })
}

describe('migrations', { timeout: 60_000 }, () => {
  test('lead to schema.prisma', async () => {
    expect(await migrate('drift')).toEqual({ code: 0, output: 'no drift\n' })
  })

  test('applied again change nothing', async () => {
    const booked = () => pool().query('SELECT * FROM _prisma_migrations ORDER BY id').then(({ rows }) => rows as unknown[])
    const before = await booked()
    expect(await migrate('deploy')).toEqual({ code: 0, output: 'Cơ sở dữ liệu đã ở phiên bản mới nhất.\n' })
    expect(await booked()).toEqual(before)
  })

  test('are booked as prisma migrate deploy books them', async () => {
    const files = readdirSync(migrations, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
    const { rows } = await pool().query('SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at, applied_steps_count FROM _prisma_migrations ORDER BY migration_name')
    expect(rows).toEqual(files.map((name) => ({
      migration_name: name, checksum: createHash('sha256').update(readFileSync(path.join(migrations, name, 'migration.sql'))).digest('hex'), finished: true, rolled_back_at: null, applied_steps_count: 1,
    })))
  })
})

/** At least one row of every table that the list copies or changes. */
beforeAll(async () => {
  const done = await makeAttempt()
  await answerAll(done.attemptId, done.learner.officerId, done.now)
  expect((await submitAttempt({ actor: done.learner, attemptId: done.attemptId, now: done.now })).ok).toBe(true)
  const certificate = await db().certificate.findFirstOrThrow()
  await db().certificateRevocation.create({ data: { certificateId: certificate.id, revokedOn: new Date('2026-06-01'), reason: 'Thử' } })
  await makeAttempt()
  const posting = await makePosting({ officerId: done.learner.officerId })
  const other = await makeUnit()
  const [competency, type] = [await makeCompetency(), await makeCertificateType()]
  const standard = await makeStandard({ positionId: posting.positionId, requirements: [{ competencyId: competency.id, level: 3 }, { certificateTypeId: type.id }, { education: 'dai_hoc' }] })
  await db().standardRequirement.createMany({ data: [
    { id: randomUUID(), standardId: standard.id, ordinal: 4, kind: 'training_hours', hours: 40 },
    { id: randomUUID(), standardId: standard.id, ordinal: 5, kind: 'document', documentType: 'LY_LICH' },
  ] })
  const since = { officerId: done.learner.officerId, validFrom: new Date('2020-01-01') }
  await db().waiver.create({ data: { id: randomUUID(), ...since, subject: 'education', reason: 'Thử', decision: 'QĐ thử' } })
  await db().absence.create({ data: { id: randomUUID(), ...since, kind: 'leave', decision: 'QĐ thử' } })
  await db().standingRewrite.create({ data: { id: randomUUID(), positionId: posting.positionId, requestedAt: new Date('2026-01-01'), total: 1 } })
  await makeStandard()
  await db().standardDraft.create({ data: { positionId: posting.positionId, revision: 1, content: { requirements: [] }, updatedAt: new Date('2026-01-01'), updatedBy: 'Thử' } })
  await db().competencyDraft.create({ data: { code: 'CM9', revision: 1, content: { group: 'chung', name: 'Thử', levels: [] }, updatedAt: new Date('2026-01-01'), updatedBy: 'Thử' } })
  await db().standardPublication.create({ data: { standardId: standard.id, legalBasis: 'NĐ thử', publishedBy: 'Thử' } })
  await db().frameworkVersion.create({ data: { number: 1, decision: 'QĐ thử', content: [], contentHash: 'a', publishedAt: new Date('2026-01-01'), publishedBy: 'Thử' } })
  await db().unitEvent.create({ data: { id: randomUUID(), key: 'thu', type: 'rename', effectiveOn: new Date('2020-01-01'), legalBasis: 'Văn bản thử', members: { create: { unitId: other.id, side: 'from' } } } })
  await makeUser({ roles: [{ role: 'operator', unitId: null }, { role: 'hr', unitId: other.id }] })
  await makeAssessmentRows(done, await makeUser())
  await makeProgrammeRows(done.learner.officerId, other.id)
  await db().standingSpan.create({ data: { officerId: done.learner.officerId, unitId: other.id, positionId: posting.positionId, validFrom: new Date('2020-01-01'), validTo: null, meets: false, metCount: 1, totalCount: 3 } })
  const snapshotId = randomUUID()
  await db().standingSnapshot.create({ data: { id: snapshotId, unitId: other.id, number: 1, asOf: new Date('2026-01-31'), people: 1, met: 0, rule: 2, hash: 'a', previousHash: '0', note: '', signedAt: new Date(), signerName: 'Thử' } })
  await db().standingSnapshotRow.create({ data: { snapshotId, officerId: done.learner.officerId, staffCode: 'x', fullName: 'X', sortKey: 'x', unitId: other.id, positionId: posting.positionId, meets: false, metCount: 1, totalCount: 3 } })
  await makeAssignmentRows({ officerId: done.learner.officerId, courseId: done.course.id, unitId: other.id, aboveId: posting.unitId })
  const hr = await makeUser({ roles: [{ role: 'hr', unitId: other.id }] })
  await db().savedFilter.create({ data: { id: randomUUID(), userId: hr.userId, name: 'Nữ', query: 'sex=female' } })
  await db().standingGap.create({ data: { officerId: done.learner.officerId, unitId: other.id, positionId: posting.positionId, standardId: null, validFrom: new Date('2020-01-01'), validTo: null, leaves: [] } })
  await db().standingQuarter.create({ data: { officerId: done.learner.officerId, unitId: other.id, positionId: posting.positionId, held: '01'.repeat(128), met: '0'.repeat(256) } })
  await pool().query(`INSERT INTO quarter_count (question, seen, quarters, people, met) VALUES ('thu', pg_current_snapshot(), '{107}', '{3}', '{2}')`)
  await pool().query(`INSERT INTO unit_day (day, unit_id, seen, people, met, expiring) VALUES ('2026-01-01', $1, pg_current_snapshot(), 3, 2, 0)`, [other.id])
  await db().rosterImport.create({
    data: { id: randomUUID(), unitId: other.id, userId: hr.userId, actorName: 'Nhân sự thử', fileName: 'thu.csv', format: 'csv', bytes: new Uint8Array(), state: 'planned', inspection: {}, createdAt: new Date(), rows: { create: { ordinal: 1, rowNumber: 2, kind: 'created', cells: [], judgement: {} } } },
  })
  await db().evidenceImport.create({
    data: { id: randomUUID(), unitId: other.id, userId: hr.userId, actorName: 'Nhân sự thử', fileName: 'thu.csv', format: 'csv', bytes: new Uint8Array(), state: 'planned', inspection: {}, createdAt: new Date(), rows: { create: { ordinal: 1, rowNumber: 2, kind: 'refused', cells: [], judgement: {} } } },
  })
  await db().rosterMapping.create({ data: { unitId: other.id, fields: {}, updatedAt: new Date() } })
  await db().exportFile.create({
    data: { id: randomUUID(), userId: hr.userId, kind: 'officers', parameters: {}, unitId: other.id, asOf: new Date('2026-01-01'), format: 'csv', locale: 'vi', requestKey: 'thu', state: 'queued', createdAt: new Date(), expiresAt: new Date('2030-01-01'), parts: { create: { ordinal: 0, bytes: new Uint8Array([1]) } } },
  })
  const day = new Date('2026-01-01')
  await db().reorganisation.create({ data: { id: randomUUID(), unitId: other.id, userId: hr.userId, actorName: 'Nhân sự thử', name: 'Thử', basisNumber: 'Văn bản thử', basisDate: day, basisIssuer: 'Thử', reviewState: 'pending', effectiveOn: day, fileName: 'thu.csv', format: 'csv', bytes: new Uint8Array(), state: 'planned', createdAt: day } })
  await db().plannedCourse.create({ data: { code: 'KH1', ordinal: 1, title: 'Khóa thử', certificateCode: 'CC-THU', periods: 8 } })
  await db().$transaction((tx) => indexPassages(tx, termPassages([{ code: 'thu', vietnamese: 'hồ sơ', definition: 'Bộ giấy tờ' }])))
})

type Refusal = { code?: string; constraint?: string; message: string }

/** What the database says to a write that is undone whatever happens. */
async function attempted({ sql, values }: Forbidden): Promise<Refusal | null> {
  const client = await pool().connect()
  try {
    await client.query('BEGIN')
    const { rowCount } = await client.query(sql, values)
    return rowCount === 0 ? { message: 'there was no row to try it on' } : null
  } catch (error) {
    const { code, constraint, message } = error as Refusal
    return { code, constraint, message }
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

const triggers = /_(append_only|no_truncate|no_delete|frozen)$/

describe('forbidden writes', () => {
  test.each(forbidden)('$rule: $what', async (write) => {
    const refusal = await attempted(write)
    if (triggers.test(write.rule)) expect(refusal).toMatchObject({ code: '23001', message: expect.stringMatching(new RegExp(`^append-only: .*\\b${write.rule.replace(triggers, '')}\\b`)) })
    else expect(refusal).toMatchObject({ constraint: write.rule })
  })

  test('every rule of the migrations that is written by hand has one', async () => {
    // A trigger that marks refuses nothing: what it marks is tested where it is read.
    const { rows } = await pool().query<{ name: string }>(`
      SELECT conname AS name FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'x')
      UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname NOT LIKE '%\\_marks\\_%'
      UNION SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = 'public'::regnamespace AND indisunique AND indpred IS NOT NULL`)
    const proved = new Set(forbidden.map(({ rule }) => rule))
    expect(rows.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([])
    expect(rows.length).toBeGreaterThan(70)
  })

  test('what may change does', async () => {
    expect(await attempted(say('', '', 'UPDATE attempt_question SET flagged = NOT flagged'))).toBeNull()
    expect(await attempted(say('', '', `UPDATE attempt SET state = 'graded', ended_by = 'overdue', submitted_at = due_at WHERE state = 'in_progress'`))).toBeNull()
    expect(await attempted(say('', '', `UPDATE attempt SET holder = repeat('a', 32), holder_since = now(), furthest_ordinal = 2 WHERE state = 'in_progress'`))).toBeNull()
    expect(await attempted(say('', '', `UPDATE accommodation SET valid_to = '2030-01-01'`))).toBeNull()
    expect(await attempted(say('', '', `UPDATE evidence SET superseded_at = now(), superseded_reason = 'Đính chính'`))).toBeNull()
    expect(await attempted(say('', '', 'UPDATE course_version SET is_current = false'))).toBeNull()
    expect(await attempted(say('', '', `UPDATE position_standard SET valid_to = '2030-01-01'`))).toBeNull()
  })
})
