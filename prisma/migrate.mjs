// npm run db:migrate            applies the migrations to DATABASE_URL (what `prisma migrate deploy` would do)
// node prisma/migrate.mjs draft NAME   writes prisma/migrations/<time>_NAME/migration.sql from the difference to schema.prisma
// node prisma/migrate.mjs drift        exits 1 when the migrations do not lead to schema.prisma
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deployMigrations, diffToSchema, migrationsPath } from './schema-engine.mjs'

const [command = 'deploy', name = 'change'] = process.argv.slice(2)
const url = process.env.DATABASE_URL
if (!url) {
  console.error('DATABASE_URL chưa được đặt: hãy ghi địa chỉ PostgreSQL cần cập nhật, ví dụ postgresql://user:pass@host:5432/datchuan')
  process.exit(1)
}
try {
  if (command === 'deploy') {
    const applied = await deployMigrations(url)
    console.log(applied.length ? `Đã cập nhật cơ sở dữ liệu: ${applied.join(', ')}` : 'Cơ sở dữ liệu đã ở phiên bản mới nhất.')
  } else if (command === 'drift') {
    const script = await diffToSchema(url, 'migrations')
    const differs = script.trim() !== '' && !script.includes('This is an empty migration')
    console.log(differs ? script : 'no drift')
    process.exitCode = differs ? 1 : 0
  } else if (command === 'draft') {
    const script = await diffToSchema(url, process.argv.includes('--from-empty') ? 'empty' : 'migrations')
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = path.join(migrationsPath, `${stamp}_${name}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'migration.sql'), script)
    writeFileSync(path.join(migrationsPath, 'migration_lock.toml'), '# Kept by Prisma\nprovider = "postgresql"\n')
    console.log(folder)
  } else {
    console.error(`unknown command ${command}: deploy | draft NAME | drift`)
    process.exitCode = 2
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
process.exit()
