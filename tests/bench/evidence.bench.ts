/**
 * node --import tsx tests/bench/evidence.bench.ts
 * How long a list of proofs takes from upload to its last row, how much memory, and how long the event loop is held up: one
 * certificate for each of so many officers, 26 requirements a post, three years of history. The ratio compares applying with the
 * same proofs put into a bare table by one statement in the same database. On the embedded PostgreSQL, in a database of its own
 * under .data/bench.
 *
 *   ROWS (20000), OFFICERS (the same)
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '../../app/process/embedded-postgres'
import { makeBenchDatabase } from './bench-database'
import { generate, unitIdOf } from './compliance-data'
import { watchSteps } from './steps'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const ROWS = Number(process.env.ROWS) || 20_000
const OFFICERS = Math.max(ROWS, Number(process.env.OFFICERS) || ROWS)
delete process.env.DATABASE_URL
process.env.LOG_LEVEL ??= 'warn'
const embedded = await startEmbedded(ROOT, path.join(ROOT, '.data/bench'), 'bench')
const { url, drop } = await makeBenchDatabase(embedded.url, 'bench_evidence')
await generate(url, OFFICERS)
const { db, closeDb, pool } = await import('../../app/server/db.server')
const { rebuildStanding } = await import('../../app/server/standing/rebuild-standing.server')
const { makeUser } = await import('../factories/user')
const { upload, plan, apply, undo, list } = await import('../server/evidence-import-world')
await rebuildStanding()

const by = await makeUser({ username: 'nhansu.bench', roles: [{ role: 'hr', unitId: unitIdOf(0) }] })
const rows = Array.from({ length: ROWS }, (_, i) => [`B${i + 1}`, '', 'Chứng nhận', `CC${1 + (i % 6)}`, '', '', `${i + 1}/CN`, '01/06/2026'])
const bytes = Buffer.from(list(...rows) as string)
const { step, stop } = watchSteps({ width: 12, digits: 1 })
const now = new Date()
let id = ''
console.log(`${ROWS} rows, ${(bytes.length / 1e6).toFixed(1)} MB, ${OFFICERS} officers`)
const uploading = await step('upload', async () => (id = await upload(by, unitIdOf(0), bytes)))
const planning = await step('dry run', () => plan(by, id, {}, now))
console.log((await db().$queryRaw<{ kind: string; n: number }[]>`SELECT kind, count(*)::int AS n FROM evidence_row WHERE import_id = ${id}::uuid GROUP BY kind`).map(({ kind, n }) => `${kind} ${n}`).join(', '))
const applying = await step('apply', () => apply(by, id, 'valid', now))
const bare = await step('bare rows', async () => {
  const client = await pool().connect()
  await client.query('BEGIN')
  await client.query('CREATE TEMP TABLE bare_evidence (LIKE evidence INCLUDING ALL) ON COMMIT DROP')
  await client.query('INSERT INTO bare_evidence SELECT e.* FROM evidence e JOIN evidence_row r ON r.evidence_id = e.id WHERE r.import_id = $1', [id])
  await client.query('ROLLBACK')
  client.release()
})
await step('undo', () => undo(by, id, new Date()))
const state = await db().evidenceImport.findUniqueOrThrow({ where: { id }, select: { state: true } })
console.log(`upload to last row ${(uploading + planning + applying).toFixed(1)} s, ${((applying / ROWS) * 1000).toFixed(2)} ms a row applied, ratio of applying to bare rows ${(applying / bare).toFixed(1)}, highest rss ${(stop() / 1e6).toFixed(0)} MB, in the end ${state.state}`)
await closeDb()
await drop()
await embedded.stop()
process.exit(state.state === 'undone' ? 0 : 1)
