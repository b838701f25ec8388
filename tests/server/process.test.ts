/**
 * Running: what an operator may do to the processes, and what may happen to them. One data folder is handed from test to
 * test, because making the demo takes longest: the tests of this file run in order.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { choosePlace } from '../../app/process/embedded-place'
import { startEmbedded } from '../../app/process/embedded-postgres'
import { type AppProcess, databaseUrl, dataFolderFor, freePort, isRunning, kill, killApp, postmasterOf, startApp, until, workersOf } from './app-process'
import { root } from './test-server'

const folder = dataFolderFor('process')
const port = await freePort()
const settings = { DATA_DIR: folder, PORT: String(port) }
const url = `http://127.0.0.1:${port}`
let app: AppProcess | undefined
const others: AppProcess[] = []

const the = (one: AppProcess | undefined): AppProcess => one ?? expect.fail('the app is not running: an earlier test of this file failed')

afterAll(async () => {
  for (const one of [app, ...others]) if (one) killApp(one)
  const postmaster = postmasterOf(folder)
  kill(postmaster, 'SIGQUIT')
  if (postmaster) await until('the end of PostgreSQL', () => !isRunning(postmaster), 20_000)
  rmSync(folder, { recursive: true, force: true })
})

async function rows<Row>(text: string, database = 'datchuan'): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl(folder, database) })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** How many rows each table has, and which content is published. */
async function contents(): Promise<unknown> {
  const tables = await rows<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`)
  const counts = await rows(tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS count FROM "${name}"`).join(' UNION ALL ') + ' ORDER BY name')
  return { counts, versions: await rows('SELECT id, content_hash, published_at FROM course_version ORDER BY id'), files: await rows('SELECT * FROM content_file ORDER BY path') }
}

function form(at: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(at, { method: 'POST', redirect: 'manual', headers: { Origin: new URL(at).origin, Cookie: cookie }, body: new URLSearchParams(fields) })
}

const page = (at: string, cookie: string) => fetch(at, { redirect: 'manual', headers: { Cookie: cookie, Accept: 'text/html' } })
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? expect.fail(`not signed in: ${response.status}`)
const signIn = async (username: string, password: string, at = url) => cookieOf(await form(`${at}/login`, { username, password }))

/** Starts an app that is expected to refuse, and says with what. */
async function refused(given: Record<string, string>): Promise<string> {
  const one = startApp(given)
  others.push(one)
  expect(await one.exited).toBe(1)
  return one.output()
}

function command(args: string[], env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const { PATH = '' } = process.env
    const child = spawn(process.execPath, args, { cwd: root, env: { PATH, NODE_ENV: 'production', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (code) => resolve({ code, output }))
  })
}

