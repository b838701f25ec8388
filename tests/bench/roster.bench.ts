/**
 * node --import tsx tests/bench/roster.bench.ts
 * How long a roster takes from upload to its last posting, how much memory, and how long the event loop is held up meanwhile.
 * Budget: 20.000 rows in 15 s and 512 MB, 100.000 in 2 minutes. The ratio compares applying with the same rows put into the
 * two bare tables by one statement in the same database. On the embedded PostgreSQL, in a database of its own with the
 * content of the product, under .data/bench. Memory is that of this process, which runs the sources through tsx.
 *
 *   ROWS (20000)
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '../../app/process/embedded-postgres'
import { makeBenchDatabase } from './bench-database'
import { watchSteps } from './steps'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const ROWS = Number(process.env.ROWS) || 20_000
delete process.env.DATABASE_URL
process.env.LOG_LEVEL ??= 'warn'
const embedded = await startEmbedded(ROOT, path.join(ROOT, '.data/bench'), 'bench')
const { url, drop } = await makeBenchDatabase(embedded.url, 'bench_roster')
// In a process of its own: reading all content would stand in the figures of memory.
const filled = spawnSync(process.execPath, ['--import', 'tsx', 'tests/server/fill-template.ts', 'content'], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, EMBEDDED_DATABASE_URL: url } })
if (filled.status !== 0) throw new Error('no content')
const { db, closeDb, pool } = await import('../../app/server/db.server')
const { newId } = await import('../../app/server/id.server')
const { makeUser } = await import('../factories/user')
const { upload, proposed } = await import('../server/roster-world')
const { beginWork } = await import('../../app/server/roster/begin-work.server')
const { workImports } = await import('../../app/server/roster/work-imports.server')

const city = await db().unitVersion.findFirstOrThrow({ where: { type: 'thanh_pho', validTo: null } })
const by = await makeUser({ username: `bench.${newId()}`, roles: [{ role: 'hr', unitId: city.unitId }] })
// Written by a process of its own too: no server writes the lists it reads.
const written = spawnSync(process.execPath, ['--import', 'tsx', 'tests/bench/roster-file.ts', String(ROWS)], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, EMBEDDED_DATABASE_URL: url }, maxBuffer: 1e9 })
if (written.status !== 0) throw new Error('no file')
const bytes = written.stdout

const { step, stop } = watchSteps({ width: 12, digits: 1 })
const now = new Date()
let id = ''
console.log(`${ROWS} rows, ${(bytes.length / 1e6).toFixed(1)} MB`)
const uploading = await step('upload', async () => (id = await upload(by, city.unitId, bytes, 'bench.xlsx')))
const settings = await proposed(by, id)
const planning = await step('dry run', async () => {
  const begun = await beginWork({ by, id, work: { kind: 'plan', settings }, now })
  if (!begun.ok) throw new Error(begun.reason)
  await workImports(() => now)
})
console.log((await db().$queryRaw<{ kind: string; n: number }[]>`SELECT kind, count(*)::int AS n FROM roster_row WHERE import_id = ${id}::uuid GROUP BY kind`).map(({ kind, n }) => `${kind} ${n}`).join(', '))
const applying = await step('apply', async () => {
  const begun = await beginWork({ by, id, work: { kind: 'apply', mode: 'valid' }, now })
  if (!begun.ok) throw new Error(begun.reason)
  await workImports(() => now)
})
const bare = await step('bare rows', async () => {
  const client = await pool().connect()
  await client.query('BEGIN')
  await client.query('CREATE TEMP TABLE bare_officer (LIKE officer INCLUDING ALL) ON COMMIT DROP')
  await client.query('CREATE TEMP TABLE bare_posting (LIKE posting INCLUDING ALL) ON COMMIT DROP')
  await client.query('INSERT INTO bare_officer SELECT o.* FROM officer o JOIN roster_row r ON r.officer_id = o.id WHERE r.import_id = $1 AND r.applied_at IS NOT NULL', [id])
  await client.query('INSERT INTO bare_posting SELECT p.* FROM posting p JOIN roster_row r ON r.officer_id = p.officer_id WHERE r.import_id = $1 AND r.applied_at IS NOT NULL', [id])
  await client.query('ROLLBACK')
  client.release()
})
const again = await upload(by, city.unitId, bytes, 'bench-2.xlsx')
await step('same again', async () => {
  const begun = await beginWork({ by, id: again, work: { kind: 'plan', settings }, now })
  if (!begun.ok) throw new Error(begun.reason)
  await workImports(() => now)
})
console.log((await db().$queryRaw<{ kind: string; n: number }[]>`SELECT kind, count(*)::int AS n FROM roster_row WHERE import_id = ${again}::uuid GROUP BY kind`).map(({ kind, n }) => `${kind} ${n}`).join(', '))
const peak = stop()
const whole = uploading + planning + applying
const budget = ROWS <= 20_000 ? 15 : (ROWS / 100_000) * 120
console.log(`upload to last row ${whole.toFixed(1)} s (budget ${budget} s), ratio of applying to bare rows ${(applying / bare).toFixed(1)}, highest rss ${(peak / 1e6).toFixed(0)} MB${ROWS <= 20_000 ? ' (budget 512 MB)' : ''}`)
await closeDb()
await drop()
await embedded.stop()
process.exit(whole < budget && (ROWS > 20_000 || peak < 512e6) ? 0 : 1)
