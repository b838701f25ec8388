/** Brings a database to the state the app needs: migrated, content loaded, demo made. Each step is safe to repeat. */
import type { Env } from '~/server/env.server'
import { deployMigrations, migrationsList } from '../../prisma/schema-engine.mjs'
import pg from 'pg'
import { fail, say } from './prepare.mjs'

export type DemoAccount = { username: string; role: string }

export async function migrate(url: string): Promise<string[]> {
  return deployMigrations(url)
}

/** In production migrations are a step of their own (npm run db:migrate): refuse to serve an older schema. */
export async function requireMigrated(env: Env): Promise<void> {
  const client = new pg.Client({ connectionString: env.databaseUrl, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    const known = await client.query<{ present: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`)
    const applied = known.rows[0]?.present
      ? (await client.query<{ migration_name: string }>('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL')).rows.map((row) => row.migration_name)
      : []
    const missing = migrationsList().migrationDirectories.filter(({ path }: { path: string }) => !applied.includes(path))
    if (missing.length) fail(`Cơ sở dữ liệu chưa ở phiên bản của chương trình (còn ${missing.length} bước). Chạy: npm run db:migrate, rồi npm run content:load`)
  } catch (error) {
    fail(`Không kết nối được cơ sở dữ liệu ở DATABASE_URL: ${(error as Error).message}`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Demo mode: migrate, load content/, make the demo data unless they are there. */
export async function prepareDemo(env: Env): Promise<DemoAccount[]> {
  const applied = await migrate(env.databaseUrl)
  if (applied.length) say(`Đã cập nhật cấu trúc dữ liệu (${applied.length} bước).`)
  const { loadContent } = await import('~/server/content/load-content.server')
  const { makeDemo, demoAccounts } = await import('~/server/demo/make-demo.server')
  const { closeDb } = await import('~/server/db.server')
  const report = await loadContent({ actorName: 'npm start' })
  if (!report.ok) throw new Error(`Nội dung trong content/ có lỗi; cơ sở dữ liệu giữ nguyên như trước:\n${report.reason.map((fault) => `  ${fault}`).join('\n')}`)
  for (const line of report.value) say(line)
  await makeDemo({ scenario: env.DEMO_SCENARIO, onProgress: say })
  const accounts = await demoAccounts()
  await closeDb()
  return accounts
}
