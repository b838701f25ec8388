/**
 * node --import tsx tests/bench/compliance.bench.ts
 * Compliance of the whole city by unit, on any date: time in the database with 3.000 and 100.000 officers, beside a
 * bare count(*) of the same table in the same run; then the pages built on it, and the rebuild of the projection.
 * Runs on the embedded PostgreSQL, in a database of its own under .data/bench that is dropped at the end.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { quarterEndsAfter, quarterEndsUntil } from '../../app/domain/compliance/quarter'
import { startEmbedded } from '../../app/process/embedded-postgres'
import { makeBenchDatabase } from './bench-database'
import { generate, multiplyRequirements, officerIdOf, unitIdOf } from './compliance-data'
import { measure, ms, shown } from './measure'
import { measureHttp } from './overview-http'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const BUDGET_MS = 150
const TODAY = '2026-11-23'
const DATES = ['2024-06-30', '2025-09-30', TODAY, '2027-03-31']
const PAGE_BUDGET_MS = 300
const FILE_BUDGET_MS = 100
const FACT_BUDGET_MS = 20

const say = (line: string) => console.log(line)

/** Tables the plan of a query reads. */
async function tablesRead(client: pg.Client, text: string, values: unknown[]): Promise<string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(`EXPLAIN (FORMAT JSON) ${text}`, values)
  return [...new Set([...JSON.stringify(rows).matchAll(/"Relation Name":"(\w+)"/g)].map((match) => match[1] ?? ''))]
}

async function measureSize(officers: number, url: string): Promise<number> {
  const { quarterCountsQuery } = await import('../../app/server/compliance/find-quarter-counts.server')
  const { postCountsQuery } = await import('../../app/server/compliance/find-post-counts.server')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const units = (await client.query<{ id: string }>('SELECT id FROM unit')).rows.map(({ id }) => ({ unitId: id, top: id }))
  const run = (day: string) => {
    const { text, values } = postCountsQuery(units, day, {}, [])
    return client.query({ text, values })
  }
  const { rows } = await client.query<{ spans: string; met: string }>(`SELECT count(*) AS spans, round(100.0 * count(*) FILTER (WHERE meets AND valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1)) / $2, 1) AS met FROM standing_span`, [TODAY, officers])
  say(`\n${officers} officers, ${rows[0]?.spans} spans (${(Number(rows[0]?.spans) / officers).toFixed(1)} each), ${rows[0]?.met} % comply on ${TODAY}`)
  const bare = await measure(() => client.query('SELECT count(*) FROM standing_span'))
  say(`  bare SELECT count(*) FROM standing_span: ${shown(bare)}`)
  let worst = 0
  for (const day of DATES) {
    const figures = await measure(() => run(day))
    worst = Math.max(worst, figures.p95)
    say(`  city by unit on ${day}: ${shown(figures)}; ratio of medians to the bare count ${(figures.median / bare.median).toFixed(2)}`)
  }
  const mixed = await measure((i) => run(DATES[i % DATES.length] as string))
  say(`  any date, one after another: ${shown(mixed)}; ratio ${(mixed.median / bare.median).toFixed(2)}`)
  const ends = [...quarterEndsUntil(TODAY, 8), ...quarterEndsAfter(TODAY, 4)]
  const { text: trendText, values: trendValues } = quarterCountsQuery(new Map(ends.map((day) => [day, units.map(({ unitId }) => unitId)])))
  const trend = await measure(() => client.query({ text: trendText, values: trendValues }))
  say(`  12 ends of quarters of the trend in one pass: ${shown(trend)}`)
  const { text, values } = postCountsQuery(units, TODAY, {}, [])
  say(`  tables read: ${(await tablesRead(client, text, values)).join(', ')}`)
  await client.end()
  return worst
}

