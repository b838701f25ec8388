/**
 * Runs one of the counts that a page asks for side by side. Each by one process of the database: they share its cores already, and
 * workers started for each of them cost more than they bring (decision 044). Lists, asked for alone, keep their workers.
 */
import type { Prisma } from '@prisma/client'
import { pool } from '~/server/db.server'

export async function countBeside<Row extends object>({ text, values }: Prisma.Sql): Promise<Row[]> {
  const client = await pool().connect()
  let fault: unknown
  try {
    await client.query('BEGIN READ ONLY; SET LOCAL max_parallel_workers_per_gather = 0')
    const { rows } = await client.query<Row>({ text, values })
    await client.query('COMMIT')
    return rows
  } catch (error) {
    fault = error
    throw error
  } finally {
    // A connection whose statement failed may be in a broken transaction: it is closed, not handed on.
    client.release(fault !== undefined)
  }
}
