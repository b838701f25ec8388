/**
 * The whole projection anew: after a standard was published, after a bulk load, or to prove that it is derivable.
 * 500 officers a transaction, in id order: memory stays bounded, readers never see an officer without spans, and
 * commands go on between batches; only signing figures waits for the end (hold-rebuild). The same facts give the same rows, in the same order.
 */
import type pg from 'pg'
import { pool } from '~/server/db.server'
import { asRebuild } from './hold-rebuild.server'
import { type RunQuery, queriesOn } from './load-person-facts.server'
import { replaceSpans } from './replace-spans.server'

const BATCH = 500

export type RebuildProgress = { readonly done: number; readonly total: number }
export type RebuildReport = { readonly officers: number; readonly spans: number }

export async function rebuildStanding(onProgress: (progress: RebuildProgress) => void = () => undefined): Promise<RebuildReport> {
  const client = await pool().connect()
  // A connection that breaks between two statements ends this rebuild, not the process, and goes back to no pool.
  let broken: Error | undefined
  const onBroken = (error: Error) => { broken = error }
  client.on('error', onBroken)
  try {
    return await asRebuild(client, () => rebuild(client, queriesOn(client), onProgress))
  } finally {
    client.off('error', onBroken)
    client.release(broken)
  }
}

async function rebuild(client: pg.PoolClient, run: RunQuery, onProgress: (progress: RebuildProgress) => void): Promise<RebuildReport> {
  const total = Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM officer')).rows[0]?.n ?? 0)
  let officers = 0
  let spans = 0
  for (let ids = await idsAfter(client, null); ids.length > 0; ids = await idsAfter(client, ids.at(-1) ?? null)) {
    spans += await inTransaction(client, () => replaceSpans(run, ids))
    officers += ids.length
    onProgress({ done: officers, total: Math.max(total, officers) })
  }
  // Fresh statistics, and a visibility map, without which the as-of count cannot stay inside its index.
  await client.query('VACUUM (ANALYZE) standing_span')
  await client.query('VACUUM (ANALYZE) standing_gap')
  await client.query('VACUUM (ANALYZE) standing_quarter')
  return { officers, spans }
}

async function idsAfter(client: pg.PoolClient, last: string | null): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM officer WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2', [last, BATCH])
  return rows.map(({ id }) => id)
}

async function inTransaction<Value>(client: pg.PoolClient, work: () => Promise<Value>): Promise<Value> {
  await client.query('BEGIN')
  try {
    const value = await work()
    await client.query('COMMIT')
    return value
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
