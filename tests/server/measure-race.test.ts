/** Two connections: what is computed by a standard or a rule while another one is being set is never left as it was. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import type { Actor } from '~/domain/access/role'
import { NO_TERMS } from '~/domain/standard/standard-content'
import { action as setRule } from '~/routes/counting-rule'
import { action as publishPage } from '~/routes/standard-publish'
import { db, pool } from '~/server/db.server'
import { startSession } from '~/server/session/start-session.server'
import { findOpenRewrite } from '~/server/snapshot/find-open-rewrite.server'
import { publishStandard } from '~/server/standard/publish-standard.server'
import { saveStandardDraft } from '~/server/standard/save-standard-draft.server'
import { continueStandingRewrites } from '~/server/standing/continue-standing-rewrites.server'
import { queriesOn } from '~/server/standing/load-person-facts.server'
import { replaceSpans } from '~/server/standing/replace-spans.server'
import { setCountingRule } from '~/server/standing/set-counting-rule.server'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCompetency, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const NOW = new Date('2026-07-05T03:00:00Z')
const TODAY = '2026-07-05'
const rule = { excludesLongLeave: true, longLeaveMonths: 12, excludesSecondment: false, excludesRetirement: true }
let unitId: string, by: Actor

beforeAll(async () => {
  unitId = (await makeUnit({ level: 'city' })).id
  by = await makeUser({ roles: [{ role: 'hr', unitId }] })
})

const settled = (promise: Promise<unknown>, ms = 400) => Promise.race([promise.then(() => 'done'), new Promise((resolve) => setTimeout(resolve, ms, 'waiting'))])

/** A position whose standard asks for one thing, and a draft that asks for two: spans tell which they were computed by. */
async function world() {
  const [one, two] = [await makeCompetency(), await makeCompetency()]
  const position = await makePosition()
  await makeStandard({ positionId: position.id, requirements: [{ competencyId: one.id, level: 2 }] })
  const saved = await saveStandardDraft({ by, code: position.code, seen: 0, content: { ...NO_TERMS, requirements: [one, two].map(({ code }) => ({ kind: 'competency' as const, competency: code, level: 2 })) }, now: NOW })
  if (!saved.ok) throw new Error(saved.reason)
  const publish = () => publishStandard({ by, code: position.code, seen: saved.value.revision, on: TODAY, decision: 'QĐ 9', legalBasis: 'NĐ 9', now: NOW })
  const total = async (officerId: string) => {
    const { rows } = await pool().query<{ total: number }>('SELECT total_count AS total FROM standing_span WHERE officer_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)', [officerId, TODAY])
    return rows[0]?.total ?? null
  }
  return { positionId: position.id, code: position.code, seen: saved.value.revision, publish, total }
}

let list: pg.PoolClient | undefined
/** The transaction of a list, on a connection of its own. */
async function begin(): Promise<pg.PoolClient> {
  list = await pool().connect()
  await list.query('BEGIN')
  return list
}
async function end(how: 'COMMIT' | 'ROLLBACK' = 'COMMIT'): Promise<void> {
  await list?.query(how)
  list?.release()
  list = undefined
}
afterEach(() => end('ROLLBACK'))

const postTo = (client: pg.PoolClient | pg.Pool, officerId: string, positionId: string) =>
  client.query(`INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, decision, recorded_at) VALUES (gen_random_uuid(), $1, $2, $3, 'main', '2024-01-01', 'QĐ', $4)`, [officerId, unitId, positionId, NOW])
const newcomer = async (client: pg.PoolClient, positionId: string) => {
  const { id } = await makeOfficer()
  await postTo(client, id, positionId)
  await replaceSpans(queriesOn(client), [id])
  return id
}

