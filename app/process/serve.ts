/**
 * The primary process: checks settings, prepares the database, starts one worker per core, keeps both alive,
 * and stops them in order. It answers no request itself.
 */
import net from 'node:net'
import { readEnv, type Env } from '~/server/env.server'
import { prepareJobs } from '~/server/job/start-jobs.server'
import { startEmbedded, type Embedded } from './embedded-postgres'
import { prepareDemo, requireMigrated } from './prepare-database'
import { dataFolder, ensureDisk, ensureFolder, root, say, fail } from './prepare.mjs'
import { killWorkers, renewWorkers, startWorkers, stopWorkers } from './workers'

/** Room for the demo and for what PostgreSQL writes ahead; without it a full disk would stop it half-way. */
const DEMO_MEGABYTES = 300

/** Every fault at once, before anything is started. In demo mode the address of the database comes later. */
function settings(): Env {
  const known = process.env.DATABASE_URL || process.env.EMBEDDED_DATABASE_URL ? {} : { EMBEDDED_DATABASE_URL: 'postgresql://127.0.0.1/datchuan' }
  const result = readEnv({ ...process.env, ...known })
  if (result.ok) return result.env
  return fail(`Chưa chạy được vì cấu hình còn ${result.faults.length} chỗ cần sửa:\n${result.faults.map((fault) => `  - ${fault}`).join('\n')}`) as never
}

/** Says that the port is taken before anything slow happens. */
function portFault({ HOST, PORT }: Env): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE' ? `Cổng ${PORT} đang có chương trình khác dùng. Tắt chương trình ấy, hoặc chạy: PORT=${PORT + 1} npm start` : `Không mở được ${HOST}:${PORT} (${error.code}).`))
    server.listen(PORT, HOST, () => server.close(() => resolve(undefined)))
  })
}

async function startDatabase(): Promise<Embedded> {
  ensureFolder(dataFolder())
  ensureDisk(DEMO_MEGABYTES, dataFolder())
  say('Đang khởi động cơ sở dữ liệu kèm theo…')
  const embedded = await startEmbedded(root, dataFolder(), 'datchuan')
  process.env.EMBEDDED_DATABASE_URL = embedded.url
  return embedded
}

let starting: Promise<Embedded> | undefined
let stopping = false

/** PostgreSQL may be killed under us: bring it back; requests meanwhile get a 503 page. */
function watchDatabase(database: Embedded): void {
  let busy = false
  setInterval(async () => {
    if (busy || stopping || database.isAlive()) return
    busy = true
    await database.restart().catch((error: Error) => say(`Chưa khởi động lại được cơ sở dữ liệu: ${error.message}`))
    // Somebody may have taken its port meanwhile: processes learn the address when they start.
    if (!stopping && process.env.EMBEDDED_DATABASE_URL !== database.url) {
      process.env.EMBEDDED_DATABASE_URL = database.url
      renewWorkers()
    }
    busy = false
  }, 500).unref()
}

/** The first signal ends in order; a second one does not wait for answers under way. */
async function stop(): Promise<void> {
  if (stopping) return killWorkers()
  stopping = true
  say('Đang dừng: trả lời nốt các yêu cầu đang xử lý…')
  await stopWorkers()
  const database = await starting?.catch(() => undefined)
  await database?.stop()
  say('Đã dừng.')
  process.exit(0)
}

/** A start that fails leaves no database behind that it started itself. */
async function giveUp(error: Error): Promise<void> {
  if (stopping) return
  stopping = true
  killWorkers()
  const database = await starting?.catch(() => undefined)
  if (database && !database.found) await database.stop()
  fail(error.message)
}

function sayServing(env: Env, accounts: { username: string; role: string }[]): void {
  say(`\nĐạt Chuẩn đang chạy tại http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`)
  if (accounts.length) {
    say('\nTài khoản dùng thử (mật khẩu chung: dat-chuan-demo):')
    for (const account of accounts) say(`  ${account.username.padEnd(18)} ${account.role}`)
  }
  say('\nDừng: Ctrl-C.')
}

async function main(): Promise<void> {
  const wanted = settings()
  const fault = await portFault(wanted)
  if (fault) fail(fault)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
  // The terminal may be gone before we are.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  if (wanted.mode === 'demo') starting = startDatabase()
  const database = await starting
  if (stopping) return
  const env = settings()
  const accounts = database ? await prepareDemo(env) : await requireMigrated(env).then(() => [])
  await prepareJobs()
  if (stopping) return
  if (database) watchDatabase(database)
  startWorkers(env.WORKERS, () => sayServing(env, accounts), (error) => void giveUp(error))
}

main().catch(giveUp)
