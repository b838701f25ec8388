/**
 * Once per run: a PostgreSQL for the server tests. TEST_DATABASE_URL names one (its user may create databases);
 * else the embedded one runs in .data/test with durability off, which only tests may do.
 */
import path from 'node:path'
import { startEmbedded, type Embedded } from '../../app/process/embedded-postgres'
import pg from 'pg'
import { ensureTemplate } from './template'
import { COPY, TEMPLATE, SERVER_URL, databaseNames, dropDatabase, onServer, root } from './test-server'

/** How many templates of one kind are kept: those of this checkout and of the last changes to it. */
const KEPT = 3

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Copies whose process is gone, and templates that later changes have replaced. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const names = await databaseNames(client)
  const copies = names.filter((name) => COPY.test(name) && !isRunning(Number(COPY.exec(name)?.[1])))
  const old = ['empty_', 'content_', 'demo_'].flatMap((kind) => names.filter((name) => TEMPLATE.test(name) && name.startsWith(kind)).slice(0, -KEPT))
  for (const name of [...copies, ...old]) await dropDatabase(client, name).catch(() => undefined)
}

/** Another run may share the server: only the last to leave switches it off. */
async function stopWhenAlone(embedded: Embedded): Promise<void> {
  const others = await onServer((client) => client.query(`SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`))
  if (others.rowCount === 0) await embedded.stop()
}

export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const embedded = given ? undefined : await startEmbedded(root, path.join(root, '.data/test'), 'postgres', ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'])
  process.env[SERVER_URL] = given ?? embedded?.url
  // Held while the run lasts, so that no other run takes the server for unused.
  const presence = new pg.Client({ connectionString: process.env[SERVER_URL] })
  presence.on('error', () => undefined)
  await presence.connect()
  await dropLeftovers(presence)
  await ensureTemplate({ kind: 'empty' })
  return async () => {
    await dropLeftovers(presence)
    await presence.end()
    if (embedded) await stopWhenAlone(embedded)
  }
}
