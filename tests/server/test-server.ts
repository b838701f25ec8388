/** The PostgreSQL of the tests: where it is, and statements on it as its owner. Databases are named after what they hold. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Set by the global setup, read by the workers it starts: the address of the maintenance database. */
export const SERVER_URL = 'TEST_SERVER_URL'

/** A copy is named after the process it belongs to, so that a later run sees which copies nobody needs any more. */
export const COPY = /^test_(\d+)_\d+$/
export const TEMPLATE = /^(empty|content|demo)_[a-z0-9_]+$/

export function serverUrl(): string {
  const url = process.env[SERVER_URL]
  if (!url) throw new Error('the test database server is not running: run these tests through vitest (project "server")')
  return url
}

/** The address of another database on the same server. */
export function urlOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.href
}

/** Runs work on a connection of its own to the maintenance database. */
export async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function databaseNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database ORDER BY oid')
  return rows.map(({ datname }) => datname)
}

/** Drops a database, whoever is still connected to it. Names come from the two patterns above, never from outside. */
export async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  if (!COPY.test(name) && !TEMPLATE.test(name)) throw new Error(`not a test database: ${name}`)
  await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
}
