/** Names, birth dates and contacts never reach a log: neither that of the app nor that of the database, whatever fails. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeOfficer } from '../factories/officer'
import { testDatabase } from './database'
import { onServer, root } from './test-server'

const database = await testDatabase()
const person = { staffCode: 'LOG-0001', fullName: 'Tô Thị Kín Đáo', birthDate: '1979-09-19', email: 'kin.dao@vidu.example', phone: '0900000917' }
const SECRETS = [person.fullName, 'Kín', 'Đáo', 'Le An', '1979', '19/09', 'kin.dao', 'vidu.example', '0900000917', '900000917']

function run(): Promise<{ code: number | null; output: string }> {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/log-child.ts', ...Object.values(person)], { cwd: root, env: { PATH, NODE_ENV: 'production', LOG_LEVEL: 'trace', EMBEDDED_DATABASE_URL: database.url }, stdio: 'pipe' })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

const postgresLog = path.join(root, '.data/test/postgres.log')
const isEmbedded = !process.env['TEST_DATABASE_URL']

test('an error is written as what it is and where it was thrown, without what it holds; the database keeps silent about values', async () => {
  await makeOfficer(person)
  const before = existsSync(postgresLog) ? statSync(postgresLog).size : 0
  const { code, output } = await run()
  const lines = output.trim().split('\n').map((line) => JSON.parse(line) as { failure?: string; msg: string; error: { type: string; code?: string; cause?: unknown; at?: string[]; message?: string } })
  expect(code).toBe(0)
  const told = Object.fromEntries(lines.flatMap(({ failure, error }) => (failure === undefined ? [] : [[failure, error]])))
  expect(Object.keys(told)).toHaveLength(13)
  for (const secret of SECRETS) expect(output).not.toContain(secret)
  // Enough is left to find the fault.
  expect(told).toMatchObject({
    unique: { type: 'PrismaClientKnownRequestError', code: 'P2002', modelName: 'Officer' }, validation: { type: 'PrismaClientValidationError' }, missing: { code: 'P2025' },
    rawValue: { code: 'P2010' }, pgUnique: { code: '23505', constraint: 'officer_staff_code_key', table: 'officer' }, pgLiteral: { code: '22P02' }, json: { type: 'SyntaxError' }, property: { type: 'TypeError', message: 'fullName.split.of is not a function' }, text: { type: 'string' },
  })
  expect(JSON.stringify(told['check'])).toContain('23514')
  expect(told['own']?.message).toMatch(/^unknown officer …/)
  expect(Object.entries(told).filter(([name, { at }]) => name !== 'text' && !at?.some((frame) => frame.includes('log-child'))).map(([name]) => name)).toEqual([])
  if (!isEmbedded) return
  const written = readFileSync(postgresLog).subarray(before).toString()
  for (const secret of SECRETS) expect(written).not.toContain(secret)
})

test('the embedded database is told so', async () => {
  if (!isEmbedded) return
  const rows = await onServer(async (client) => (await client.query<{ name: string; setting: string }>(`SELECT name, setting FROM pg_settings WHERE name IN ('log_error_verbosity', 'log_min_messages', 'log_statement', 'log_min_duration_statement', 'log_parameter_max_length', 'log_parameter_max_length_on_error') ORDER BY name`)).rows)
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({ log_error_verbosity: 'terse', log_min_messages: 'log', log_statement: 'none', log_min_duration_statement: '-1', log_parameter_max_length: '0', log_parameter_max_length_on_error: '0' })
})
