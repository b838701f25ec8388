import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { readEnv } from '~/server/env.server'
import { type TestDatabase, copyDatabase, dropCopy } from './database'
import { onServer, root, urlOf } from './test-server'

const secret = randomBytes(36).toString('base64')
const good = { DATABASE_URL: 'postgresql://app:secret@db:5432/datchuan', PUBLIC_URL: 'https://datchuan.example.vn', APP_SECRET: secret, NODE_ENV: 'production' as const }

function faults(changes: Record<string, string | undefined>): string[] {
  const result = readEnv({ ...good, ...changes })
  return result.ok ? [] : result.faults
}

/** A process of its own, as an operator would start it: its settings are read from nothing but what is given. */
function command(args: string[], env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const { PATH = '' } = process.env
    const child = spawn(process.execPath, ['--import', 'tsx', ...args], { cwd: root, env: { PATH, NODE_ENV: 'production', LOG_LEVEL: 'silent', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (code) => resolve({ code, output }))
  })
}

async function rows<Row>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.end()
  }
}

describe('settings', () => {
  test('DATABASE_URL alone decides the mode, and then demo scenarios play no part', () => {
    const result = readEnv(good)
    expect(result.ok && result.env).toMatchObject({ mode: 'production', databaseUrl: good.DATABASE_URL, REQUIRE_SECOND_FACTOR: true, REQUIRE_REVIEWED_CONTENT: true })
  })

  test.each([
    ['APP_SECRET missing', { APP_SECRET: undefined }, 'APP_SECRET: còn thiếu; tạo bằng lệnh: openssl rand -base64 48'],
    ['APP_SECRET short', { APP_SECRET: 'ngắn' }, 'APP_SECRET: phải dài ít nhất 32 ký tự; tạo bằng lệnh: openssl rand -base64 48'],
    ['PUBLIC_URL missing', { PUBLIC_URL: undefined }, 'PUBLIC_URL: '],
    ['PUBLIC_URL no address', { PUBLIC_URL: 'datchuan' }, 'PUBLIC_URL: phải là địa chỉ người dùng mở, ví dụ https://datchuan.example.vn'],
    ['another database', { DATABASE_URL: 'mysql://db/x' }, 'DATABASE_URL: phải có dạng postgresql://người-dùng:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu'],
    ['PORT no number', { PORT: 'ba nghìn' }, 'PORT: PORT phải là số nguyên từ 1 đến 65535'],
    ['a flag', { TRUST_PROXY: 'yes' }, 'TRUST_PROXY: phải là true hoặc false'],
    ['METRICS_TOKEN short', { METRICS_TOKEN: 'ngắn' }, 'METRICS_TOKEN: phải dài ít nhất 16 ký tự'],
  ])('%s: one sentence that says what to do', (_, changes, sentence) => {
    const found = faults(changes)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(sentence)
  })

  test('all faults are told at once', () => {
    expect(faults({ APP_SECRET: undefined, PUBLIC_URL: 'x', PORT: '0' })).toHaveLength(3)
  })
})

describe('a production database', { timeout: 120_000 }, () => {
  let database: TestDatabase
  let env: Record<string, string>
  beforeAll(async () => {
    database = await copyDatabase({ content: true })
    env = { DATABASE_URL: database.url, PUBLIC_URL: 'https://datchuan.example.vn', APP_SECRET: secret }
  })
  afterAll(() => dropCopy(database))

  test('one that was never migrated is refused with the command to run', async () => {
    const bare = `test_${process.pid}_900`
    await onServer((client) => client.query(`CREATE DATABASE "${bare}" TEMPLATE template0`))
    const check = ['--input-type=module', '-e', `const { requireMigrated } = await import('./app/process/prepare-database.ts'); await requireMigrated({ databaseUrl: process.env.DATABASE_URL }); console.log('served')`]
    const refused = await command(check, { ...env, DATABASE_URL: urlOf(bare) })
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.output).toContain('npm run db:migrate')
    expect(refused.output).not.toContain('served')
    expect(await command(check, env)).toMatchObject({ code: 0, output: 'served\n' })
    await dropCopy({ name: bare, url: urlOf(bare) })
  })

  test('has no demo data and no account until operator:create makes one', async () => {
    expect(await rows(database.url, 'SELECT 1 FROM app_user UNION ALL SELECT 1 FROM officer UNION ALL SELECT 1 FROM demo_state')).toEqual([])
  })

  test('the demo refuses to be made in it', async () => {
    const made = await command(['--input-type=module', '-e', `const { makeDemo } = await import('./app/server/demo/make-demo.server.ts'); await makeDemo()`], env)
    expect(made.code).not.toBe(0)
    expect(made.output).toContain('Không tạo dữ liệu dùng thử trong cơ sở dữ liệu chính thức')
    expect(await rows(database.url, 'SELECT 1 FROM officer UNION ALL SELECT 1 FROM demo_state')).toEqual([])
  })

  test('operator:create makes an account that signs in once and must change its password', async () => {
    const make = ['app/process/create-operator.ts', '--username', 'quan.tri', '--name', 'Quản trị hệ thống']
    const made = await command(make, env)
    expect(made).toMatchObject({ code: 0 })
    const password = /Mật khẩu dùng một lần: (\S+)/.exec(made.output)?.[1] ?? ''
    expect(password.length).toBeGreaterThanOrEqual(12)
    const [user] = await rows<{ must_change_password: boolean; password_hash: string; role: string }>(database.url, `SELECT u.must_change_password, u.password_hash, r.role FROM app_user u JOIN role_assignment r ON r.user_id = u.id WHERE u.username = 'quan.tri'`)
    expect(user).toMatchObject({ must_change_password: true, role: 'operator' })
    expect(user?.password_hash).toMatch(/^\$argon2id\$/)
    const { passwordMatches } = await import('~/server/password/password.server')
    expect(await passwordMatches(user?.password_hash ?? '', password)).toBe(true)
    expect(await rows(database.url, `SELECT action, actor_name FROM audit_event WHERE action = 'user.create'`)).toEqual([{ action: 'user.create', actor_name: 'operator:create' }])

    const again = await command(make, env)
    expect(again).toMatchObject({ code: 1 })
    expect(again.output).toContain('Đã có tài khoản')
    expect(await rows(database.url, 'SELECT 1 FROM app_user')).toHaveLength(1)
  })

  test.each([
    ['no name', ['--username', 'quan.tri'], {}, 'Cách dùng: npm run operator:create'],
    ['a username that cannot be', ['--username', 'Quản trị', '--name', 'Q'], {}, 'Tên đăng nhập'],
    ['no DATABASE_URL', ['--username', 'x1', '--name', 'X'], { DATABASE_URL: '' }, 'cần DATABASE_URL'],
    ['a setting missing', ['--username', 'x1', '--name', 'X'], { APP_SECRET: '' }, 'APP_SECRET'],
  ])('operator:create with %s: a sentence, and nothing made', async (_, args, changes: Record<string, string>, sentence) => {
    const refused = await command(['app/process/create-operator.ts', ...args], { ...env, ...changes })
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.output).toContain(sentence)
  })

  test('npm run reset keeps its hands off it', async () => {
    const refused = await command(['app/process/reset.ts', '--yes'], env)
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.output).toContain('DATABASE_URL đang được đặt')
  })
})