describe('publishing a standard while a list brings people into the position', () => {
  test('waits for the list; its people are computed by the new version and nothing is signed before', async () => {
    const { positionId, publish, total } = await world()
    const client = await begin()
    const first = await newcomer(client, positionId)
    const publishing = publish()
    expect(await settled(publishing)).toBe('waiting')
    // Further batches of the same list, and facts of others, pass beside the one who waits.
    const second = await newcomer(client, positionId)
    const { id: third } = await makeOfficer()
    await postTo(pool(), third, positionId)
    await end()
    expect(await publishing).toEqual({ ok: true, value: { number: 2 } })
    expect(await findOpenRewrite(db(), [unitId])).not.toBeNull()
    await continueStandingRewrites(NOW)
    expect([await total(first), await total(second), await total(third)]).toEqual([2, 2, 2])
  })

  test('answers "busy" in a few seconds where the list takes long; nothing is written, and afterwards it goes', async () => {
    const { positionId, publish, total } = await world()
    const officerId = await newcomer(await begin(), positionId)
    const from = Date.now()
    expect(await publish()).toEqual({ ok: false, reason: 'busy' })
    expect(Date.now() - from).toBeLessThan(10_000)
    expect(await db().positionStandard.count({ where: { positionId } })).toBe(1)
    expect(await db().standardDraft.count({ where: { positionId } })).toBe(1)
    await end()
    expect(await publish()).toEqual({ ok: true, value: { number: 2 } })
    await continueStandingRewrites(NOW)
    expect(await total(officerId)).toBe(2)
  })

  test('under way, a posting that comes then waits for it and reads the new version', async () => {
    const { positionId, publish, total } = await world()
    await db().$executeRawUnsafe(`CREATE FUNCTION hold_publishing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(433); RETURN NULL; END $$`)
    await db().$executeRawUnsafe('CREATE TRIGGER hold_publishing AFTER INSERT ON standard_publication FOR EACH STATEMENT EXECUTE FUNCTION hold_publishing()')
    const gate = await pool().connect()
    try {
      await gate.query('SELECT pg_advisory_lock(433)')
      const publishing = publish()
      expect(await settled(publishing)).toBe('waiting')
      const client = await begin()
      const joining = newcomer(client, positionId)
      expect(await settled(joining)).toBe('waiting')
      await gate.query('SELECT pg_advisory_unlock(433)')
      expect(await publishing).toMatchObject({ ok: true })
      const officerId = await joining
      await end()
      expect(await total(officerId)).toBe(2)
    } finally {
      await gate.query('SELECT pg_advisory_unlock_all()')
      gate.release()
      await db().$executeRawUnsafe('DROP TRIGGER hold_publishing ON standard_publication')
      await db().$executeRawUnsafe('DROP FUNCTION hold_publishing()')
    }
  })
})

describe('the rule of counting while an absence is being recorded', () => {
  const set = (excludesSecondment: boolean) => setCountingRule({ by, rule: { ...rule, excludesSecondment }, yearlyHours: 40, now: NOW })
  async function leaving(client: pg.PoolClient) {
    const { positionId, total } = await world()
    const { officerId } = await makePosting({ unitId, positionId, validFrom: '2024-01-01' })
    await client.query(`INSERT INTO absence (id, officer_id, kind, valid_from, decision, recorded_at) VALUES (gen_random_uuid(), $1, 'secondment', '2026-01-01', 'QĐ', $2)`, [officerId, NOW])
    await replaceSpans(queriesOn(client), [officerId])
    return () => total(officerId)
  }

  test('waits for it and has the person computed anew', async () => {
    const total = await leaving(await begin())
    const setting = set(true)
    expect(await settled(setting)).toBe('waiting')
    await end()
    expect(await setting).toEqual({ ok: true, value: { changed: true } })
    await continueStandingRewrites(NOW)
    expect(await total()).toBeNull()
  })

  test('answers "busy" where that takes long, and stays as it was', async () => {
    await set(false)
    await leaving(await begin())
    expect(await set(true)).toEqual({ ok: false, reason: 'busy' })
    expect(await db().countingRule.findFirst()).toMatchObject({ excludesSecondment: false })
  })
})

describe('the page that has to wait', () => {
  /** What a form post answers with: status and body. */
  async function post(action: typeof setRule, path: string, fields: Readonly<Record<string, string>>, params = {}) {
    const cookie = (await startSession(by.userId, new Date())).split(';')[0] ?? ''
    const request = new Request(`http://local.test${path}`, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields) })
    const answer = (await action({ request, context: {}, params } as unknown as Parameters<typeof action>[0])) as { data: unknown; init: { status: number } }
    return { status: answer.init.status, body: answer.data }
  }

  test('of a standard says why, and keeps what was typed', async () => {
    const { positionId, code, seen } = await world()
    await newcomer(await begin(), positionId)
    const typed = { decision: 'QĐ 12', legalBasis: 'NĐ 12', on: '01/01/2030', seen: String(seen), confirmed: 'yes' }
    expect(await post(publishPage as typeof setRule, `/compliance/standards/${code}/publish`, typed, { code })).toEqual({ status: 409, body: { faults: { form: 'fault_busy' }, typed, changed: false } })
  })

  test('of the rule says why, and keeps what was typed', async () => {
    const { positionId } = await world()
    const { officerId } = await makePosting({ unitId, positionId, validFrom: '2024-01-01' })
    const client = await begin()
    await client.query(`INSERT INTO absence (id, officer_id, kind, valid_from, decision, recorded_at) VALUES (gen_random_uuid(), $1, 'leave', '2026-01-01', 'QĐ', $2)`, [officerId, NOW])
    await replaceSpans(queriesOn(client), [officerId])
    const typed = { excludesRetirement: 'yes', longLeaveMonths: '7', yearlyHours: '44' }
    expect(await post(setRule, '/compliance/counting-rule', typed)).toEqual({ status: 409, body: { faults: { form: 'busy' }, typed } })
  })
})
