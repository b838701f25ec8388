const { db, closeDb } = await import('../../app/server/db.server')
const { causesQuery } = await import('../../app/server/compliance/find-causes.server') as any
const { Prisma } = await import('@prisma/client')
const r = await db().$queryRaw<any[]>(Prisma.sql`EXPLAIN (ANALYZE, BUFFERS) ${causesQuery(null, '2026-11-23')}`)
for (const l of r) console.log(l['QUERY PLAN'])
await closeDb()