describe('what is wrong is said before anything is started', { timeout: 60_000 }, () => {
  test('a port in use', async () => {
    const server = net.createServer().listen(port, '127.0.0.1')
    expect(await refused(settings)).toContain(`Cổng ${port} đang có chương trình khác dùng. Tắt chương trình ấy, hoặc chạy: PORT=${port + 1} npm start`)
    await new Promise((resolve) => server.close(resolve))
    expect(existsSync(path.join(folder, 'postgres.json'))).toBe(false)
  })

  test('settings of production: every fault at once, a sentence each', async () => {
    const said = await refused({ PORT: 'ba nghìn', WORKERS: '0', DATABASE_URL: 'mysql://db/x', APP_SECRET: 'ngắn' })
    expect(said).toContain('cấu hình còn 5 chỗ cần sửa')
    for (const name of ['PORT', 'WORKERS', 'DATABASE_URL', 'APP_SECRET', 'PUBLIC_URL']) expect(said).toMatch(new RegExp(`^ {2}- ${name}: .{10,}$`, 'm'))
    expect(said).not.toMatch(/\bat .*:\d+:\d+/)
  })

  test('settings of the demo', async () => {
    expect(await refused({ ...settings, WORKERS: 'hai' })).toContain('  - WORKERS: ')
    expect(existsSync(path.join(folder, 'postgres.json'))).toBe(false)
  })

  test('a data folder that cannot be written to', async () => {
    const file = path.join(folder, 'tep')
    writeFileSync(file, '')
    expect(await refused({ ...settings, DATA_DIR: path.join(file, 'data') })).toContain(`Không ghi được vào thư mục dữ liệu ${path.join(file, 'data')}`)
    rmSync(file)
  })

  test('a disk that is nearly full', async () => {
    const small = path.join(folder, 'nho')
    mkdirSync(small)
    // A small disk of its own where that is allowed; else the same question asked of the real one.
    const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', small]).status === 0
    const ask = `import('./app/process/prepare.mjs').then((m) => m.ensureDisk(10 ** 9, ${JSON.stringify(small)}))`
    const said = mounted ? await refused({ ...settings, DATA_DIR: path.join(small, 'data') }) : (await command(['-e', ask], {})).output
    if (mounted) spawnSync('umount', [small])
    expect(said).toMatch(/Ổ đĩa của .* chỉ còn \d+ MB trống, cần ít nhất \d+ MB/)
  })

  test('data whose password file was lost or damaged is never made anew', async () => {
    const lost = dataFolderFor('lost')
    mkdirSync(path.join(lost, 'postgres'))
    writeFileSync(path.join(lost, 'postgres/PG_VERSION'), '18\n')
    await expect(startEmbedded(root, lost, 'datchuan')).rejects.toThrow(/Thiếu tệp .*postgres\.json.* còn nguyên/)
    writeFileSync(path.join(lost, 'postgres.json'), '{"port":')
    await expect(startEmbedded(root, lost, 'datchuan')).rejects.toThrow(/bị hỏng/)
    expect(readFileSync(path.join(lost, 'postgres/PG_VERSION'), 'utf8')).toBe('18\n')
    rmSync(lost, { recursive: true })
  })

  test('root in a folder that nobody else may enter keeps its data where PostgreSQL can reach it', () => {
    const closed = dataFolderFor('closed')
    const data = path.join(closed, 'postgres')
    expect(choosePlace(root, data).data).toBe(data)
    spawnSync('chmod', ['700', closed])
    const place = choosePlace(root, data)
    if (process.getuid?.() === 0) expect(place).toMatchObject({ data: expect.stringMatching(/^\/var\/tmp\/dat-chuan-[0-9a-f]{12}\/data$/), owner: { uid: expect.any(Number) } })
    else expect(place).toMatchObject({ data, owner: undefined })
    // Data once made stays where it is.
    mkdirSync(data)
    writeFileSync(path.join(data, 'PG_VERSION'), '18\n')
    expect(choosePlace(root, data).data).toBe(data)
    if (place.data !== data) rmSync(path.dirname(place.data), { recursive: true })
    rmSync(closed, { recursive: true })
  })
})

