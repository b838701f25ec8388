import { pool } from '~/server/db.server'

/** Ready = the database answers and has been migrated. */
export async function readiness(): Promise<{ ready: boolean; detail: string }> {
  try {
    const { rows } = await pool().query<{ applied: string }>('SELECT count(*) AS applied FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL')
    return Number(rows[0]?.applied) > 0 ? { ready: true, detail: 'ready' } : { ready: false, detail: 'not migrated' }
  } catch {
    return { ready: false, detail: 'database unreachable' }
  }
}
