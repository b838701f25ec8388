/**
 * Template databases, each made once and copied by every test file that asks for it: `empty` is migrated, `content`
 * has content/ loaded, `demo` has the demo data of today. The name holds a hash of all that the template is made from,
 * so that a change makes a new one. Several workers may ask at once: an advisory lock lets one make it.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { dayOfInstant } from '../../app/domain/kernel/day'
import { databaseNames, dropDatabase, onServer, root, urlOf } from './test-server'

export type Template = { kind: 'empty' } | { kind: 'content' } | { kind: 'demo'; scenario?: string }

const LOCK = 7_203_199

const made: Record<Template['kind'], string[]> = {
  empty: ['prisma/migrations'],
  content: ['prisma/migrations', 'content', 'app/server/content', 'app/domain'],
  demo: ['prisma/migrations', 'content', 'app/server/content', 'app/server/demo', 'app/server/standing', 'app/domain'],
}

function addTo(hash: ReturnType<typeof createHash>, file: string): void {
  if (!existsSync(file) || file.includes('.test.')) return
  if (!statSync(file).isDirectory()) return void hash.update(path.relative(root, file)).update(readFileSync(file))
  for (const name of readdirSync(file).sort()) addTo(hash, path.join(file, name))
}

function nameOf(template: Template): string {
  const hash = createHash('sha256')
  for (const item of made[template.kind]) addTo(hash, path.join(root, item))
  // Demo data is placed relative to the day it is made.
  if (template.kind === 'demo') hash.update(template.scenario ?? '').update(dayOfInstant(new Date()))
  return `${template.kind}_${hash.digest('hex').slice(0, 12)}`
}

function run(args: string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} failed:\n${output}`))))
  })
}

/** Each in a process of its own: the app's settings and connections are one per process. */
async function fill(template: Template, database: string): Promise<void> {
  if (template.kind === 'empty') return run(['prisma/migrate.mjs', 'deploy'], { DATABASE_URL: urlOf(database) })
  await run(['--import', 'tsx', 'tests/server/fill-template.ts', template.kind, ...(template.kind === 'demo' && template.scenario ? [template.scenario] : [])], {
    DATABASE_URL: '',
    EMBEDDED_DATABASE_URL: urlOf(database),
    LOG_LEVEL: 'warn',
  })
}

async function make(client: pg.Client, template: Template, name: string): Promise<void> {
  const base = template.kind === 'empty' ? 'template0' : await ensure(client, { kind: template.kind === 'demo' ? 'content' : 'empty' })
  const unfinished = `${name}_unfinished`
  await dropDatabase(client, unfinished)
  await client.query(`CREATE DATABASE "${unfinished}" TEMPLATE "${base}"`)
  await fill(template, unfinished)
  // A half-made template never has the final name; without connections it can be copied at any time.
  await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [unfinished])
  await client.query(`ALTER DATABASE "${unfinished}" RENAME TO "${name}"`)
  await client.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`)
}

async function ensure(client: pg.Client, template: Template): Promise<string> {
  const name = nameOf(template)
  if (!(await databaseNames(client)).includes(name)) await make(client, template, name)
  return name
}

/** The name of a finished template. */
export function ensureTemplate(template: Template): Promise<string> {
  return onServer(async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    return ensure(client, template)
  })
}
