/**
 * A sitting: 500 officers start the final test of KH2 within 60 s, then each saves an answer every 20 s and opens the next
 * question, for 5 minutes. Beside it, in the same run: durable single-row inserts of one client, as the machine's measure.
 *
 *   npm start                                                     in one terminal (demo mode)
 *   node --import tsx tests/bench/exam-sitting.bench.ts           in another
 *
 * BASE_URL (http://127.0.0.1:3000), OFFICERS (500), START_SECONDS (60), SECONDS (300), EVERY_SECONDS (20), and DATABASE_URL
 * or EMBEDDED_DATABASE_URL: the database of the app. The officers and attempts it makes stay there (records are
 * append-only): use a database that may be thrown away. Every acknowledged answer is looked for afterwards.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import pg from 'pg'
import { appDatabaseUrl } from './app-database'

const number = (name: string, otherwise: number) => Number(process.env[name]) || otherwise
const BASE_URL = process.env.BASE_URL ?? 'http://127.0.0.1:3000'
const [OFFICERS, START_MS, LAST_MS, EVERY_MS] = [number('OFFICERS', 500), number('START_SECONDS', 60) * 1000, number('SECONDS', 300) * 1000, number('EVERY_SECONDS', 20) * 1000]

const databaseUrl = appDatabaseUrl()
const { closeDb, db } = await import('../../app/server/db.server')
const { startSession } = await import('../../app/server/session/start-session.server')
const { makeLearner } = await import('../factories/attempt')

type Officer = { readonly cookie: string; readonly officerId: string }
type Answer = { readonly status: number; readonly text: string; readonly location: string; readonly ms: number }
type Times = Record<'start' | 'page' | 'save', number[]>

const run = randomBytes(4).toString('hex')
const agent = new http.Agent({ keepAlive: true, maxSockets: OFFICERS })
const times: Times = { start: [], page: [], save: [] }
const errors: string[] = []
const acknowledged: string[] = []
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function makeOfficers(): Promise<Officer[]> {
  const version = await db().courseVersion.findFirstOrThrow({ where: { course: { code: 'KH2' }, isCurrent: true }, include: { lessons: { select: { id: true } } } })
  const course = { id: version.courseId, code: 'KH2', versionId: version.id, lessonIds: version.lessons.map(({ id }) => id) } as Parameters<typeof makeLearner>[0]
  const officers: Officer[] = []
  for (let n = 0; n < OFFICERS; n++) {
    const { officerId, userId } = await makeLearner(course, { staffCode: `sitting-${run}-${n}`, username: `sitting.${run}.${n}` })
    const [cookie = ''] = (await startSession(userId, new Date())).split(';')
    officers.push({ cookie, officerId })
  }
  return officers
}

function ask(method: string, address: string, cookie: string, body = ''): Promise<Answer> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { Cookie: cookie, Origin: new URL(BASE_URL).origin, ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) } : {}) }
    const request = http.request(new URL(address, BASE_URL), { method, agent, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, location: String(response.headers.location ?? ''), ms: performance.now() - started }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

async function timed(kind: keyof Times, wanted: number, asked: Promise<Answer>): Promise<Answer | null> {
  try {
    const answer = await asked
    times[kind].push(answer.ms)
    if (answer.status === wanted) return answer
    errors.push(`${kind}: ${answer.status} ${answer.text.slice(0, 120)}`)
  } catch (error) {
    errors.push(`${kind}: ${String(error)}`)
  }
  return null
}

const valueOf = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''

/** What a page would send: the first answer its controls offer. */
function firstAnswer(page: string, turn: number): string {
  const fields = new URLSearchParams({ ordinal: String(turn), sequence: valueOf(page, 'sequence'), key: randomUUID(), holder: valueOf(page, 'holder'), autosave: 'yes' })
  const control = /<(?:input|select|textarea)[^>]*name="([^"]+)"[^>]*data-answer/.exec(page) ?? /data-answer[^>]*name="([^"]+)"/.exec(page)
  const choice = new RegExp(`name="${control?.[1] ?? ''}" value="([^"]*)"`).exec(page)?.[1]
  if (control?.[1]) fields.set(control[1], choice || '1')
  return fields.toString()
}

async function sit(officer: Officer, startAfter: number): Promise<void> {
  await wait(startAfter)
  const started = await timed('start', 303, ask('POST', '/courses/KH2/test', officer.cookie))
  if (!started) return
  const attempt = started.location.split('/questions/')[0] ?? ''
  const until = performance.now() + LAST_MS
  for (let turn = 1; performance.now() < until; turn++) {
    const place = ((turn - 1) % 40) + 1
    const shown = await timed('page', 200, ask('GET', `${attempt}/questions/${place}`, officer.cookie))
    await wait(EVERY_MS * (0.8 + Math.random() * 0.4))
    if (!shown) continue
    const body = firstAnswer(shown.text, place)
    const saved = await timed('save', 200, ask('POST', `${attempt}/answers`, officer.cookie, body))
    if (saved && saved.text.includes('"saved":true')) acknowledged.push(new URLSearchParams(body).get('key') ?? '')
    else if (saved) errors.push(`save: ${saved.text.slice(0, 120)}`)
  }
}

async function bareInserts(seconds: number): Promise<number[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('CREATE TABLE IF NOT EXISTS bench_durable (id uuid PRIMARY KEY, body jsonb)')
  const taken: number[] = []
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    const started = performance.now()
    await client.query('INSERT INTO bench_durable VALUES ($1, $2)', [randomUUID(), '{"choice":"b"}'])
    taken.push(performance.now() - started)
  }
  await client.query('DROP TABLE bench_durable')
  await client.end()
  return taken
}

const sorted = (values: number[]) => [...values].sort((a, b) => a - b)
const at = (values: number[], part: number) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0
const say = (name: string, value: string) => process.stdout.write(`${name.padEnd(46)} ${value}\n`)

const officers = await makeOfficers()
await Promise.all(officers.map((officer, n) => sit(officer, (n / OFFICERS) * START_MS)))
const bare = await bareInserts(5)
let found = 0
for (let from = 0; from < acknowledged.length; from += 1000) found += await db().answerStep.count({ where: { key: { in: acknowledged.slice(from, from + 1000) } } })

for (const [name, kind] of [['starting the test', 'start'], ['opening a question', 'page'], ['saving an answer', 'save']] as const) say(`${name}: count, p50, p95, p99, longest (ms)`, [times[kind].length, ...[0.5, 0.95, 0.99, 1].map((part) => at(times[kind], part).toFixed(1))].join('  '))
say('durable insert of one client: p50, p99 (ms)', [0.5, 0.99].map((part) => at(bare, part).toFixed(1)).join('  '))
say('ratio of the p50 of a save to that of an insert', (at(times.save, 0.5) / at(bare, 0.5)).toFixed(1))
say('errors', String(errors.length))
for (const error of errors.slice(0, 10)) say('', error)
say('acknowledged answers, lost', `${acknowledged.length}  ${acknowledged.length - found}`)
agent.destroy()
await closeDb()
process.exit(acknowledged.length > found || errors.length > 0 ? 1 : 0)
