/**
 * Accounts of the tests' own, so that journeys which change something do not meet: written straight into the database of
 * the browser tests. Learners are officers whose standing a passed test does not change, unless asked otherwise.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { newId } from '../../app/server/id.server'
import { hashPassword } from '../../app/server/password/password.server'
import { DEMO_PASSWORD } from './journey'

const root = path.resolve(import.meta.dirname, '../..')
/** Test processes that pick an officer or a number at once wait for each other. */
const PICK_LOCK = 91_230_017

export async function inDatabase<Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const { port, password } = JSON.parse(readFileSync(path.join(root, '.data/e2e/postgres.json'), 'utf8')) as { port: number; password: string }
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'dat_chuan', password, database: 'datchuan' })
  await client.connect()
  try {
    await client.query('BEGIN')
    const value = await work(client)
    await client.query('COMMIT')
    return value
  } finally {
    await client.end()
  }
}

let passwordHash: Promise<string> | undefined

type Role = { role: string; unitId?: string }

async function writeUser(client: pg.Client, name: string, displayName: string, officerId: string | null, roles: readonly Role[]): Promise<{ userId: string; username: string }> {
  const userId = newId()
  const username = `${name}.${randomBytes(4).toString('hex')}`
  await client.query('INSERT INTO app_user (id, username, display_name, officer_id, password_hash) VALUES ($1, $2, $3, $4, $5)', [userId, username, displayName, officerId, await (passwordHash ??= hashPassword(DEMO_PASSWORD))])
  for (const { role, unitId } of roles) await client.query(`INSERT INTO role_assignment (id, user_id, role, unit_id, valid_from) VALUES ($1, $2, $3, $4, '2020-01-01')`, [newId(), userId, role, unitId ?? null])
  return { userId, username }
}

type Learner = { readonly userId: string; readonly username: string; readonly officerId: string; readonly fullName: string }

/** An officer who meets the standard and has no certificate of the course, enrolled in KH2, with these lessons completed. */
export function makeLearner(name: string, lessonsDone: readonly string[] = ['2.1', '2.2', '2.3', '2.4', '2.5', '2.6']): Promise<Learner> {
  return inDatabase(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PICK_LOCK])
    const { rows } = await client.query<{ id: string; full_name: string }>(`
      SELECT officer.id, officer.full_name FROM standing_span span JOIN officer ON officer.id = span.officer_id
      WHERE span.meets AND span.valid_from <= CURRENT_DATE - 30 AND (span.valid_to IS NULL OR span.valid_to > CURRENT_DATE + 30)
        AND NOT EXISTS (SELECT 1 FROM app_user WHERE officer_id = officer.id)
        AND NOT EXISTS (SELECT 1 FROM certificate WHERE officer_id = officer.id)
      ORDER BY officer.id LIMIT 1`)
    const officer = rows[0]
    if (!officer) throw new Error('no officer is left for a learner')
    const user = await writeUser(client, name, officer.full_name, officer.id, [{ role: 'officer' }])
    const enrolmentId = newId()
    await client.query(`
      INSERT INTO enrolment (id, officer_id, course_id, course_version_id, source, enrolled_at)
      SELECT $1, $2, course.id, version.id, 'self', now() - interval '5 days' FROM course JOIN course_version version ON version.course_id = course.id AND version.is_current WHERE course.code = 'KH2'`, [enrolmentId, officer.id])
    await client.query(`
      INSERT INTO lesson_progress (enrolment_id, lesson_id, ratio, furthest, started_at, updated_at, completed_at)
      SELECT $1, lesson.id, 1, 1, now(), now(), now() FROM enrolment JOIN lesson ON lesson.course_version_id = enrolment.course_version_id WHERE enrolment.id = $1 AND lesson.number = ANY($2)`, [enrolmentId, lessonsDone])
    return { ...user, officerId: officer.id, fullName: officer.full_name }
  })
}

/** An account with a role that needs no unit. */
export function makeAccount(name: string, role: 'trainer' | 'operator'): Promise<{ userId: string; username: string }> {
  return inDatabase((client) => writeUser(client, name, `Tài khoản kiểm thử ${name}`, null, [{ role }]))
}

