/** The one door to PostgreSQL. Kept on globalThis because the server bundle and the process around it each load this module. */
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient, type Prisma } from '@prisma/client'
import pg from 'pg'
import { env } from './env.server'
import { log } from './log.server'

const KEY = Symbol.for('dat-chuan.db')
type Held = { prisma: PrismaClient; pool: pg.Pool }
const held = globalThis as unknown as { [KEY]?: Held }

/**
 * What the planner should know of this work (decision 044): tables are in memory or on a solid disk, counts of a city sort and
 * hash some ten thousand rows, and a statement is over before a compiler of it would be.
 */
const PLANNING = '-c random_page_cost=1.1 -c work_mem=16MB -c jit=off'

function open(): Held {
  const pool = new pg.Pool({
    connectionString: env().databaseUrl,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 4000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 60_000,
    application_name: 'dat-chuan',
    options: PLANNING,
  })
  // An idle connection's death (database restarted) must not end the process.
  pool.on('error', (error) => log.warn({ code: (error as { code?: string }).code }, 'database connection lost'))
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

export type Transaction = Prisma.TransactionClient

export function db(): PrismaClient {
  return (held[KEY] ??= open()).prisma
}

/** Plain pg, for prepared statements on hot paths and for bulk loads. */
export function pool(): pg.Pool {
  return (held[KEY] ??= open()).pool
}

export async function closeDb(): Promise<void> {
  const open = held[KEY]
  if (!open) return
  delete held[KEY]
  await open.prisma.$disconnect()
  await open.pool.end().catch(() => undefined)
}
