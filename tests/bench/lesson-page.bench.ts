/**
 * The signed-in lesson page: requests per second and p99 at 50 connections, beside two servers measured in the same run
 * with the same number of processes: one that renders only the lesson's React tree for each request, with nothing else,
 * and one that sends the same bytes and does nothing. Budget (design §6): at least half of what React alone can render.
 *
 *   npm start                                                     in one terminal (demo mode)
 *   node --import tsx tests/bench/lesson-page.bench.ts            in another
 *
 * BASE_URL (http://127.0.0.1:3000), WORKERS (as the app was started with), SECONDS (10), and for the lesson's compiled
 * code DATABASE_URL or EMBEDDED_DATABASE_URL (the database of npm start).
 */
import autocannon from 'autocannon'
import cluster from 'node:cluster'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { appDatabaseUrl } from './app-database'

const BASE_URL = process.env.BASE_URL ?? 'http://127.0.0.1:3000'
const WORKERS = Number(process.env.WORKERS) || availableParallelism()
const SECONDS = Number(process.env.SECONDS) || 10
const CONNECTIONS = 50
const LESSON = { course: 'KH2', number: '2.3' }
const PAGE = `/courses/${LESSON.course}/lessons/${LESSON.number}`
const root = path.resolve(import.meta.dirname, '../..')

type Kind = 'react' | 'bytes'

async function signIn(): Promise<string> {
  const response = await fetch(`${BASE_URL}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: new URL(BASE_URL).origin, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username: 'canbo', password: 'dat-chuan-demo' }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`no session: POST /login answered ${response.status}`)
  return cookie
}

/** Only the lesson: the same components, context and language as the page, rendered anew for each request. */
async function reactHandler(): Promise<http.RequestListener> {
  appDatabaseUrl()
  const { createElement: h } = await import('react')
  const { renderToString } = await import('react-dom/server')
  const { I18nextProvider } = await import('react-i18next')
  const { getMDXComponent } = await import('mdx-bundler/client/index.js')
  const { createI18n } = await import('../../app/i18n')
  const { lessonComponents } = await import('../../app/components/lesson/lesson-components')
  const { LessonContext } = await import('../../app/components/lesson/lesson-context')
  const { lessonContext } = await import('../../app/components/lesson/render-lesson-body.server')
  const { db, closeDb } = await import('../../app/server/db.server')
  const { getLesson } = await import('../../app/server/lesson/get-lesson.server')
  const { getLessonBody } = await import('../../app/server/lesson/get-lesson-body.server')
  const found = await db().lesson.findFirstOrThrow({ where: { number: LESSON.number, courseVersion: { isCurrent: true, course: { code: LESSON.course } } } })
  const lesson = await getLesson(found.id)
  const Body = getMDXComponent(await getLessonBody(lesson.bodyHash))
  await closeDb()
  const words = (name: string) => JSON.parse(readFileSync(path.join(root, `app/messages/vi/${name}.json`), 'utf8')) as Record<string, string>
  const i18n = createI18n('vi', { lesson: words('lesson'), reader: words('reader') })
  return (_request, response) => {
    const tree = h(I18nextProvider, { i18n }, h(LessonContext.Provider, { value: lessonContext(lesson.facts, i18n) }, h(Body, { components: lessonComponents })))
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(renderToString(tree))
  }
}

function bytesHandler(): http.RequestListener {
  const bytes = readFileSync(process.env.BYTES_FILE ?? '')
  return (_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(bytes)
  }
}

async function serve(kind: Kind): Promise<void> {
  const server = http.createServer(kind === 'react' ? await reactHandler() : bytesHandler())
  server.listen(Number(process.env.BENCH_PORT), '127.0.0.1', () => process.send?.('ready'))
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = http.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** Starts the comparison server in as many processes as the app has, measures it, and ends those processes. */
async function measureOther(kind: Kind, env: Record<string, string>) {
  const port = await freePort()
  const workers = Array.from({ length: WORKERS }, () => cluster.fork({ ...env, BENCH_KIND: kind, BENCH_PORT: String(port) }))
  await Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('message', resolve))))
  const figures = await measure(kind, `http://127.0.0.1:${port}/`, {})
  for (const worker of workers) worker.process.kill('SIGTERM')
  return figures
}

async function measure(name: string, url: string, headers: Record<string, string>) {
  await autocannon({ url, connections: CONNECTIONS, duration: 3, headers })
  const { requests, latency, non2xx, errors } = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers })
  if (non2xx > 0 || errors > 0) throw new Error(`${name}: ${non2xx} answers other than 2xx, ${errors} errors`)
  console.log(`${name.padEnd(8)} ${requests.average.toFixed(0).padStart(7)} requests/s   p50 ${latency.p50} ms   p99 ${latency.p99} ms`)
  return { rate: requests.average, p99: latency.p99 }
}

async function main(): Promise<void> {
  const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs')
  const { tmpdir } = await import('node:os')
  const cookie = await signIn()
  const page = Buffer.from(await (await fetch(`${BASE_URL}${PAGE}`, { headers: { cookie } })).arrayBuffer())
  const folder = mkdtempSync(path.join(tmpdir(), 'lesson-bench-'))
  const file = path.join(folder, 'page.html')
  writeFileSync(file, page)
  console.log(`lesson ${LESSON.number}: ${page.length} bytes, ${CONNECTIONS} connections, ${WORKERS} processes, ${SECONDS} s each`)
  const app = await measure('app', `${BASE_URL}${PAGE}`, { cookie })
  const react = await measureOther('react', {})
  const bytes = await measureOther('bytes', { BYTES_FILE: file })
  rmSync(folder, { recursive: true })
  const share = app.rate / react.rate
  console.log(`app / react alone: ${share.toFixed(2)} (budget: at least 0.50)   app / bare node:http: ${(app.rate / bytes.rate).toFixed(3)}`)
  process.exit(share >= 0.5 ? 0 : 1)
}

if (cluster.isPrimary) await main()
else await serve(process.env.BENCH_KIND as Kind)
