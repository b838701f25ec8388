/**
 * node --import tsx tests/bench/reorganisation.bench.ts
 * Communes of many officers merged in fours: the preview, confirming, carrying out and undoing, each as the background job
 * does it, with how long the event loop was held up, the memory, and how long the page of the plan takes at both ends of its
 * people. The ratio compares carrying out with the same postings put into a bare table by one statement. Facts as in
 * compliance-data; on the embedded PostgreSQL, in a database of its own under .data/bench. Memory is that of this process,
 * which runs the sources through tsx.
 *
 *   PEOPLE (10000)  COMMUNES (40)
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../../app/process/embedded-postgres'
import { makeBenchDatabase } from './bench-database'
import { generate, unitIdOf } from './compliance-data'
import { watchSteps } from './steps'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const PEOPLE = Number(process.env.PEOPLE) || 10_000
const COMMUNES = Number(process.env.COMMUNES) || 40
const FOUR = 4
/** Numbers of compliance-data: the city, 29 districts, then communes; those of the first districts are taken. */
const FIRST_COMMUNE = 30
const BUDGET_S = 60
const say = (line: string) => console.log(line)

/** Made-up facts of which everybody works in one of the communes, and always has; under the constraints of the product. */
async function fill(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: constraints } = await client.query<{ name: string; text: string }>(`SELECT conname AS name, pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname IN ('posting_one_main', 'posting_no_twin')`)
  await generate(url, PEOPLE)
  await client.query('SET session_replication_role = replica') // facts are append-only otherwise
  const communes = Array.from({ length: COMMUNES }, (_, at) => unitIdOf(FIRST_COMMUNE + at))
  await client.query('UPDATE posting SET unit_id = ($1::uuid[])[1 + abs(hashtext(officer_id::text)) % cardinality($1::uuid[])]', [communes])
  await client.query('SET session_replication_role = DEFAULT')
  for (const { name, text } of constraints) await client.query(`ALTER TABLE posting ADD CONSTRAINT ${name} ${text}`)
  await client.query('VACUUM (ANALYZE)')
  await client.end()
}

