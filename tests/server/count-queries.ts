/** How many statements a page asks the database: of whatever it does outside transactions. What is kept from page to page is kept first. */
import { pool } from '../../app/server/db.server'

export async function countQueries(ask: () => Promise<unknown>): Promise<number> {
  await ask()
  let count = 0
  const held = pool()
  const query = held.query.bind(held) as (...args: unknown[]) => unknown
  Object.assign(held, { query: (...args: unknown[]) => ((count += 1), query(...args)) })
  try {
    await ask()
  } finally {
    Object.assign(held, { query })
  }
  return count
}
