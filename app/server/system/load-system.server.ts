/** What the operator looks at when something is slow or full: versions, database, queue, disk, content, settings. No secrets. */
import { readFileSync } from 'node:fs'
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { pool } from '~/server/db.server'
import { env } from '~/server/env.server'
import { findOutbox, type Outbox } from '~/server/mail/find-outbox.server'
import { findContentVersions, type ContentVersions } from './find-content-versions.server'
import { findDisks, type Disk } from './find-disks.server'
import { findQueue, type Queue } from './find-queue.server'

export type SystemPage = {
  versions: { app: string; node: string; postgres: string }
  uptimeSeconds: number
  memoryBytes: number
  database: { name: string; bytes: number; connections: number; active: number; mostConnections: number }
  migrations: { applied: number; last: string | null; lastAt: Date | null }
  queue: Queue | null
  disks: Disk[]
  content: ContentVersions
  outbox: Outbox
  settings: { name: string; value: string }[]
}

const DATABASE = `
  SELECT current_database()::text AS name, pg_database_size(current_database())::float8 AS bytes, current_setting('server_version') AS postgres,
    current_setting('max_connections')::int AS "mostConnections",
    (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections,
    (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND state = 'active') AS active`
const MIGRATIONS = `
  SELECT count(*) OVER ()::int AS applied, migration_name AS last, finished_at AS "lastAt" FROM _prisma_migrations
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY finished_at DESC LIMIT 1`

/** Settings that explain how the site behaves; of secrets only whether they are set. */
function shownSettings(): { name: string; value: string }[] {
  const settings = env()
  const plain = ['mode', 'HOST', 'PORT', 'WORKERS', 'DATABASE_POOL', 'PUBLIC_URL', 'TRUST_PROXY', 'REQUIRE_SECOND_FACTOR', 'REQUIRE_REVIEWED_CONTENT', 'UNCONFIRMED_HOLIDAYS', 'ISSUER_PARENT', 'ISSUER_NAME', 'ISSUER_AUTHORITY', 'ISSUER_PLACE', 'LOG_LEVEL', 'CSV_SEPARATOR', 'DEMO_SCENARIO', 'SMTP_HOST', 'SMTP_PORT', 'SMTP_SECURITY', 'MAIL_FROM'] as const
  const secret = ['APP_SECRET', 'METRICS_TOKEN', 'SMTP_USER', 'SMTP_PASSWORD'] as const
  return [
    ...plain.map((name) => ({ name, value: settings[name] === undefined ? '' : String(settings[name]) })),
    ...secret.map((name) => ({ name, value: settings[name] === undefined ? '' : '••••••' })),
  ]
}

/** The version in package.json of the folder the process was started in. */
function appVersion(): string {
  try {
    return String((JSON.parse(readFileSync('package.json', 'utf8')) as { version?: unknown }).version ?? '')
  } catch {
    return ''
  }
}

export async function loadSystem(by: Actor): Promise<Result<SystemPage, 'role' | 'scope'>> {
  const decision = may(by, 'viewSystem', {})
  if (!decision.ok) return err(decision.reason)
  const [database, migrations, queue, disks, content, outbox] = await Promise.all([
    pool().query<SystemPage['database'] & { postgres: string }>(DATABASE),
    pool().query<SystemPage['migrations']>(MIGRATIONS),
    findQueue(),
    findDisks(),
    findContentVersions(),
    findOutbox(),
  ])
  const { postgres = '', ...figures } = database.rows[0] ?? { name: '', bytes: 0, connections: 0, active: 0, mostConnections: 0 }
  return ok({
    versions: { app: appVersion(), node: process.versions.node, postgres },
    uptimeSeconds: Math.floor(process.uptime()),
    memoryBytes: process.memoryUsage().rss,
    database: figures,
    migrations: migrations.rows[0] ?? { applied: 0, last: null, lastAt: null },
    queue,
    disks,
    content,
    outbox,
    settings: shownSettings(),
  })
}