describe('the demo', { timeout: 180_000 }, () => {
  test('a first start cut short by kill -9 is repaired by the next', async () => {
    // What a still earlier one left that did not even get its cluster made.
    mkdirSync(path.join(folder, 'postgres.new-1'))
    writeFileSync(path.join(folder, 'postgres.new-1/PG_VERSION'), '18\n')
    const cut = startApp(settings)
    others.push(cut)
    await cut.says('Đang tạo dữ liệu dùng thử')
    killApp(cut)
    await cut.exited
    expect(await rows('SELECT 1 FROM officer')).toHaveLength(0)
    app = startApp(settings)
    await app.ready()
    expect(existsSync(path.join(folder, 'postgres.new-1'))).toBe(false)
    expect(await rows('SELECT count(*)::int AS officers FROM officer')).toEqual([{ officers: 3000 }])
    expect(await rows('SELECT finished_at IS NOT NULL AS finished FROM demo_state')).toEqual([{ finished: true }])
    expect(app.output()).toContain(`đang chạy tại ${url}`)
    for (const name of ['canbo', 'giangvien', 'thutruong', 'nhansu', 'nhansu.hoankiem', 'quantri']) expect(app.output()).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  })

  test('SIGTERM: a request under way gets its answer, then the processes and PostgreSQL are gone', async () => {
    const running = the(app)
    const [cookie, workers, postmaster] = [await signIn('canbo', 'dat-chuan-demo'), workersOf(running.pid), postmasterOf(folder) ?? 0]
    expect(workers).toHaveLength(2)
    const lock = new pg.Client({ connectionString: databaseUrl(folder) })
    lock.on('error', () => undefined)
    await lock.connect()
    await lock.query('BEGIN; LOCK TABLE session IN ACCESS EXCLUSIVE MODE')
    const answer = page(`${url}/record`, cookie)
    await until('a request waiting for the lock', async () => (await rows('SELECT 1 FROM pg_locks WHERE NOT granted')).length > 0)
    kill(running.pid, 'SIGTERM')
    await running.says('Đang dừng')
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    await lock.query('COMMIT')
    expect((await answer).status).toBe(200)
    expect(await running.exited).toBe(0)
    expect([...workers, postmaster].filter(isRunning)).toEqual([])
    await lock.end().catch(() => undefined)
  })

  test('a second signal does not wait for answers under way', async () => {
    app = startApp(settings)
    await app.ready()
    const lock = new pg.Client({ connectionString: databaseUrl(folder) })
    lock.on('error', () => undefined)
    await lock.connect()
    await lock.query('BEGIN; LOCK TABLE session IN ACCESS EXCLUSIVE MODE')
    const answer = page(`${url}/record`, 'session=x').catch(() => 'cut off')
    await until('a request waiting for the lock', async () => (await rows('SELECT 1 FROM pg_locks WHERE NOT granted')).length > 0)
    kill(app.pid, 'SIGINT')
    await app.says('Đang dừng')
    kill(app.pid, 'SIGINT')
    expect(await app.exited).toBe(0)
    expect(await answer).toBe('cut off')
    expect(postmasterOf(folder)).toBeUndefined()
  })

  test('a second start takes seconds and changes nothing', async () => {
    const server = await startEmbedded(root, folder, 'datchuan')
    const before = await contents()
    await server.stop()
    // A machine busy with other tests gets further tries: the question is what a start needs, not what else is running.
    const times: number[] = []
    while (times.length < 4 && !times.some((ms) => ms < 8000)) {
      if (times.length > 0) kill(app?.pid, 'SIGTERM')
      await app?.exited
      const started = Date.now()
      app = startApp(settings)
      await app.ready()
      times.push(Date.now() - started)
      expect(await contents()).toEqual(before)
    }
    expect(Math.min(...times)).toBeLessThan(8000)
  })

  test('a worker that dies is replaced while the other one answers', async () => {
    const running = the(app)
    const [first, second] = workersOf(running.pid)
    kill(first)
    await until('the end of the worker', () => !isRunning(first ?? 0))
    // The one connection that was being handed to the dead one may hang: people reload, and so do we.
    await until('an answer', () => fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1000) }).then(({ ok }) => ok, () => false))
    await until('a new worker', () => workersOf(running.pid).filter((pid) => pid !== first).length === 2)
    expect(workersOf(running.pid)).toContain(second)
    expect(running.output()).not.toContain('liên tục dừng')
  })

  test('without its database the site says so, and comes back by itself', async () => {
    const running = the(app)
    const [cookie, workers, postmaster] = [await signIn('canbo', 'dat-chuan-demo'), workersOf(running.pid), postmasterOf(folder)]
    kill(postmaster)
    let away: Response | undefined
    await until('a 503', async () => {
      const response = await page(`${url}/record`, cookie)
      if (response.status === 503) away = response
      return response.status !== 200
    }, 10_000)
    const text = await away?.text()
    expect(away?.headers.get('retry-after')).toBe('5')
    expect(text).toContain('Chưa kết nối được cơ sở dữ liệu. Dữ liệu đã lưu vẫn an toàn.')
    expect(text).toContain(away?.headers.get('x-request-id'))
    await until('an answer again', async () => (await page(`${url}/record`, cookie)).status === 200, 60_000)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect(postmasterOf(folder)).not.toBe(postmaster)
    expect(workersOf(running.pid)).toEqual(workers)
  })

  test('kill -9 of the whole app: the next start takes the living database over', async () => {
    const running = the(app)
    const postmaster = postmasterOf(folder)
    killApp(running)
    await running.exited
    expect(postmasterOf(folder)).toBe(postmaster)
    app = startApp(settings)
    await app.ready()
    expect(postmasterOf(folder)).toBe(postmaster)
    expect((await page(`${url}/record`, await signIn('canbo', 'dat-chuan-demo'))).status).toBe(200)
  })

  test('kill -9 of the app and of PostgreSQL: the next start brings both back', async () => {
    const running = the(app)
    const postmaster = postmasterOf(folder)
    killApp(running)
    kill(postmaster)
    await running.exited
    app = startApp(settings)
    await app.ready()
    expect(postmasterOf(folder)).not.toBe(postmaster)
    expect(await rows('SELECT count(*)::int AS officers FROM officer')).toEqual([{ officers: 3000 }])
  })
})

