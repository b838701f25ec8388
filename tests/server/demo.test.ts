import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPIRING_DAYS, evaluate } from '~/domain/compliance/evaluate'
import { CODES_A_REQUIREMENT, codesOfCause } from '~/domain/compliance/gap-code'
import { gapsOn } from '~/domain/compliance/gap-runs'
import { leavesOf } from '~/domain/compliance/standing-tree'
import { certificateSnapshot } from '~/domain/certificate/certificate'
import { addDays, addMonths, dayOfInstant } from '~/domain/kernel/day'
import { type TestDatabase, copyDatabase, dropCopy, testDatabase, useDatabase } from './database'

const founding = await testDatabase({ demo: true })
const today = dayOfInstant(new Date())

async function query<Row>(database: TestDatabase, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}

async function count(database: TestDatabase, text: string, values: unknown[] = []): Promise<number> {
  return Number((await query<{ n: string }>(database, `SELECT count(*) AS n FROM ${text}`, values))[0]?.n)
}

async function units(database: TestDatabase, day: string): Promise<{ district: number; commune: number }> {
  const at = (level: string) => count(database, 'unit u JOIN unit_version v ON v.unit_id = u.id WHERE u.level = $1 AND v.valid_from <= $2 AND (v.valid_to IS NULL OR v.valid_to > $2)', [level, day])
  return { district: await at('district'), commune: await at('commune') }
}

async function share(database: TestDatabase, day: string): Promise<number> {
  const [row] = await query<{ met: string; people: string }>(database, 'SELECT count(*) FILTER (WHERE meets) AS met, count(*) AS people FROM standing_span WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1)', [day])
  return Number(row?.met) / Number(row?.people)
}

