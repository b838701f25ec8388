/**
 * The primary process: checks settings, prepares the database, starts one worker per core, keeps both alive,
 * and stops them in order. It answers no request itself.
 */
import cluster, { type Worker } from 'node:cluster'
import net from 'node:net'
import path from 'node:path'
import { readEnv, type Env } from '~/server/env.server'
import { prepareJobs } from '~/server/job/start-jobs.server'
import { startEmbedded, type Embedded } from './embedded-postgres'
import { prepareDemo, requireMigrated } from './prepare-database'
import { dataFolder, root, say, fail } from './prepare.mjs'

function settings(): Env {
  const result = readEnv(process.env)
  if (result.ok) return result.env
  return fail(`Chưa chạy được vì cấu hình còn ${result.faults.length} chỗ cần sửa:\n${result.faults.map((fault) => `  - ${fault}`).join('\n')}`) as never
}

/** Says that the port is taken before anything slow happens. */
function portIsFree(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE' ? `Cổng ${port} đang có chương trình khác dùng. Tắt chương trình ấy, hoặc chạy: PORT=${port + 1} npm start` : `Không mở được ${host}:${port} (${error.code}).`))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}

async function startDatabase(): Promise<Embedded | undefined> {
  if (process.env.DATABASE_URL) return undefined
  say('Đang khởi động cơ sở dữ liệu kèm theo…')
  const embedded = await startEmbedded(root, dataFolder(), 'datchuan')
  process.env.EMBEDDED_DATABASE_URL = embedded.url
  return embedded
}

let stopping = false

function startWorkers(count: number, onReady: () => void): void {
  cluster.setupPrimary({ exec: path.join(root, 'app/process/worker.ts'), execArgv: ['--import', 'tsx', '--enable-source-maps'] })
  let ready = 0
  let quickDeaths = 0
  const fork = (slot: number) => {
    const startedAt = Date.now()
    const worker: Worker = cluster.fork({ WORKER_SLOT: String(slot) })
    worker.on('message', (message: unknown) => {
      if (message === 'ready' && ++ready === count) onReady()
    })
    worker.on('exit', () => {
      if (stopping) return
      quickDeaths = Date.now() - startedAt < 3000 ? quickDeaths + 1 : 0
      if (quickDeaths > 20) fail('Tiến trình phục vụ liên tục dừng ngay khi khởi động; xem lỗi ở trên.')
      setTimeout(() => !stopping && fork(slot), quickDeaths ? 500 : 0)
    })
  }
  for (let slot = 0; slot < count; slot++) fork(slot)
}

/** PostgreSQL may be killed under us: bring it back; requests meanwhile get a 503 page. */
function watchDatabase(embedded: Embedded): void {
  let busy = false
  setInterval(async () => {
    if (busy || stopping || embedded.isAlive()) return
    busy = true
    await embedded.restart().catch((error: Error) => say(`Chưa khởi động lại được cơ sở dữ liệu: ${error.message}`))
    busy = false
  }, 500).unref()
}

async function stop(embedded: Embedded | undefined): Promise<void> {
  if (stopping) return
  stopping = true
  say('Đang dừng: trả lời nốt các yêu cầu đang xử lý…')
  const workers = Object.values(cluster.workers ?? {}).filter((worker): worker is Worker => Boolean(worker))
  await Promise.all(workers.map((worker) => new Promise<void>((resolve) => {
    const timer = setTimeout(() => worker.process.kill('SIGKILL'), 15_000)
    worker.once('exit', () => (clearTimeout(timer), resolve()))
    worker.send('stop', () => undefined)
  })))
  await embedded?.stop()
  say('Đã dừng.')
  process.exit(0)
}

async function main(): Promise<void> {
  const portFault = await portIsFree(process.env.HOST ?? '127.0.0.1', Number(process.env.PORT) || 3000)
  if (portFault) fail(portFault)
  if (process.env.DATABASE_URL) settings()
  const embedded = await startDatabase()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(embedded))
  const env = settings()
  const accounts = embedded ? await prepareDemo(env) : await requireMigrated(env).then(() => [])
  await prepareJobs()
  if (embedded) watchDatabase(embedded)
  startWorkers(env.WORKERS, () => {
    say(`\nĐạt Chuẩn đang chạy tại http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`)
    if (accounts.length) {
      say('\nTài khoản dùng thử (mật khẩu chung: dat-chuan-demo):')
      for (const account of accounts) say(`  ${account.username.padEnd(18)} ${account.role}`)
    }
    say('\nDừng: Ctrl-C.')
  })
}

main().catch((error: Error) => fail(error.message))
