/**
 * node --import tsx tests/bench/standard.bench.ts
 * A new version of a standard for a position held by 10.000 officers, as HR publishes it: counting who would fall out,
 * publishing, and writing everybody's standing anew in the background as the job does. Budget: 60 s with progress. It
 * prints how often progress could be read meanwhile and how long the event loop was held up. Beside it, in the same run, a
 * bare `UPDATE` of the same people's spans. On the embedded PostgreSQL, in a database of its own under .data/bench.
 *
 *   HOLDERS (10000)
 */
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../../app/process/embedded-postgres'
import { makeBenchDatabase } from './bench-database'
import { generate, unitIdOf } from './compliance-data'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const NAME = 'bench_standard'
const HOLDERS = Number(process.env.HOLDERS) || 10_000
const CODE = 'VT1'
const say = (line: string) => console.log(line)
const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(1)

/** Everybody holds one position and always has. */
async function everybodyHolds(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('SET session_replication_role = replica') // facts are append-only otherwise
  await client.query('UPDATE posting SET position_id = (SELECT id FROM position WHERE code = $1)', [CODE])
  await client.query('SET session_replication_role = DEFAULT')
  await client.query('ANALYZE')
  await client.end()
}

async function measure(): Promise<void> {
  const { db, pool } = await import('../../app/server/db.server')
  const { makeUser } = await import('../factories/user')
  const { saveStandardDraft } = await import('../../app/server/standard/save-standard-draft.server')
  const { countDraftEffect } = await import('../../app/server/standard/count-draft-effect.server')
  const { findStandardCatalogue } = await import('../../app/server/standard/find-standard-catalogue.server')
  const { publishStandard } = await import('../../app/server/standard/publish-standard.server')
  const { loadPositionStandard } = await import('../../app/server/standard/load-position-standard.server')
  const { findRewrites } = await import('../../app/server/standard/find-rewrites.server')
  const { continueStandingRewrites } = await import('../../app/server/standing/continue-standing-rewrites.server')
  const { dayOfInstant } = await import('../../app/domain/kernel/day')
  const now = new Date()
  const today = dayOfInstant(now)
  const by = await makeUser({ username: 'bench', roles: [{ role: 'hr', unitId: unitIdOf(0) }] })
  const loaded = await loadPositionStandard(by, CODE, today)
  const last = loaded.ok ? loaded.value.versions.at(-1) : undefined
  if (last === undefined) throw new Error('no standard')
  // One certificate less and a higher schooling: some come in.
  const content = { ...last.content, transitionUntil: null, requirements: last.content.requirements.filter((one) => one.kind !== 'certificate' || one.certificate !== 'CC1').map((one) => (one.kind === 'education' ? { ...one, education: 'dai_hoc' as const } : one)) }
  const saved = await saveStandardDraft({ by, code: CODE, seen: 0, content, now })
  if (!saved.ok) throw new Error(saved.reason)

  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const held = () => { const text = `event loop p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms, longest ${(delay.max / 1e6).toFixed(0)} ms`; delay.reset(); return text }
  let start = performance.now()
  const asked = { code: CODE, revision: 1, draft: content, catalogue: await findStandardCatalogue(), on: today, today, page: 1 }
  const first = await countDraftEffect(asked)
  say(`  the page waited ${seconds(start)} s and says: ${first.state === 'counting' ? `${first.done} of ${first.total} judged` : 'counted'}`)
  const effect = await countDraftEffect({ ...asked, patient: true })
  if (effect.state !== 'counted') throw new Error('not counted')
  say(`  counting the effect on ${effect.holders} holders: ${seconds(start)} s (${effect.before} → ${effect.after} meet, ${effect.fallenCount} fall out); ${held()}`)

  start = performance.now()
  const harder = { ...content, requirements: content.requirements.map((one) => (one.kind === 'competency' && one.competency === 'N1' ? { ...one, level: 4 } : one)) }
  const fall = await countDraftEffect({ ...asked, revision: 2, draft: harder, patient: true })
  say(`  the same when a competency is raised: ${seconds(start)} s (${fall.state === 'counted' ? fall.fallenCount : 'not counted, none'} fall out); ${held()}`)

  start = performance.now()
  const published = await publishStandard({ by, code: CODE, seen: saved.value.revision, on: today, decision: 'bench', legalBasis: 'bench', now })
  if (!published.ok) throw new Error(published.reason)
  say(`  publishing: ${seconds(start)} s`)

  start = performance.now()
  let readings = 0
  const watch = setInterval(() => void findRewrites(CODE).then(([open]) => { if (open && open.done > 0) readings++ }), 500)
  const officers = await continueStandingRewrites(now)
  const took = performance.now() - start
  clearInterval(watch)
  say(`  standing of ${officers} officers written anew: ${(took / 1000).toFixed(1)} s (budget 60 s); progress read ${readings} times; ${held()}`)
  if ((await findRewrites(CODE)).length > 0) throw new Error('the rewrite is not finished')
  const { rows } = await pool().query<{ met: string }>(`SELECT count(*) FILTER (WHERE meets) AS met FROM standing_span WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1)`, [today])
  say(`  spans say ${rows[0]?.met} meet today; the count before publishing said ${effect.after}`)
  if (Number(rows[0]?.met) !== effect.after) throw new Error('the count and the spans differ')
  start = performance.now()
  await db().$executeRawUnsafe('UPDATE standing_span SET met_count = met_count')
  say(`  bare UPDATE of all spans in the same database: ${seconds(start)} s; ratio ${(took / (performance.now() - start)).toFixed(1)}`)
}

delete process.env.DATABASE_URL
process.env.LOG_LEVEL ??= 'warn'
const embedded = await startEmbedded(ROOT, path.join(ROOT, '.data/bench'), 'bench')
const { url, drop } = await makeBenchDatabase(embedded.url, NAME)
await generate(url, HOLDERS)
await everybodyHolds(url)
const { rebuildStanding } = await import('../../app/server/standing/rebuild-standing.server')
const start = performance.now()
await rebuildStanding()
say(`${HOLDERS} officers; whole projection first: ${seconds(start)} s`)
await measure()
const { closeDb } = await import('../../app/server/db.server')
await closeDb()
await drop()
await embedded.stop()