async function measure(): Promise<boolean> {
  const { db, pool } = await import('../../app/server/db.server')
  const { makeUser } = await import('../factories/user')
  const { shownPlan, planPagesOf } = await import('../../app/http/reorganisation-plan')
  const { beginReorganising } = await import('../../app/server/reorganisation/begin-reorganising.server')
  const { getReorganisation } = await import('../../app/server/reorganisation/get-reorganisation.server')
  const { loadReorganisation } = await import('../../app/server/reorganisation/load-reorganisation.server')
  const { startReorganisation } = await import('../../app/server/reorganisation/start-reorganisation.server')
  const { workReorganisations } = await import('../../app/server/reorganisation/work-reorganisations.server')
  const now = new Date()
  const by = await makeUser({ username: 'bench', roles: [{ role: 'hr', unitId: unitIdOf(0) }] })
  const effectiveOn = `${now.getFullYear()}-01-01`
  const parent = new Map((await db().unitVersion.findMany({ where: { unitId: { in: Array.from({ length: COMMUNES }, (_, at) => unitIdOf(FIRST_COMMUNE + at)) } }, select: { unitId: true, name: true, parentId: true } })).map((unit) => [unit.unitId, unit]))
  const names = new Map((await db().unitVersion.findMany({ where: { unitId: { in: [...parent.values()].flatMap(({ parentId }) => parentId ?? []) } }, select: { unitId: true, name: true } })).map((unit) => [unit.unitId, unit.name]))
  const lines = [...parent.values()].map((unit, at, all) => {
    const lead = all[at - (at % FOUR)]
    const district = (of: typeof lead) => `Huyện ${names.get(of?.parentId ?? '') ?? ''}`
    return `Xã ${unit.name};${district(unit)};Xã Hợp Nhất ${Math.floor(at / FOUR)};${district(lead)}`
  })

  const { step, stop } = watchSteps({ width: 20, digits: 2 })
  const form = { name: 'bench', basis: { number: 'bench', date: effectiveOn, issuer: 'bench' }, reviewState: 'pending', effectiveOn } as const
  const bytes = Buffer.from(['Đơn vị cũ;Trực thuộc;Đơn vị mới;Trực thuộc (mới)', ...lines].join('\r\n'))
  const started = await startReorganisation({ by, unitId: unitIdOf(0), id: null, form, file: { name: 'bench.csv', bytes }, now })
  if (!started.ok) throw new Error(started.reason)
  const id = started.value
  const in_ = async (state: string) => {
    const found = await getReorganisation({ by, id, now })
    if (!found.ok || found.value.state !== state || found.value.fault !== null) throw new Error(`not ${state}: ${JSON.stringify(found.ok ? [found.value.state, found.value.fault, found.value.plan?.faults.slice(0, 3)] : found)}`)
    return found.value
  }
  const begin = async (work: Parameters<typeof beginReorganising>[0]['work']) => {
    const begun = await beginReorganising({ by, id, work, now })
    if (!begun.ok) throw new Error(begun.reason)
  }
  const show = async (page: number) => {
    const loaded = await loadReorganisation({ by, id, unassigned: false, page, now })
    if (!loaded.ok) throw new Error(loaded.reason)
    return shownPlan(loaded.value, planPagesOf(new Request('https://bench.test/')), ({ key }) => key).people
  }
  const before = await pool().query<{ n: string }>('SELECT count(*) AS n FROM standing_span')
  const planning = await step('preview', () => workReorganisations(() => now))
  const { plan } = await in_('planned')
  say(`  ${COMMUNES} communes into ${Math.ceil(COMMUNES / FOUR)}, ${plan?.officers} people`)
  await step('first page', () => show(1))
  await step('last page', () => show(99_999))
  await step('confirming', () => begin({ kind: 'apply', seen: now.toISOString() }))
  const applying = await step('carrying out', () => workReorganisations(() => now))
  await in_('applied')
  const bare = await step('bare postings', async () => {
    const client = await pool().connect()
    await client.query('BEGIN')
    await client.query('CREATE TEMP TABLE bare_posting (LIKE posting INCLUDING ALL) ON COMMIT DROP')
    await client.query('INSERT INTO bare_posting SELECT p.* FROM posting p JOIN reorganisation_move m ON p.id = ANY(m.written) WHERE m.reorganisation_id = $1', [id])
    await client.query('ROLLBACK')
    client.release()
  })
  await begin({ kind: 'undo', reason: 'bench' })
  const undoing = await step('undoing', () => workReorganisations(() => now))
  await in_('undone')
  const after = await pool().query<{ n: string }>('SELECT count(*) AS n FROM standing_span')
  if (before.rows[0]?.n !== after.rows[0]?.n) throw new Error(`standing is not what it was: ${before.rows[0]?.n} and ${after.rows[0]?.n} spans`)
  const peak = stop()
  say(`preview to last person ${(planning + applying).toFixed(1)} s (budget ${BUDGET_S} s for 10.000), undoing ${undoing.toFixed(1)} s, ratio of carrying out to bare postings ${(applying / bare).toFixed(0)}, highest rss ${(peak / 1e6).toFixed(0)} MB`)
  return planning + applying < BUDGET_S * Math.max(1, PEOPLE / 10_000)
}

delete process.env.DATABASE_URL
process.env.LOG_LEVEL ??= 'warn'
const embedded = await startEmbedded(ROOT, path.join(ROOT, '.data/bench'), 'bench')
const { url, drop } = await makeBenchDatabase(embedded.url, 'bench_reorganisation')
say(`${PEOPLE} people`)
await fill(url)
const { rebuildStanding } = await import('../../app/server/standing/rebuild-standing.server')
await rebuildStanding()
const kept = await measure()
const { closeDb } = await import('../../app/server/db.server')
await closeDb()
await drop()
await embedded.stop()
process.exit(kept ? 0 : 1)
