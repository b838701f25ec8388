/** The state of background work, from the tables of pg-boss 10 (schema `job`); null when the queue was never started. */
import { pool } from '~/server/db.server'

export type QueueRow = { name: string; cron: string | null; waiting: number; running: number; failed: number; lastAt: Date | null; lastState: string | null }
export type Queue = QueueRow[]

const PRESENT = `SELECT to_regclass('job.job') IS NOT NULL AND to_regclass('job.archive') IS NOT NULL AND to_regclass('job.schedule') IS NOT NULL AS present`
// Finished jobs move to the archive after a while: both are one history.
const JOBS = `
  WITH history AS (
    SELECT name, state::text AS state, created_on, completed_on FROM job.job WHERE name NOT LIKE E'\\\\_\\\\_%'
    UNION ALL SELECT name, state::text, created_on, completed_on FROM job.archive WHERE name NOT LIKE E'\\\\_\\\\_%' AND archived_on > now() - interval '7 days'),
  figures AS (
    SELECT name, count(*) FILTER (WHERE state IN ('created', 'retry'))::int AS waiting, count(*) FILTER (WHERE state = 'active')::int AS running,
      count(*) FILTER (WHERE state = 'failed')::int AS failed, max(completed_on) AS "lastAt",
      (array_agg(state ORDER BY completed_on DESC) FILTER (WHERE completed_on IS NOT NULL))[1] AS "lastState"
    FROM history GROUP BY name)
  SELECT coalesce(f.name, s.name) AS name, s.cron, coalesce(waiting, 0) AS waiting, coalesce(running, 0) AS running, coalesce(failed, 0) AS failed, "lastAt", "lastState"
  FROM figures f FULL JOIN job.schedule s ON s.name = f.name ORDER BY 1`

export async function findQueue(): Promise<Queue | null> {
  const { rows: known } = await pool().query<{ present: boolean }>(PRESENT)
  if (!known[0]?.present) return null
  const { rows } = await pool().query<QueueRow>(JOBS)
  return rows
}
