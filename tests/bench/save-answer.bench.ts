/**
 * Saving one answer: 50 officers at once, each saving answer after answer through HTTP for SECONDS. Beside it, in the
 * same run: the same with a pause between answers, and what the database itself can do: durable single-row inserts by 50 clients at once.
 * Budget (design §6): durable, p99 under 50 ms at 50 concurrent officers on 2 cores.
 *
 *   npm start                                                     in one terminal (demo mode)
 *   node --import tsx tests/bench/save-answer.bench.ts            in another
 *
 * BASE_URL (http://127.0.0.1:3000), SECONDS (10), OFFICERS (50), and DATABASE_URL or EMBEDDED_DATABASE_URL: the database
 * of the app. The bench makes its own course, officers and attempts there and leaves them (records are append-only): use
 * a database that may be thrown away. Every acknowledged answer is looked for afterwards.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import pg from 'pg'
import { appDatabaseUrl } from './app-database'

const BASE_URL = process.env.BASE_URL ?? 'http://127.0.0.1:3000'
const SECONDS = Number(process.env.SECONDS) || 10
const OFFICERS = Number(process.env.OFFICERS) || 50
/** Between two answers of one officer in the paced run: far faster than anyone reads a question. */
const PAUSE_MS = Number(process.env.PAUSE_MS) || 200

const databaseUrl = appDatabaseUrl()

const { closeDb, db } = await import('../../app/server/db.server')
const { startSession } = await import('../../app/server/session/start-session.server')
const { newId } = await import('../../app/server/id.server')
const { makeCourse } = await import('../factories/course')
const { makeAttempt, makeLearner } = await import('../factories/attempt')

type Officer = { cookie: string; attemptId: string; places: { ordinal: number; kind: string }[]; sequences: Map<number, number> }

/** Every officer has one page open, as a page without script names itself. */
const HOLDER = '0a'.repeat(16)

/** Names that no other run has used. */
const run = randomBytes(4).toString('hex')

async function makeOfficers(): Promise<Officer[]> {
  const course = await makeCourse({ code: `BENCH${run.toUpperCase()}`, certificateCode: `BENCH-${run.toUpperCase()}`, competencyCode: `B-${run.toUpperCase()}` })
  const officers: Officer[] = []
  for (let n = 0; n < OFFICERS; n++) {
    const learner = await makeLearner(course, { staffCode: `bench-${run}-${n}`, username: `bench.${run}.${n}` })
    const { attemptId } = await makeAttempt({ course, learner, now: new Date() })
    const places = await db().attemptQuestion.findMany({ where: { attemptId }, select: { ordinal: true, question: { select: { kind: true } } } })
    const [cookie = ''] = (await startSession(learner.userId, new Date())).split(';')
    officers.push({ cookie, attemptId, places: places.map(({ ordinal, question }) => ({ ordinal, kind: question.kind })), sequences: new Map() })
  }
  return officers
}

const responses: Record<string, (n: number) => Record<string, string>> = {
  single: (n) => ({ choice: ['a', 'b', 'c'][n % 3] ?? 'a' }),
  multiple: (n) => ({ choices: ['a', 'b', 'c', 'd'][n % 4] ?? 'a' }),
  due_date: (n) => ({ date: `${(n % 28) + 1}/3/2026` }),
}

const agent = new http.Agent({ keepAlive: true, maxSockets: OFFICERS })
const origin = new URL(BASE_URL).origin

function post(url: string, cookie: string, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers: { Cookie: cookie, Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) } }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** One answer after another; with a pause, as fast as a person who clicks without thinking. */
async function saveUntil(officer: Officer, end: number, times: number[], acknowledged: string[], pauseMs = 0): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * pauseMs))
  for (let n = 0; performance.now() < end; n++) {
    const place = officer.places[n % officer.places.length]
    if (!place) return
    const sequence = (officer.sequences.get(place.ordinal) ?? 0) + 1
    officer.sequences.set(place.ordinal, sequence)
    const key = randomUUID()
    const body = new URLSearchParams({ ordinal: String(place.ordinal), sequence: String(sequence), key, holder: HOLDER, ...responses[place.kind]?.(sequence) }).toString()
    const started = performance.now()
    const { status, text } = await post(`${BASE_URL}/attempts/${officer.attemptId}/answers`, officer.cookie, body)
    times.push(performance.now() - started)
    if (status !== 200 || !text.includes('"saved":true')) throw new Error(`not saved: ${status} ${text.slice(0, 200)}`)
    acknowledged.push(key)
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

/** What the database can do with one durable row a commit, by as many clients. */
async function bareInserts(seconds: number): Promise<number> {
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  await admin.query('CREATE TABLE IF NOT EXISTS bench_row (id uuid PRIMARY KEY, body jsonb NOT NULL, at timestamptz NOT NULL)')
  const clients = await Promise.all(Array.from({ length: OFFICERS }, async () => {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    return client
  }))
  const end = performance.now() + seconds * 1000
  let rows = 0
  await Promise.all(clients.map(async (client) => {
    for (; performance.now() < end; rows++) await client.query({ name: 'bench', text: 'INSERT INTO bench_row VALUES ($1, $2, $3)', values: [newId(), '{"choice":"b"}', new Date()] })
  }))
  await Promise.all(clients.map((client) => client.end()))
  await admin.query('DROP TABLE bench_row')
  await admin.end()
  return rows / seconds
}

const at = (sorted: readonly number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
const say = (name: string, value: string) => process.stdout.write(`${name.padEnd(46)} ${value}\n`)

const officers = await makeOfficers()
await Promise.all(officers.map((officer) => saveUntil(officer, performance.now() + 2000, [], [])))
const times: number[] = []
const acknowledged: string[] = []
const end = performance.now() + SECONDS * 1000
await Promise.all(officers.map((officer) => saveUntil(officer, end, times, acknowledged)))
const paced: number[] = []
const pacedEnd = performance.now() + SECONDS * 1000
await Promise.all(officers.map((officer) => saveUntil(officer, pacedEnd, paced, acknowledged, PAUSE_MS)))
const bare = await bareInserts(Math.min(SECONDS, 5))
const kept = await db().answerStep.findMany({ where: { attemptId: { in: officers.map(({ attemptId }) => attemptId) } }, select: { key: true } })
const found = new Set(kept.map(({ key }) => key))
const lost = acknowledged.filter((key) => !found.has(key)).length

times.sort((a, b) => a - b)
paced.sort((a, b) => a - b)
const rate = times.length / SECONDS
say(`answers saved a second, ${OFFICERS} officers`, rate.toFixed(0))
say('p50, p99, longest (ms)', [at(times, 0.5), at(times, 0.99), at(times, 1)].map((ms) => ms.toFixed(1)).join('  '))
say(`with ${PAUSE_MS} ms between answers: saved a second`, (paced.length / SECONDS).toFixed(0))
say('p50, p99, longest (ms)', [at(paced, 0.5), at(paced, 0.99), at(paced, 1)].map((ms) => ms.toFixed(1)).join('  '))
say(`durable single-row inserts a second, ${OFFICERS} clients`, bare.toFixed(0))
say('ratio to the bare inserts', (rate / bare).toFixed(2))
say('acknowledged answers lost', String(lost))
agent.destroy()
await closeDb()
process.exit(lost > 0 ? 1 : 0)