/** Someone with a name that a spreadsheet would run, posted in one commune for one spring only. */
export function makeOddlyNamed(fullName: string, span: { from: string; to: string }): Promise<{ unitId: string; staffCode: string }> {
  return inDatabase(async (client) => {
    const { rows } = await client.query<{ unit_id: string; position_id: string }>(`
      SELECT posting.unit_id, posting.position_id FROM posting JOIN unit ON unit.id = posting.unit_id
      WHERE unit.level = 'commune' AND posting.kind = 'main' AND posting.valid_from < $1 AND posting.valid_to IS NULL ORDER BY posting.id LIMIT 1`, [span.from])
    const place = rows[0]
    if (!place) throw new Error('no commune had people then')
    const officerId = newId()
    const staffCode = `KT-${randomBytes(4).toString('hex')}`
    await client.query(`INSERT INTO officer (id, staff_code, full_name, sort_key, search_key) VALUES ($1, $2, $3, 'zz', 'zz')`, [officerId, staffCode, fullName])
    await client.query(`INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, valid_to, decision) VALUES ($1, $2, $3, $4, 'main', $5, $6, 'Quyết định kiểm thử')`, [newId(), officerId, place.unit_id, place.position_id, span.from, span.to])
    await client.query('INSERT INTO standing_span (officer_id, unit_id, position_id, valid_from, valid_to, meets, met_count, total_count) VALUES ($1, $2, $3, $4, $5, false, 0, 1)', [officerId, place.unit_id, place.position_id, span.from, span.to])
    return { unitId: place.unit_id, staffCode }
  })
}

/** A certificate of the demo in this state, as the public page is asked for it. */
export function findCertificate(state: 'valid' | 'revoked'): Promise<{ code: string; holder: string }> {
  return inDatabase(async (client) => {
    const { rows } = await client.query<{ code: string; holder: string }>(`
      SELECT certificate.code, certificate.snapshot -> 'holder' ->> 'fullName' AS holder FROM certificate LEFT JOIN certificate_revocation revocation ON revocation.certificate_id = certificate.id
      WHERE (revocation.certificate_id IS NOT NULL) = $1 AND valid_from <= CURRENT_DATE AND (valid_to IS NULL OR valid_to > CURRENT_DATE + 1) ORDER BY certificate.id LIMIT 1`, [state === 'revoked'])
    if (!rows[0]) throw new Error(`the demo has no certificate that is ${state}`)
    return rows[0]
  })
}

/** A certificate like one of the demo, but of ten years ago. */
export function makeExpiredCertificate(): Promise<{ code: string; lastDay: string }> {
  return inDatabase(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PICK_LOCK])
    const code = [...randomBytes(12)].map((byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte & 31]).join('').replace(/(.{4})(?=.)/g, '$1-')
    await client.query(`
      INSERT INTO certificate (id, code, registry_book, registry_number, officer_id, certificate_type_id, course_version_id, issued_on, valid_from, valid_to, snapshot)
      SELECT $1, $2, '2016', 1 + (SELECT count(*) FROM certificate WHERE registry_book = '2016'), officer_id, certificate_type_id, course_version_id, '2016-03-01', '2016-03-01', '2019-03-01', snapshot FROM certificate ORDER BY id LIMIT 1`, [newId(), code])
    return { code, lastDay: '28/02/2019' }
  })
}

/** An officer of the demo who lacks the certificates of at least two courses and is enrolled in none, and a head of the same unit. */
export function makeNewcomer(name: string): Promise<Learner & { readonly unitId: string; readonly head: string }> {
  return inDatabase(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PICK_LOCK])
    const { rows } = await client.query<{ id: string; full_name: string; unit_id: string }>(`
      SELECT officer.id, officer.full_name, span.unit_id FROM standing_span span JOIN officer ON officer.id = span.officer_id
        JOIN position_standard standard ON standard.position_id = span.position_id AND standard.valid_from <= CURRENT_DATE AND (standard.valid_to IS NULL OR standard.valid_to > CURRENT_DATE)
        JOIN standard_requirement asked ON asked.standard_id = standard.id
        JOIN course_version version ON version.certificate_type_id = asked.certificate_type_id AND version.is_current
      WHERE NOT span.meets AND span.valid_from <= CURRENT_DATE AND (span.valid_to IS NULL OR span.valid_to > CURRENT_DATE)
        AND NOT EXISTS (SELECT 1 FROM app_user WHERE officer_id = officer.id)
        AND NOT EXISTS (SELECT 1 FROM enrolment WHERE officer_id = officer.id)
        AND NOT EXISTS (SELECT 1 FROM evidence proof WHERE proof.officer_id = officer.id AND proof.certificate_type_id = asked.certificate_type_id AND proof.superseded_at IS NULL AND proof.valid_from <= CURRENT_DATE AND (proof.valid_to IS NULL OR proof.valid_to > CURRENT_DATE))
      GROUP BY officer.id, span.unit_id HAVING count(*) >= 2 ORDER BY officer.id LIMIT 1`)
    const officer = rows[0]
    if (!officer) throw new Error('no officer of the demo lacks two courses')
    const user = await writeUser(client, name, officer.full_name, officer.id, [{ role: 'officer' }])
    const head = await writeUser(client, `${name}.truong`, 'Thủ trưởng kiểm thử', null, [{ role: 'head', unitId: officer.unit_id }])
    return { ...user, officerId: officer.id, fullName: officer.full_name, unitId: officer.unit_id, head: head.username }
  })
}

