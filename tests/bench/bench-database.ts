/** A database of its own for one bench, made anew and migrated on the PostgreSQL named, and given to the process as its database. */
import pg from 'pg'

/** In: the address of any database of that PostgreSQL. `drop` removes it again. */
export async function makeBenchDatabase(base: string, name: string): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const admin = new pg.Client({ connectionString: base })
  await admin.connect()
  await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  await admin.query(`CREATE DATABASE "${name}"`)
  const url = base.replace(/\/[^/]*$/, `/${name}`)
  const { deployMigrations } = await import('../../prisma/schema-engine.mjs')
  await deployMigrations(url)
  process.env.EMBEDDED_DATABASE_URL = url
  return {
    url,
    drop: async () => {
      await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`)
      await admin.end()
    },
  }
}
