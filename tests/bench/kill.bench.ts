/**
 * The kill test: officers answer through HTTP without pause while the app and its database are killed under them (kill -9),
 * again and again. Each keeps a ledger of what was acknowledged as saved, and repeats an answer with the same key until it
 * is, as the page does. Afterwards the ledgers and the database must agree answer by answer: nothing lost, nothing twice.
 *
 *   npm start once (it builds), stop it, then:  node --import tsx tests/bench/kill.bench.ts
 *
 * N_APP (50): kills of the app, three quarters of them one process of it, the rest the whole of it, started again by the
 * bench. N_DB (10): kills of PostgreSQL's postmaster. OFFICERS (50). SEED. It has a data folder of its own in the system's
 * temporary folder. Exit code 1 on any loss.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import http from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { type AppProcess, databaseUrl, dataFolderFor, freePort, isRunning, kill, killApp, postmasterOf, startApp, until, workersOf } from '../server/app-process'

const whole = (name: string, fallback: number) => (process.env[name] ? Number(process.env[name]) : fallback)
const [N_APP, N_DB, OFFICERS] = [whole('N_APP', 50), whole('N_DB', 10), whole('OFFICERS', 50)]
/** Between two answers of one officer; without it the clients, not the app, would use the processors up. */
const THINK_MS = 40
const TIMEOUT_MS = 10_000
const RETRY_MS = 250

type Answer = { attemptId: string; ordinal: number; sequence: number; key: string; form: Record<string, string>; response: unknown }
type Officer = { cookie: string; attemptId: string; places: { ordinal: number; kind: string }[] }
type Blow = 'worker' | 'app' | 'database'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const say = (name: string, value: string | number) => process.stdout.write(`${name.padEnd(46)} ${value}\n`)

/** What is sent and what must then be in the database; two in a row at one place always differ. */
const answerTo: Record<string, (n: number) => { form: Record<string, string>; response: unknown }> = {
  single: (n) => ({ form: { choice: 'abc'[n % 3] ?? 'a' }, response: { choice: 'abc'[n % 3] ?? 'a' } }),
  multiple: (n) => ({ form: { choices: 'abcd'[n % 4] ?? 'a' }, response: { choices: ['abcd'[n % 4] ?? 'a'] } }),
  due_date: (n) => ({ form: { date: `${(n % 28) + 1}/3/2026` }, response: { date: `2026-03-${String((n % 28) + 1).padStart(2, '0')}` } }),
}

/** xorshift32: the same seed gives the same order of blows. */
function makeDice(seed: number): (sides: number) => number {
  let state = seed | 0 || 1
  return (sides) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % sides
  }
}

function plan(dice: (sides: number) => number): Blow[] {
  const blows: Blow[] = [...Array.from({ length: N_APP }, (_, n): Blow => (n % 4 === 3 ? 'app' : 'worker')), ...Array.from({ length: N_DB }, (): Blow => 'database')]
  for (let i = blows.length - 1; i > 0; i--) {
    const j = dice(i + 1)
    const [a, b] = [blows[i], blows[j]]
    if (a && b) [blows[i], blows[j]] = [b, a]
  }
  return blows
}

const folder = dataFolderFor('kill')
const port = await freePort()
const settings = { DATA_DIR: folder, PORT: String(port), WORKERS: '2' }
const url = `http://127.0.0.1:${port}`
const agent = new http.Agent({ keepAlive: true, maxSockets: OFFICERS })

let app: AppProcess = startApp(settings)
let blowsDone = false
const ledger: Answer[] = []
const refusals = new Map<string, number>()
let [repeats, lastAt, longest, longestWait] = [0, 0, 0, 0]

