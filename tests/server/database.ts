/**
 * A database of its own for one test file, as a copy of a template. At the top of the file:
 *
 *   const database = await testDatabase()                    migrated, no rows
 *   const database = await testDatabase({ content: true })   content/ loaded
 *   const database = await testDatabase({ demo: true })      demo data of the default scenario, or of `scenario`
 *
 * From then on db() and pool() of the app speak to the copy (demo mode); it is dropped after the last test.
 */
import { afterAll, beforeAll, vi } from 'vitest'
import { ensureTemplate, type Template } from './template'
import { dropDatabase, onServer, urlOf } from './test-server'

export type TestDatabase = { name: string; url: string }
export type TestDatabaseOptions = { content?: boolean; demo?: boolean; scenario?: string }

function templateOf({ content, demo, scenario }: TestDatabaseOptions): Template {
  if (demo || scenario) return { kind: 'demo', ...(scenario ? { scenario } : {}) }
  return { kind: content ? 'content' : 'empty' }
}

let copies = 0

/** A further copy beside the file's own, for example to compare two. The app keeps speaking to the first. */
export async function copyDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const name = `test_${process.pid}_${++copies}`
  const template = await ensureTemplate(templateOf(options))
  await onServer((client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`))
  return { name, url: urlOf(name) }
}

export async function dropCopy(database: TestDatabase): Promise<void> {
  await onServer((client) => dropDatabase(client, database.name))
}

/** Turns the app to a database: closes its connections and forgets settings read before. Import app modules afterwards. */
export async function useDatabase(database: TestDatabase): Promise<void> {
  const { closeDb } = await import('../../app/server/db.server')
  await closeDb()
  vi.resetModules()
  delete process.env.DATABASE_URL
  process.env.EMBEDDED_DATABASE_URL = database.url
}

export function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const pending = copyDatabase(options).then((database) => {
    delete process.env.DATABASE_URL
    process.env.EMBEDDED_DATABASE_URL = database.url
    process.env.LOG_LEVEL ??= 'silent'
    return database
  })
  beforeAll(() => pending.then(() => undefined))
  afterAll(async () => {
    const { closeDb } = await import('../../app/server/db.server')
    await closeDb()
    await dropCopy(await pending)
  })
  return pending
}