/** All that the demo wrote, without ids, as one hash. */
async function fingerprint(database: TestDatabase): Promise<string> {
  const parts = await Promise.all([
    `SELECT staff_code, full_name, birth_date::text, birth_precision, sex, email FROM officer ORDER BY staff_code`,
    `SELECT o.staff_code, v.name, v.official_code, p.code, g.kind, g.valid_from::text, g.valid_to::text, g.decision FROM posting g JOIN officer o ON o.id = g.officer_id JOIN position p ON p.id = g.position_id JOIN unit_version v ON v.unit_id = g.unit_id ORDER BY 1, 6, 5, 4, 2, 7, g.superseded_at`,
    `SELECT o.staff_code, e.kind, c.code, e.level, t.code AS type, e.education, e.source, e.grade, e.valid_from::text, e.valid_to::text FROM evidence e JOIN officer o ON o.id = e.officer_id LEFT JOIN competency c ON c.id = e.competency_id LEFT JOIN certificate_type t ON t.id = e.certificate_type_id ORDER BY 1, 2, 3, 5, 9, 4, 10, 7`,
    `SELECT code, registry_book, registry_number, issued_on::text, snapshot FROM certificate ORDER BY code`,
    `SELECT o.staff_code, s.valid_from::text, s.valid_to::text, s.met_count, s.total_count FROM standing_span s JOIN officer o ON o.id = s.officer_id ORDER BY 1, 2`,
    `SELECT username, display_name FROM app_user ORDER BY username`,
  ].map((text) => query(database, text)))
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

describe('the default scenario', () => {
  beforeAll(() => useDatabase(founding))

  test('has the 29 and the 577, today as on the first day of the history', async () => {
    expect(await units(founding, today)).toEqual({ district: 29, commune: 577 })
    expect(await units(founding, addMonths(today, -36))).toEqual({ district: 29, commune: 577 })
  })

  test('has the tests behind its newest certificates, some failed before, each with a mark', async () => {
    const passed = await count(founding, 'attempt a JOIN attempt_result r ON r.attempt_id = a.id AND r.passed JOIN certificate c ON c.attempt_id = a.id AND c.officer_id = a.officer_id')
    expect(passed).toBeGreaterThan(30)
    expect(await count(founding, 'attempt a JOIN attempt_result r ON r.attempt_id = a.id AND NOT r.passed')).toBeGreaterThan(8)
    expect(await count(founding, 'attempt')).toBe(await count(founding, 'attempt_result'))
    expect(await count(founding, 'certificate WHERE attempt_id IS NOT NULL')).toBe(passed)
    // Some lack nothing but the certificate, because they failed its test: the first cause of the gap says so.
    expect(await count(founding, `standing_gap g WHERE leaves[1] % ${CODES_A_REQUIREMENT} IN (${codesOfCause('exam_failed').join(', ')}) AND valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1)`, [today])).toBeGreaterThan(2)
  })

  test('has about 3.000 officers, each with a main post today, three to six in each commune', async () => {
    expect(await count(founding, 'officer')).toBe(3000)
    expect(await count(founding, `officer o WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.officer_id = o.id AND p.kind = 'main' AND p.valid_from <= $1 AND (p.valid_to IS NULL OR p.valid_to > $1))`, [today])).toBe(0)
    const [bounds] = await query<{ least: string; most: string; communes: string }>(founding, `
      SELECT min(n) AS least, max(n) AS most, count(*) AS communes FROM (
        SELECT p.unit_id, count(*) AS n FROM posting p JOIN unit u ON u.id = p.unit_id
        WHERE u.level = 'commune' AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_to IS NULL GROUP BY p.unit_id) each`)
    expect(bounds).toEqual({ least: '3', most: '6', communes: '577' })
  })

  test('has communes merged and split by a reorganisation that was carried out, and one that waits', async () => {
    const made = await query<{ state: string; fault: string | null; total: number }>(founding, 'SELECT state, fault, total FROM reorganisation ORDER BY effective_on')
    expect(made.map(({ state, fault }) => ({ state, fault }))).toEqual([{ state: 'applied', fault: null }, { state: 'planned', fault: null }])
    // Twelve people for each merger of two and split of one; who draws what hangs on the day.
    expect(made[0]?.total).toBeGreaterThanOrEqual(12)
    const communes = await query<{ people: number }>(founding, `SELECT count(*)::int AS people FROM unit_version v JOIN posting p ON p.unit_id = v.unit_id AND p.superseded_at IS NULL AND p.valid_to IS NULL AND p.kind = 'main' WHERE v.name LIKE 'Mẫu %' GROUP BY v.unit_id`)
    expect(communes.reduce((sum, { people }) => sum + people, 0)).toBeGreaterThanOrEqual(12)
    for (const { people } of communes) expect([3, 6]).toContain(people)
  })

  test('is 70 to 85 % compliant today, districts between 60 and 100 %, rising over the three years', async () => {
    const now = await share(founding, today)
    expect(now).toBeGreaterThan(0.7)
    expect(now).toBeLessThan(0.85)
    const districts = await query<{ share: number }>(founding, `
      SELECT avg(s.meets::int)::float AS share FROM standing_span s
      JOIN unit_version v ON v.unit_id = s.unit_id JOIN unit u ON u.id = s.unit_id
      JOIN unit d ON d.id = CASE u.level WHEN 'commune' THEN v.parent_id ELSE u.id END AND d.level = 'district'
      WHERE s.valid_from <= $1 AND (s.valid_to IS NULL OR s.valid_to > $1) GROUP BY d.id ORDER BY 1`, [today])
    expect(districts).toHaveLength(29)
    expect(districts[0]?.share).toBeGreaterThan(0.58)
    expect(districts[0]?.share).toBeLessThan(0.68)
    expect(districts.at(-1)?.share).toBeGreaterThan(0.97)
    const years = await Promise.all([36, 24, 12, 0].map((months) => share(founding, addMonths(today, -months))))
    expect([...years].sort()).toEqual(years)
    expect(years[3]! - years[0]!).toBeGreaterThan(0.15)
  })

  test('has people with each cause, and the projection says what evaluate says', async () => {
    const { db } = await import('~/server/db.server')
    const { loadPersonFacts, queriesOf } = await import('~/server/standing/load-person-facts.server')
    const { findStandards } = await import('~/server/standing/find-standards.server')
    const ids = (await db().officer.findMany({ select: { id: true } })).map(({ id }) => id)
    const standards = await findStandards(queriesOf(db()))
    const people = await loadPersonFacts(queriesOf(db()), ids)
    const trees = people.map((person) => evaluate({ person, standards, asOf: today, expiringDays: EXPIRING_DAYS }))
    const found = new Set(people.flatMap((person) => gapsOn({ person, standards, learning: [] }, today).leaves.map(({ cause }) => cause)))
    expect([...found]).toEqual(expect.arrayContaining(['never_trained', 'new_post', 'expired', 'document_missing']))
    expect(trees.filter(({ meets }) => meets).length / trees.length).toBeCloseTo(await share(founding, today), 10)
    expect(trees.filter((tree) => tree.meets && leavesOf(tree).some(({ state }) => state === 'expiring')).length).toBeGreaterThan(50)
  })

  test('canbo lacks exactly what course KH2 proves', async () => {
    const { db } = await import('~/server/db.server')
    const { loadPersonFacts, queriesOf } = await import('~/server/standing/load-person-facts.server')
    const { findStandards } = await import('~/server/standing/find-standards.server')
    const user = await db().user.findUniqueOrThrow({ where: { username: 'canbo' }, include: { officer: { include: { enrolments: { include: { progress: { include: { lesson: true } }, course: true } } } } } })
    const [person] = await loadPersonFacts(queriesOf(db()), [user.officerId ?? ''])
    const tree = evaluate({ person: person!, standards: await findStandards(queriesOf(db())), asOf: today, expiringDays: EXPIRING_DAYS })
    const missing = leavesOf(tree).filter(({ state }) => state === 'missing').map(({ requirement }) => ('code' in requirement ? requirement.code : requirement.kind))
    expect(missing.sort()).toEqual(['CC-MC', 'CH2', 'CM2'])
    expect(tree.posting?.positionId).toBe((await db().position.findUniqueOrThrow({ where: { code: 'VT01' } })).id)
    const [enrolment] = user.officer?.enrolments ?? []
    expect(enrolment).toMatchObject({ source: 'assigned', completedAt: null, course: { code: 'KH2' } })
    expect(enrolment?.dueOn?.toISOString().slice(0, 10)).toBe(addDays(today, 21))
    const progress = (enrolment?.progress ?? []).map(({ lesson, completedAt, furthest }) => [lesson.number, completedAt !== null, furthest]).sort()
    expect(progress).toEqual([['2.1', true, 1], ['2.2', true, 1], ['2.3', false, 0.5]])
  })

  test('has certificates of our own with gap-free numbers that can be looked up', async () => {
    const { findCertificateByCode } = await import('~/server/certificate/find-certificate-by-code.server')
    const certificates = await query<{ code: string; registry_book: string; registry_number: number; issued_on: string; snapshot: unknown; revoked: boolean }>(founding, `
      SELECT c.code, c.registry_book, c.registry_number, c.issued_on::text, c.snapshot, r.certificate_id IS NOT NULL AS revoked
      FROM certificate c LEFT JOIN certificate_revocation r ON r.certificate_id = c.id ORDER BY c.registry_book, c.registry_number`)
    expect(certificates).toHaveLength(150)
    const next = new Map<string, number>()
    for (const { registry_book: book, registry_number: number, snapshot } of certificates) {
      expect(number).toBe((next.get(book) ?? 0) + 1)
      next.set(book, number)
      expect(certificateSnapshot.safeParse(snapshot).success).toBe(true)
    }
    const states = await Promise.all([false, true].map(async (revoked) => (await findCertificateByCode(certificates.find((one) => one.revoked === revoked)?.code ?? '', today)).state))
    expect(states).toEqual(['valid', 'revoked'])
  })

  test('its accounts can sign in with the common password, and only with it', async () => {
    const { signIn } = await import('~/server/sign-in/sign-in.server')
    const { demoAccounts } = await import('~/server/demo/make-demo.server')
    const accounts = await demoAccounts()
    expect(accounts.map(({ username }) => username)).toEqual(['canbo', 'giangvien', 'thutruong', 'nhansu', 'nhansu.hoankiem', 'quantri'])
    for (const { username } of accounts) {
      expect((await signIn({ username, password: 'dat-chuan-demo', address: '127.0.0.1', now: new Date() })).ok, username).toBe(true)
    }
    expect((await signIn({ username: 'canbo', password: 'dat-chuan-dem', address: '127.0.0.1', now: new Date() })).ok).toBe(false)
  })

  test('a second call changes nothing; another scenario is refused with the way out', async () => {
    const { makeDemo } = await import('~/server/demo/make-demo.server')
    const before = await fingerprint(founding)
    const started = performance.now()
    await makeDemo()
    await makeDemo({ scenario: 'founding' })
    expect(performance.now() - started).toBeLessThan(1000)
    await expect(makeDemo({ scenario: '2025' })).rejects.toThrow('npm run reset')
    expect(await fingerprint(founding)).toBe(before)
  })
})

describe('a second database', () => {
  let other: TestDatabase
  beforeAll(async () => {
    other = await copyDatabase({ content: true })
    await useDatabase(other)
  })
  afterAll(() => dropCopy(other))

  test('an unknown scenario leaves no trace; a known one comes out the same, in under a minute on a busy machine', { timeout: 150_000 }, async () => {
    const { makeDemo } = await import('~/server/demo/make-demo.server')
    await expect(makeDemo({ scenario: 'khong-co' })).rejects.toThrow('khong-co')
    expect(await count(other, 'demo_state')).toBe(0)
    const started = performance.now()
    await makeDemo({ today })
    expect(performance.now() - started).toBeLessThan(60_000)
    expect(await fingerprint(other)).toBe(await fingerprint(founding))
  })
})

describe('the scenario of 2025', () => {
  let reorganised: TestDatabase
  beforeAll(async () => {
    reorganised = await copyDatabase({ scenario: '2025' })
    await useDatabase(reorganised)
  })
  afterAll(() => dropCopy(reorganised))

  test('has 29/577 up to 30/06/2025 and 0/126 from 01/07/2025', async () => {
    expect(await units(reorganised, '2025-06-30')).toEqual({ district: 29, commune: 577 })
    expect(await units(reorganised, '2025-07-01')).toEqual({ district: 0, commune: 126 })
    expect(await units(reorganised, today)).toEqual({ district: 0, commune: 126 })
  })

  test('moved people by decision: nobody is left without a main post, or in a unit that has ended', async () => {
    expect(await count(reorganised, `officer o WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.officer_id = o.id AND p.kind = 'main' AND p.valid_to IS NULL)`)).toBe(0)
    expect(await count(reorganised, `posting p JOIN unit u ON u.id = p.unit_id WHERE u.ended_on IS NOT NULL AND (p.valid_to IS NULL OR p.valid_to > u.ended_on)`)).toBe(0)
    expect(await count(reorganised, `posting p JOIN unit u ON u.id = p.unit_id WHERE p.valid_from < u.created_on`)).toBe(0)
    expect(await count(reorganised, `posting WHERE valid_from = '2025-07-01' AND decision LIKE '%sắp xếp đơn vị hành chính%'`)).toBeGreaterThan(2000)
    const closed = await count(reorganised, `posting p WHERE p.kind = 'main' AND p.valid_to = '2025-07-01' AND NOT EXISTS (SELECT 1 FROM posting n WHERE n.officer_id = p.officer_id AND n.kind = 'main' AND n.valid_from = p.valid_to)`)
    expect(closed).toBe(0)
  })

  test('each new commune has exactly one chairman, and the accounts belong to the new units', async () => {
    const heads = await query<{ n: string }>(reorganised, `SELECT count(*) AS n FROM posting g JOIN position p ON p.id = g.position_id WHERE p.code = 'VT08' AND g.kind = 'main' AND g.valid_to IS NULL GROUP BY g.unit_id`)
    expect(heads).toHaveLength(126)
    expect(heads.every(({ n }) => n === '1')).toBe(true)
    const roles = await query<{ username: string; name: string }>(reorganised, `SELECT a.username, v.name FROM role_assignment r JOIN app_user a ON a.id = r.user_id JOIN unit_version v ON v.unit_id = r.unit_id WHERE v.valid_to IS NULL ORDER BY 1`)
    expect(roles).toEqual([{ username: 'nhansu', name: 'Hà Nội' }, { username: 'nhansu.hoankiem', name: 'Hoàn Kiếm' }, { username: 'thutruong', name: 'Hoàn Kiếm' }])
    expect(await share(reorganised, today)).toBeGreaterThan(0.7)
    expect(await share(reorganised, today)).toBeLessThan(0.9)
  })
})
