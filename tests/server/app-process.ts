/**
 * The app as an operator runs it: app/process/serve.ts, as built, in a process of its own, on a port and a data folder of its own.
 * For tests that kill things; each kills only what it started itself, by process id.
 */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

export type AppProcess = {
  pid: number
  url: string
  output: () => string
  /** Resolves with the exit code (null: killed) when the primary process is gone. */
  exited: Promise<number | null>
  /** Resolves once a text is in the output; rejects when the process ends before, or after `ms`. */
  says: (text: string, ms?: number) => Promise<void>
  ready: () => Promise<void>
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await wait(50)) if (await holds()) return
  throw new Error(`${what}: not within ${ms} ms`)
}

/** A folder that the database's own user can enter, whoever runs the tests. */
export function dataFolderFor(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `dat-chuan-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** Nothing of the caller's environment but PATH: settings are those given, and the built application is used as it is. */
export function startApp(settings: Record<string, string>): AppProcess {
  if (!existsSync(path.join(root, 'build/server/index.js'))) throw new Error('build/server/index.js is missing: these tests run on the built application. Run npm test, which builds it first.')
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['--enable-source-maps', 'build/process/serve.mjs'], { cwd: root, env: { PATH, NODE_ENV: 'production', LOG_LEVEL: 'silent', WORKERS: '2', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  let gone = false
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const exited = new Promise<number | null>((resolve) => child.on('close', (code) => ((gone = true), resolve(code))))
  const says = async (wanted: string, ms = 120_000) => {
    await until(`"${wanted}" from the app`, () => gone || text.includes(wanted), ms)
    if (!text.includes(wanted)) throw new Error(`the app ended without saying "${wanted}":\n${text}`)
  }
  return { pid: child.pid ?? 0, url: `http://127.0.0.1:${settings.PORT}`, output: () => text, exited, says, ready: () => says('Dừng: Ctrl-C.') }
}

type Running = { pid: number; parent: number; command: string }

function running(): Running[] {
  if (!existsSync('/proc/self/stat')) {
    const lines = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).stdout.split('\n')
    return lines.map((line) => line.trim().split(/\s+/)).map(([pid, parent, ...command]) => ({ pid: Number(pid), parent: Number(parent), command: command.join(' ') }))
  }
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1])
      return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }]
    } catch {
      // Gone between the listing and the reading.
      return []
    }
  })
}

export const workersOf = (primary: number): number[] => running().filter(({ parent, command }) => parent === primary && command.includes('worker.mjs')).map(({ pid }) => pid)

export const isRunning = (pid: number): boolean => running().some((one) => one.pid === pid && one.command !== '')

/** The postmaster of a data folder, by its own pid file; undefined when it does not run. */
export function postmasterOf(folder: string): number | undefined {
  const file = path.join(folder, 'postgres/postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  return pid > 0 && isRunning(pid) ? pid : undefined
}

/** kill -9, all in one breath: the primary first, so that it replaces nobody. */
export function killApp(app: AppProcess): void {
  const workers = workersOf(app.pid)
  for (const pid of [app.pid, ...workers]) kill(pid)
}

export function kill(pid: number | undefined, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    if (pid) process.kill(pid, signal)
  } catch {
    // It was gone already, which is what was wanted.
  }
}

/** The address of a database on the server of a data folder. */
export function databaseUrl(folder: string, database = 'datchuan'): string {
  const { port, password } = JSON.parse(readFileSync(path.join(folder, 'postgres.json'), 'utf8')) as { port: number; password: string }
  return `postgresql://dat_chuan:${password}@127.0.0.1:${port}/${database}`
}