/** More requirements a person must not cost the city query more: it reads spans, not requirements. */
async function measureRequirements(url: string): Promise<void> {
  const { postCountsQuery } = await import('../../app/server/compliance/find-post-counts.server')
  const { rebuildStanding } = await import('../../app/server/standing/rebuild-standing.server')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const units = (await client.query<{ id: string }>('SELECT id FROM unit')).rows.map(({ id }) => ({ unitId: id, top: id }))
  const { text, values } = postCountsQuery(units, TODAY, {}, [])
  const spans = async () => Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM standing_span')).rows[0]?.n)
  const before = { spans: await spans(), time: await measure(() => client.query({ text, values }), 200) }
  const counts = await multiplyRequirements(client, 4)
  await rebuildStanding()
  const after = { spans: await spans(), time: await measure(() => client.query({ text, values }), 200) }
  say(`  requirements a person ${counts.before} → ${counts.after}: spans ${before.spans} → ${after.spans}, median ${ms(before.time.median)} → ${ms(after.time.median)} (ratio ${(after.time.median / before.time.median).toFixed(2)})`)
  await client.end()
}

/** The use cases behind the pages, on any date one after another, beside a bare count of the table in the same run. */
async function measurePages(officers: number): Promise<number> {
  const { loadComplianceOverview } = await import('../../app/server/compliance/load-compliance-overview.server')
  const { loadComplianceOfficers } = await import('../../app/server/compliance/load-compliance-officers.server')
  const { loadOfficerPage } = await import('../../app/server/compliance/load-officer-page.server')
  const { db, pool } = await import('../../app/server/db.server')
  const { rewriteStanding } = await import('../../app/server/standing/rewrite-standing.server')
  const afterChange: number[] = []
  const actor = { userId: 'bench', username: 'bench', displayName: 'bench', officerId: null, roles: [{ role: 'hr' as const, unitId: unitIdOf(0) }] }
  const page = (unit: number, filter = {}) => measure(async (run) => {
    const loaded = await loadComplianceOverview({ actor, unitId: unitIdOf(unit), asOf: DATES[run % DATES.length] as string, filter })
    if (!loaded.ok) throw new Error(loaded.reason)
  }, 41)
  const bare = await measure(() => pool().query('SELECT count(*) FROM standing_span'))
  const cold = await measure((run) => loadComplianceOverview({ actor, unitId: unitIdOf(0), asOf: DATES[run] as string }), DATES.length)
  say(`  overview, city, the first time a day is asked about: ${shown(cold)} (the first of all works out the quarter ends too)`)
  const city = await page(0)
  say(`  overview, city, any date: ${shown(city)}; ratio of medians to the bare count ${(city.median / bare.median).toFixed(1)}`)
  say(`  overview, one district: ${shown(await page(1))}`)
  say(`  overview, one commune: ${shown(await page(30))}`)
  const changed = await measure(async (run) => {
    await db().$transaction((tx) => rewriteStanding(tx, Array.from({ length: 20 }, (_, i) => officerIdOf(1 + ((run * 20 + i) * 7919) % officers))))
    const start = performance.now()
    await loadComplianceOverview({ actor, unitId: unitIdOf(0), asOf: TODAY })
    afterChange.push(performance.now() - start)
  }, 21)
  say(`  the standing of 20 officers rewritten, then the city: ${shown(changed)}; the page alone, median ${ms(afterChange.sort((a, b) => a - b)[10] ?? 0)}`)
  const fact = await measure((run) => db().$transaction((tx) => rewriteStanding(tx, [officerIdOf(1 + ((run * 7919) % officers))])), 61)
  say(`  the standing of one officer rewritten, as after one fact: ${shown(fact)}`)
  const filtered = await page(0, { sex: 'female', age: '30_39', level: 'xa' })
  say(`  overview, city, women of 30 to 39: ${shown(filtered)}`)
  const list = (filter: Parameters<typeof loadComplianceOfficers>[0]['filter']) => measure(() => loadComplianceOfficers({ actor, unitId: unitIdOf(0), asOf: TODAY, filter, page: 3 }), 10)
  say(`  list of the city by name, page 3: ${shown(await list({}))}`)
  say(`  list of the city, search and state: ${shown(await list({ search: 'duc ng', state: 'missing', sort: 'missing' }))}`)
  say(`  list of the city by cause: ${shown(await list({ cause: 'expired' }))}`)
  const file = await measure(async (run) => {
    const loaded = await loadOfficerPage({ actor, officerId: officerIdOf(1 + ((run * 7919) % officers)), asOf: TODAY, today: TODAY, now: new Date(), pace: 4, mark: null })
    if (!loaded.ok) throw new Error(loaded.reason)
  }, 41)
  say(`  file of one officer, another each time: ${shown(file)}`)
  const kept = (name: string, p95: number, budget: number) => `${name} ${budget} ms ${p95 < budget ? 'kept' : 'MISSED'}`
  say(`  budgets: ${[kept('overview', city.p95, PAGE_BUDGET_MS), kept('officer file', file.p95, FILE_BUDGET_MS), kept('one fact, median', fact.median, FACT_BUDGET_MS)].join(', ')}`)
  return Math.max(city.p95 / PAGE_BUDGET_MS, file.p95 / FILE_BUDGET_MS, fact.median / FACT_BUDGET_MS)
}

