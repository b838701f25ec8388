import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '../../app/process/embedded-postgres'
import { root } from './test-server'

// A data folder of its own, with a PostgreSQL of its own: the command drops a whole database.
const folder = mkdtempSync(path.join(tmpdir(), 'dat-chuan-reset-'))
chmodSync(folder, 0o755)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function reset(...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const { DATABASE_URL: _, ...env } = process.env
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/process/reset.ts', ...args], { cwd: root, env: { ...env, DATA_DIR: folder }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (code) => resolve({ code, output }))
  })
}

test('npm run reset asks first, keeps away from a running app, and leaves an empty database', { timeout: 120_000 }, async () => {
  const embedded = await startEmbedded(root, folder, 'datchuan', ['fsync=off'])
  const app = new pg.Client({ connectionString: embedded.url })
  await app.connect()
  await app.query('CREATE TABLE something (x int)')

  expect(await reset()).toMatchObject({ code: 1, output: expect.stringContaining('npm run reset -- --yes') })
  expect(await reset('--yes')).toMatchObject({ code: 1, output: expect.stringContaining('Ứng dụng đang chạy') })
  expect((await app.query(`SELECT to_regclass('something') IS NOT NULL AS kept`)).rows).toEqual([{ kept: true }])
  expect(embedded.isAlive()).toBe(true)
  await app.end()

  expect(await reset('--yes')).toMatchObject({ code: 0, output: expect.stringContaining('Đã xóa dữ liệu dùng thử') })
  expect(embedded.isAlive()).toBe(false)
  const again = await startEmbedded(root, folder, 'datchuan', ['fsync=off'])
  const { port } = JSON.parse(readFileSync(path.join(folder, 'postgres.json'), 'utf8')) as { port: number }
  expect(again.url).toContain(`:${port}/datchuan`)
  const after = new pg.Client({ connectionString: again.url })
  await after.connect()
  expect((await after.query(`SELECT to_regclass('something') IS NOT NULL AS kept`)).rows).toEqual([{ kept: false }])
  await after.end()
  await again.stop()
})