describe('production', { timeout: 180_000 }, () => {
  const env = async () => {
    const at = await freePort()
    return { PORT: String(at), PUBLIC_URL: `http://127.0.0.1:${at}`, DATABASE_URL: databaseUrl(folder, 'chinh_thuc'), APP_SECRET: 'x'.repeat(48) }
  }

  test('a database that is not there, and one without the migrations, are refused with a sentence', async () => {
    the(app)
    expect(await refused({ ...(await env()), DATABASE_URL: 'postgresql://a:b@127.0.0.1:9/datchuan' })).toContain('Không kết nối được cơ sở dữ liệu ở DATABASE_URL')
    await rows('CREATE DATABASE chinh_thuc')
    expect(await refused(await env())).toContain('Chạy: npm run db:migrate, rồi npm run content:load')
  })

  test('after the three commands the first operator signs in and must choose a password; there is nothing of the demo', async () => {
    the(app)
    const given = await env()
    expect(await command(['prisma/migrate.mjs', 'deploy'], given)).toMatchObject({ code: 0 })
    expect(await command(['--import', 'tsx', 'app/process/load-content.ts'], given)).toMatchObject({ code: 0 })
    const made = await command(['--import', 'tsx', 'app/process/create-operator.ts', '--username', 'quan.tri', '--name', 'Quản trị'], given)
    const password = /Mật khẩu dùng một lần: (\S+)/.exec(made.output)?.[1] ?? expect.fail(made.output)
    const official = startApp(given)
    others.push(official)
    await official.ready()
    expect(official.output()).not.toContain('dat-chuan-demo')
    const login = await (await page(`${official.url}/login`, '')).text()
    expect(login).not.toMatch(/dat-chuan-demo|canbo|quantri/)
    expect((await form(`${official.url}/login`, { username: 'canbo', password: 'dat-chuan-demo' })).status).toBe(422)
    const cookie = await signIn('quan.tri', password, official.url)
    expect((await page(`${official.url}/admin/users`, cookie)).headers.get('location')).toMatch(/^\/account\/password\?/)
    expect(await rows('SELECT username, must_change_password FROM app_user', 'chinh_thuc')).toEqual([{ username: 'quan.tri', must_change_password: true }])
    expect(await rows('SELECT 1 FROM officer UNION ALL SELECT 1 FROM demo_state', 'chinh_thuc')).toEqual([])
    kill(official.pid, 'SIGTERM')
    expect(await official.exited).toBe(0)
  })
})