/** What the overview asks of the database, question by question and all of them one after another. */
async function measureDatabase(): Promise<void> {
  const { loadComplianceOverview } = await import('../../app/server/compliance/load-compliance-overview.server')
  const { pool } = await import('../../app/server/db.server')
  const actor = { userId: 'bench', username: 'bench', displayName: 'bench', officerId: null, roles: [{ role: 'hr' as const, unitId: unitIdOf(0) }] }
  const ask = () => loadComplianceOverview({ actor, unitId: unitIdOf(0), asOf: TODAY })
  // What earlier measurements have changed is worked out first: these are the questions of a page whose figures are kept.
  await ask()
  const asked: { text: string; values: unknown[] }[] = []
  const held = pool()
  const query = held.query.bind(held) as (question: unknown) => Promise<unknown>
  const listening = (question: { text: string; values: unknown[] }) => (asked.push(question), query(question))
  Object.assign(held, { query: listening })
  const loaded = await ask()
  if (!loaded.ok) throw new Error(loaded.reason)
  Object.assign(held, { query })
  const client = await held.connect()
  for (const question of asked) say(`    ${question.text.trim().replace(/\s+/g, ' ').slice(0, 70)}…: ${shown(await measure(() => client.query(question), 20))}`)
  const all = await measure(async () => { for (const question of asked) await client.query(question) }, 20)
  say(`  the questions of the overview one after another on one connection: ${shown(all)}; budget ${BUDGET_MS} ms ${all.p95 < BUDGET_MS ? 'kept' : 'MISSED'}`)
  client.release()
}

async function measureRebuild(officers: number): Promise<void> {
  const { rebuildStanding } = await import('../../app/server/standing/rebuild-standing.server')
  const start = performance.now()
  const report = await rebuildStanding()
  const seconds = (performance.now() - start) / 1000
  say(`  rebuild of the projection, ${officers} officers → ${report.spans} spans: ${seconds.toFixed(1)} s, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}

async function benchSize(base: string, officers: number): Promise<number> {
  const { url, drop } = await makeBenchDatabase(base, `bench_compliance_${officers}`)
  const start = performance.now()
  await generate(url, officers)
  say(`\ngenerated ${officers} officers in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  const { closeDb } = await import('../../app/server/db.server')
  await measureRebuild(officers)
  const worst = await measureSize(officers, url)
  const share = await measurePages(officers)
  await measureDatabase()
  const slowest = await measureHttp({ url, unitId: unitIdOf(0), officerOf: (run) => officerIdOf(1 + ((run * 7919) % officers)), days: DATES, say })
  say(`  budget ${PAGE_BUDGET_MS} ms end to end: ${slowest < PAGE_BUDGET_MS ? 'kept' : 'MISSED'} (worst p95 ${ms(slowest)})`)
  if (officers <= 3000) await measureRequirements(url)
  await closeDb()
  await drop()
  return Math.max(worst, share * BUDGET_MS)
}

/** Settings are read once a process: each size runs in one of its own. */
const [size] = process.argv.slice(2)
if (size === undefined) {
  const { spawnSync } = await import('node:child_process')
  for (const officers of ['3000', '100000']) {
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), officers], { stdio: 'inherit', cwd: ROOT })
    if (status !== 0) process.exitCode = 1
  }
} else {
  delete process.env.DATABASE_URL
  process.env.LOG_LEVEL ??= 'warn'
  const embedded = await startEmbedded(ROOT, path.join(ROOT, '.data/bench'), 'bench')
  const worst = await benchSize(embedded.url, Number(size))
  say(`  budget ${BUDGET_MS} ms in the database: ${worst < BUDGET_MS ? 'kept' : 'MISSED'} (worst p95 ${ms(worst)})`)
  if (worst >= BUDGET_MS) process.exitCode = 1
  await embedded.stop()
}
