/**
 * The rows of a query page by page through a cursor of the database, within a transaction of the caller: one query however many
 * rows there are, one page in memory, and other requests are answered between pages.
 */
import { Prisma } from '@prisma/client'
import type { Transaction } from '~/server/db.server'

let opened = 0

export async function* readThroughCursor<Row>(tx: Transaction, sql: Prisma.Sql, pageSize: number): AsyncGenerator<Row[]> {
  const cursor = Prisma.raw(`export_rows_${(opened += 1)}`)
  await tx.$executeRaw(Prisma.sql`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`)
  for (;;) {
    const page = await tx.$queryRaw<Row[]>(Prisma.sql`FETCH FORWARD ${Prisma.raw(String(Math.trunc(pageSize)))} FROM ${cursor}`)
    if (page.length > 0) yield page
    if (page.length < pageSize) break
  }
  await tx.$executeRaw(Prisma.sql`CLOSE ${cursor}`)
}