/** An officer who meets the standard, is in no assignment of KH2 and has not taken it, with an account. */
export function makeAssignable(name: string): Promise<Learner & { staffCode: string }> {
  return inDatabase(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PICK_LOCK])
    const { rows } = await client.query<{ id: string; full_name: string; staff_code: string }>(`
      SELECT officer.id, officer.full_name, officer.staff_code FROM standing_span span JOIN officer ON officer.id = span.officer_id
      WHERE span.valid_from <= CURRENT_DATE - 30 AND (span.valid_to IS NULL OR span.valid_to > CURRENT_DATE + 30) AND NOT EXISTS (SELECT 1 FROM app_user WHERE officer_id = officer.id)
        AND NOT EXISTS (SELECT 1 FROM assignment_member WHERE officer_id = officer.id)
        AND NOT EXISTS (SELECT 1 FROM evidence JOIN course_version version ON version.certificate_type_id = evidence.certificate_type_id JOIN course ON course.id = version.course_id AND course.code = 'KH2' WHERE evidence.officer_id = officer.id)
      ORDER BY officer.id DESC LIMIT 1`)
    const officer = rows[0]
    if (!officer) throw new Error('no officer is left to assign a course to')
    const user = await writeUser(client, name, officer.full_name, officer.id, [{ role: 'officer' }])
    return { ...user, officerId: officer.id, fullName: officer.full_name, staffCode: officer.staff_code }
  })
}

/** Somebody else answers the last gap of the latest sheet of a unit. */
export function answerMeanwhile(unitId: string): Promise<void> {
  return inDatabase(async (client) => {
    await client.query(`
      INSERT INTO unit_sheet_act (id, item_id, kind, unit_id, day, at, actor_name, note)
      SELECT $1, item.id, 'disputed', sheet.unit_id, CURRENT_DATE, now(), 'Người trả lời trước', 'Đã có bằng'
      FROM unit_sheet_item item JOIN unit_sheet sheet ON sheet.id = item.sheet_id WHERE sheet.unit_id = $2 ORDER BY sheet.month DESC, item.ordinal DESC LIMIT 1`, [newId(), unitId])
  })
}

/** The head of a unit elsewhere whose sheet of this month, with two gaps unless said, is open since today. */
export function makeHead(name: string, gaps = 2): Promise<{ username: string; displayName: string; unitId: string; month: string; inAMonth: string }> {
  return inDatabase(async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PICK_LOCK])
    const { rows } = await client.query<{ unit_id: string; officer_id: string; requirement_id: string; requirement: string; code: string; position: string; month: string; in_a_month: string }>(`
      SELECT span.unit_id, span.officer_id, requirement.id AS requirement_id, type.name AS requirement, type.code, position.name AS position, to_char(CURRENT_DATE, 'YYYY-MM') AS month, to_char(CURRENT_DATE + 30, 'DD/MM/YYYY') AS in_a_month
      FROM standing_span span JOIN unit ON unit.id = span.unit_id AND unit.level = 'commune' JOIN position ON position.id = span.position_id JOIN position_standard standard ON standard.position_id = span.position_id AND standard.valid_to IS NULL
      JOIN standard_requirement requirement ON requirement.standard_id = standard.id AND requirement.kind = 'certificate' JOIN certificate_type type ON type.id = requirement.certificate_type_id
      WHERE NOT span.meets AND span.valid_to IS NULL AND NOT EXISTS (SELECT 1 FROM unit_sheet WHERE unit_id = span.unit_id) AND NOT EXISTS (SELECT 1 FROM role_assignment WHERE unit_id = span.unit_id)
      ORDER BY span.unit_id DESC, requirement.ordinal LIMIT 1`)
    const place = rows[0]
    if (!place) throw new Error('no unit is left for a sheet')
    const displayName = `Thủ trưởng kiểm thử ${randomBytes(2).toString('hex')}`
    const { username } = await writeUser(client, name, displayName, null, [{ role: 'head', unitId: place.unit_id }])
    const sheetId = newId()
    await client.query(`INSERT INTO unit_sheet (id, unit_id, month, opened_on) VALUES ($1, $2, $3, CURRENT_DATE)`, [sheetId, place.unit_id, `${place.month}-01`])
    for (let ordinal = 1; ordinal <= gaps; ordinal += 1) await client.query(`
      INSERT INTO unit_sheet_item (id, sheet_id, ordinal, officer_id, requirement_id, position_name, code, name, cause, step, mover)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '{"key":"noEvidence","values":{}}', '{"key":"stepDocument","values":{}}', 'officer')`, [newId(), sheetId, ordinal, place.officer_id, place.requirement_id, place.position, place.code, place.requirement])
    return { username, displayName, unitId: place.unit_id, month: place.month, inAMonth: place.in_a_month }
  })
}