function post(officer: Officer, { ordinal, sequence, key, form }: Answer): Promise<{ status: number; text: string }> {
  const body = new URLSearchParams({ ordinal: String(ordinal), sequence: String(sequence), key, ...form }).toString()
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}/attempts/${officer.attemptId}/answers`, { method: 'POST', agent, timeout: TIMEOUT_MS, headers: { Cookie: officer.cookie, Origin: url, Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) } }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('close', () => reject(new Error('cut off')))
    })
    request.on('timeout', () => request.destroy(new Error('timed out'))).on('error', reject)
    request.end(body)
  })
}

/** Until it is acknowledged, always with the same key. */
async function save(officer: Officer, answer: Answer): Promise<void> {
  const started = performance.now()
  for (; ; repeats++) {
    const said = await post(officer, answer).catch(() => undefined)
    if (said?.status === 200 && said.text.includes('"saved":true')) break
    // Only a failure of the server may be repeated; a clear refusal of what an officer may do is a fault.
    if (said && said.status < 500) refusals.set(`${said.status} ${said.text.slice(0, 80)}`, (refusals.get(`${said.status} ${said.text.slice(0, 80)}`) ?? 0) + 1)
    await wait(RETRY_MS)
  }
  const now = performance.now()
  longest = Math.max(longest, lastAt === 0 ? 0 : now - lastAt)
  longestWait = Math.max(longestWait, now - started)
  lastAt = now
  ledger.push(answer)
}

async function work(officer: Officer): Promise<void> {
  for (let n = 0; !blowsDone; n++) {
    const place = officer.places[n % officer.places.length]
    if (!place) return
    const sequence = Math.floor(n / officer.places.length) + 1
    const made = answerTo[place.kind]?.(sequence)
    if (made) await save(officer, { attemptId: officer.attemptId, ordinal: place.ordinal, sequence, key: randomUUID(), ...made })
    await wait(THINK_MS)
  }
}

async function strike(blow: Blow, dice: (sides: number) => number): Promise<void> {
  if (blow === 'database') return kill(postmasterOf(folder))
  const workers = workersOf(app.pid)
  if (blow === 'worker') return kill(workers[dice(workers.length || 1)])
  killApp(app)
  await app.exited
  app = startApp(settings)
}

async function makeOfficers(): Promise<Officer[]> {
  const { db, closeDb } = await import('../../app/server/db.server')
  const { startSession } = await import('../../app/server/session/start-session.server')
  const { makeCourse } = await import('../factories/course')
  const { makeAttempt, makeLearner } = await import('../factories/attempt')
  const run = randomBytes(3).toString('hex')
  const course = await makeCourse({ code: `KILL${run.toUpperCase()}` })
  const officers: Officer[] = []
  for (let n = 0; n < OFFICERS; n++) {
    const learner = await makeLearner(course, { staffCode: `kill-${run}-${n}` })
    const { attemptId } = await makeAttempt({ course, learner, now: new Date() })
    const places = await db().attemptQuestion.findMany({ where: { attemptId }, select: { ordinal: true, question: { select: { kind: true } } } })
    const [cookie = ''] = (await startSession(learner.userId, new Date())).split(';')
    officers.push({ cookie, attemptId, places: places.map(({ ordinal, question }) => ({ ordinal, kind: question.kind })) })
  }
  await closeDb()
  return officers
}

type Step = { attemptId: string; ordinal: number; sequence: number; key: string; response: unknown }

/** Every acknowledged answer once and unchanged, nothing else, and at each place the last acknowledged one is the latest. */
async function compare(officers: readonly Officer[]): Promise<string[]> {
  const { db, closeDb } = await import('../../app/server/db.server')
  const steps: Step[] = await db().answerStep.findMany({ where: { attemptId: { in: officers.map(({ attemptId }) => attemptId) } }, select: { attemptId: true, ordinal: true, sequence: true, key: true, response: true } })
  await closeDb()
  const faults: string[] = []
  const found = new Map<string, Step[]>()
  for (const step of steps) found.set(step.key, [...(found.get(step.key) ?? []), step])
  for (const { form: _, ...answer } of ledger) {
    const kept = found.get(answer.key) ?? []
    if (kept.length !== 1 || !isDeepStrictEqual({ ...kept[0] }, answer)) faults.push(`acknowledged ${JSON.stringify(answer)}, in the database ${JSON.stringify(kept)}`)
  }
  const acknowledged = new Set(ledger.map(({ key }) => key))
  for (const step of steps) if (!acknowledged.has(step.key)) faults.push(`never acknowledged, in the database ${JSON.stringify(step)}`)
  const latest = (all: readonly Pick<Step, 'attemptId' | 'ordinal' | 'sequence' | 'response'>[]) => {
    const places = new Map<string, { sequence: number; response: unknown }>()
    for (const { attemptId, ordinal, sequence, response } of all) if (sequence > (places.get(`${attemptId} ${ordinal}`)?.sequence ?? 0)) places.set(`${attemptId} ${ordinal}`, { sequence, response })
    return places
  }
  const [kept, given] = [latest(steps), latest(ledger)]
  for (const [place, last] of given) if (!isDeepStrictEqual(kept.get(place), last)) faults.push(`latest at ${place}: ${JSON.stringify(kept.get(place))} instead of ${JSON.stringify(last)}`)
  return faults
}

async function run(): Promise<number> {
  await app.ready()
  process.env.EMBEDDED_DATABASE_URL = databaseUrl(folder)
  const officers = await makeOfficers()
  const dice = makeDice(whole('SEED', 20_261_123))
  const began = performance.now()
  const working = Promise.all(officers.map(work))
  await until('the first answers', () => ledger.length > 2 * OFFICERS)
  const counts = { worker: 0, app: 0, database: 0 }
  for (const blow of plan(dice)) {
    const before = ledger.length
    await strike(blow, dice)
    counts[blow]++
    await until(`answers after a blow to the ${blow}`, () => ledger.length > before + 2 * OFFICERS, 120_000)
    await wait(100 + dice(300))
  }
  blowsDone = true
  await working
  const seconds = (performance.now() - began) / 1000
  process.env.EMBEDDED_DATABASE_URL = databaseUrl(folder)
  const faults = await compare(officers)
  say('kill -9 of one process, of the whole app', `${counts.worker}, ${counts.app}`)
  say('kill -9 of the database', counts.database)
  say(`officers; answers acknowledged in ${seconds.toFixed(0)} s`, `${OFFICERS}; ${ledger.length}`)
  say('answers sent again with the same key', repeats)
  say('longest time without any answer saved (s)', (longest / 1000).toFixed(1))
  say('longest an officer waited for one (s)', (longestWait / 1000).toFixed(1))
  for (const [refusal, times] of refusals) say('refused', `${times} × ${refusal}`)
  for (const fault of faults.slice(0, 10)) say('FAULT', fault)
  const lost = faults.length > 0 || refusals.size > 0
  say('verdict', lost ? `${faults.length} answers do not agree` : 'nothing lost, nothing twice')
  return lost ? 1 : 0
}

let code = 1
try {
  code = await run()
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n${app.output().slice(-2000)}\n`)
}
blowsDone = true
killApp(app)
const postmaster = postmasterOf(folder)
kill(postmaster, 'SIGQUIT')
if (postmaster) await until('the end of PostgreSQL', () => !isRunning(postmaster), 20_000).catch(() => undefined)
rmSync(folder, { recursive: true, force: true })
process.exit(code)
