/**
 * node --import tsx tests/bench/plan.bench.ts
 * The training plan of a commune of 100 and of a district of 3.000 officers of whom nobody meets the standard: six
 * courses, two of them begun by everybody. Beside it, in the same run, one officer's path, and the longest time in which
 * the event loop answered nobody else; and the plan of both units together as a file in the background makes it. On the embedded
 * PostgreSQL, in a database of its own under .data/bench.
 *
 *   PEOPLE (3000): of the district; beyond what a page plans at once only the background is measured for it
 */
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../../app/process/embedded-postgres'
import { makeBenchDatabase } from './bench-database'
import { generate, unitIdOf } from './compliance-data'
import { watchSteps } from './steps'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const NAME = 'bench_plan'
const RUNS = 9
const DISTRICT = 1
const COMMUNE = 31
const SIZES = { commune: 100, district: Number(process.env.PEOPLE) || 3000 }

const say = (line: string) => console.log(line)

/** Everybody without the three first certificates, in one of two units, with two courses begun. */
async function prepare(url: string): Promise<void> {
  const { makeCourse } = await import('../factories/course')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query("SET session_replication_role = replica") // facts are append-only otherwise
  await client.query("DELETE FROM evidence WHERE certificate_type_id IN (SELECT id FROM certificate_type WHERE code IN ('CC1', 'CC2', 'CC3'))")
  await client.query('DELETE FROM posting WHERE valid_to IS NOT NULL')
  await client.query(`UPDATE posting SET unit_id = CASE WHEN split_part(officer_id::text, '-', 5)::bigint <= $1 THEN $2::uuid ELSE $3::uuid END`, [SIZES.commune, unitIdOf(COMMUNE), unitIdOf(DISTRICT)])
  for (let n = 1; n <= 6; n++) {
    const course = await makeCourse({ certificateCode: `GIA${n}`, competencyCode: `GIA${n}` })
    await client.query(`UPDATE course_version SET certificate_type_id = (SELECT id FROM certificate_type WHERE code = $2), definition = jsonb_set(definition::jsonb, '{competencies}', $3::jsonb) WHERE id = $1`, [course.versionId, `CC${n}`, JSON.stringify([{ code: `N${n}`, level: 3 }, { code: `N${n + 6}`, level: 2 }])])
    if (n > 2) continue
    await client.query(`INSERT INTO enrolment (id, officer_id, course_id, course_version_id, source) SELECT gen_random_uuid(), id, $1, $2, 'self' FROM officer`, [course.id, course.versionId])
    await client.query(`INSERT INTO lesson_progress (enrolment_id, lesson_id, furthest, updated_at, completed_at) SELECT id, $2, 1, now(), now() FROM enrolment WHERE course_id = $1`, [course.id, course.lessonIds[0]])
  }
  await client.query('ANALYZE')
  await client.end()
}

async function measure(): Promise<void> {
  const { loadTrainingPlan, MOST_PLANNED } = await import('../../app/server/compliance/load-training-plan.server')
  const { findStandingTrees } = await import('../../app/server/compliance/find-standing-trees.server')
  const { findPathsToStandard } = await import('../../app/server/compliance/find-paths-to-standard.server')
  const now = new Date('2026-11-30T02:00:00Z')
  const actor = { userId: 'bench', username: 'bench', displayName: 'bench', officerId: null, roles: [{ role: 'hr' as const, unitId: unitIdOf(0) }] }
  const plan = async (unit: number) => {
    const loaded = await loadTrainingPlan({ actor, act: 'viewUnitStanding', unitId: unitIdOf(unit), start: '2026-11-30', pace: 4, now })
    if (!loaded.ok || loaded.value.plan === null) throw new Error('no plan')
    return `${loaded.value.notMet} without the standard, ${loaded.value.plan.courses.reduce((sum, { people }) => sum + people, 0)} seats`
  }
  const one = async () => {
    const id = '00000008-0000-7000-8000-000000000050'
    const trees = await findStandingTrees([id], '2026-11-30')
    return `${(await findPathsToStandard({ trees, now, start: '2026-11-30', pace: 4 })).get(id)?.steps.length} steps`
  }
  const figures = new Map<string, number>()
  const district = [`district of ${SIZES.district}`, () => plan(DISTRICT)] as const
  for (const [what, work] of [['one officer', one], [`commune of ${SIZES.commune}`, () => plan(COMMUNE)], ...(SIZES.district > MOST_PLANNED ? [] : [district])] as const) {
    const asked = countQueries()
    const found = await work()
    const queries = asked()
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const times: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now()
      await work()
      times.push(performance.now() - start)
    }
    delay.disable()
    times.sort((a, b) => a - b)
    const median = times[Math.floor(RUNS / 2)] ?? 0
    figures.set(what, median)
    say(`  ${what}: ${found}; ${queries} queries; median ${median.toFixed(1)} ms, slowest ${(times.at(-1) ?? 0).toFixed(1)} ms; longest hold of the event loop ${(delay.max / 1e6).toFixed(0)} ms`)
  }
  const [single = 1, , many] = figures.values()
  if (many !== undefined) say(`  district of ${SIZES.district} ÷ one officer: ${(many / single).toFixed(1)} times the time for ${SIZES.district} times the people`)
  const { tallyTrainingPlan } = await import('../../app/server/compliance/tally-training-plan.server')
  const { step, stop } = watchSteps({ width: 24, digits: 1 })
  let signs = 0
  const seconds = await step('city in the background', async () => {
    const tallied = await tallyTrainingPlan({ actor, unitId: unitIdOf(0), filter: {}, start: '2026-11-30', pace: 4, now, onProgress: async () => void signs++ })
    if (!tallied.ok) throw new Error(tallied.reason)
    say(`  ${tallied.value.plan.courses.reduce((sum, { people }) => sum + people, 0)} seats`)
  })
  say(`  ${((seconds * 1000) / (SIZES.commune + SIZES.district)).toFixed(2)} ms a person, ${signs} signs of progress, highest rss ${(stop() / 1e6).toFixed(0)} MB`)
}

/** Counts what any connection sends, until the answer is asked for. */
function countQueries(): () => number {
  const prototype = pg.Client.prototype as { query: (...args: unknown[]) => unknown }
  const { query } = prototype
  let count = 0
  prototype.query = function (...args) {
    count++
    return query.apply(this, args)
  }
  return () => {
    prototype.query = query
    return count
  }
}

delete process.env.DATABASE_URL
process.env.LOG_LEVEL ??= 'warn'
const embedded = await startEmbedded(ROOT, path.join(ROOT, '.data/bench'), 'bench')
const { url, drop } = await makeBenchDatabase(embedded.url, NAME)
await generate(url, SIZES.commune + SIZES.district)
await prepare(url)
const { rebuildStanding } = await import('../../app/server/standing/rebuild-standing.server')
await rebuildStanding()
await measure()
const { closeDb } = await import('../../app/server/db.server')
await closeDb()
await drop()
await embedded.stop()
