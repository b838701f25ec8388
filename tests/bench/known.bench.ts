/**
 * node --import tsx tests/bench/known.bench.ts [100000]
 * Two times of a city of whom everybody's facts changed in between, computed in the background and written as .xlsx; then the
 * signed standing of the same city, whose recomputation explains itself row by row inside the database. Time, peak memory and
 * the longest time in which the event loop answered nobody else. On the embedded PostgreSQL, in a database of its own.
 */
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../../app/process/embedded-postgres'
import { makeBenchDatabase } from './bench-database'
import { generate, unitIdOf } from './compliance-data'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const AS_OF = '2026-06-30'
const KNOWN = '2026-07-05'
const say = (line: string) => console.log(line)

/** Posts known from the beginning; of each person's proofs one came after the earlier time of knowledge. */
async function prepare(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('SET session_replication_role = replica') // facts are append-only otherwise
  await client.query(`UPDATE posting SET recorded_at = '2020-01-01'`)
  await client.query(`WITH n AS (SELECT id, row_number() OVER (PARTITION BY officer_id ORDER BY id) AS n FROM evidence) UPDATE evidence e SET recorded_at = CASE WHEN n.n = 1 THEN timestamptz '2026-07-20' ELSE timestamptz '2020-01-01' END FROM n WHERE n.id = e.id`)
  await client.query('ANALYZE')
  await client.end()
}

async function timed<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const start = performance.now()
  const value = await work()
  lag.disable()
  say(`  ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s, event loop held at most ${Math.round(lag.max / 1e6)} ms (p99 ${Math.round(lag.percentile(99) / 1e6)} ms), memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB, peak so far ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
  return value
}

const officers = Number(process.argv[2] ?? 100_000)
delete process.env.DATABASE_URL
process.env.LOG_LEVEL ??= 'warn'
const embedded = await startEmbedded(ROOT, path.join(ROOT, '.data/bench'), 'bench')
const { url, drop } = await makeBenchDatabase(embedded.url, 'bench_known')
await generate(url, officers)
await prepare(url)
const { rebuildStanding } = await import('../../app/server/standing/rebuild-standing.server')
await timed(`${officers} officers, projection built`, rebuildStanding)

const { makeUser } = await import('../factories/user')
const { fileWords } = await import('../../app/process/file-words')
const { writeContent } = await import('../../app/server/export-file/write-content.server')
const actor = await makeUser({ roles: [{ role: 'hr', unitId: unitIdOf(0) }] })
for (const format of ['csv', 'xlsx'] as const) {
  const written = await timed(`two times, .${format}`, () => writeContent({ actor, request: { kind: 'known_standing', unitId: unitIdOf(0), asOf: AS_OF, known: KNOWN }, format, locale: 'vi', now: new Date(), words: fileWords, onProgress: () => Promise.resolve() }))
  if (!written.ok) throw new Error(written.reason)
  const { summary, bytes } = written.value
  say(`    then ${summary?.then.met} of ${summary?.then.people}, now ${summary?.now.met} of ${summary?.now.people}; ${summary?.different} people differ; ${(bytes.length / 1e6).toFixed(1)} MB`)
}
const { signSnapshot } = await import('../../app/server/snapshot/sign-snapshot.server')
const { loadSnapshot } = await import('../../app/server/snapshot/load-snapshot.server')
const now = new Date()
const signed = await timed('standing signed', () => signSnapshot({ by: actor, unitId: unitIdOf(0), asOf: AS_OF, note: '', now }))
if (!signed.ok) throw new Error(signed.reason)
const read = await timed('signed standing read and compared', () => loadSnapshot({ by: actor, id: signed.value.id, page: 1, today: now.toISOString().slice(0, 10) }))
if (!read.ok) throw new Error(read.reason)
const { closeDb } = await import('../../app/server/db.server')
await closeDb()
await drop()
await embedded.stop()
