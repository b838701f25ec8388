// Drives Prisma's own schema engine compiled to WebAssembly, so that no engine has to be downloaded.
// It keeps Prisma's bookkeeping (_prisma_migrations with its checksums): `prisma migrate deploy` agrees with it.
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const here = path.dirname(fileURLToPath(import.meta.url))
export const schemaPath = path.join(here, 'schema.prisma')
export const migrationsPath = path.join(here, 'migrations')
const filters = { externalTables: [], externalEnums: [] }

/** adapter-pg 7.10.0 does not know the catalogue's types "char" (OID 18) and name (19): read them as text. */
function mapCatalogueTypes() {
  const mapped = (result) => {
    for (const field of result?.fields ?? []) if (field.dataTypeID === 18 || field.dataTypeID === 19) field.dataTypeID = 25
    return result
  }
  for (const target of [pg.Client, pg.Pool]) {
    const query = target.prototype.query
    target.prototype.query = function (...args) {
      const pending = query.apply(this, args)
      return pending && typeof pending.then === 'function' ? pending.then(mapped) : pending
    }
  }
}

/** The engine insists on a character, not a text, where it reads the kind of a constraint. */
function constraintTypeAsCharacter(adapter) {
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    const at = result.columnNames.indexOf('constraint_type')
    if (at >= 0) result.columnTypes[at] = ColumnTypeEnum.Character
    return result
  }
  return adapter
}

function loadEngine() {
  const require = createRequire(import.meta.url)
  const wasm = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm')
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start?.()
}

/** Host, port, … apart: with a connection string adapter-pg's shadow database would be the main database. */
function connectionOf(databaseUrl) {
  const url = new URL(databaseUrl)
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password) || undefined,
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: url.searchParams.get('sslmode') === 'require' ? { rejectUnauthorized: false } : undefined,
  }
}

/** adapter-pg's own shadow disposal drops the database before closing its pool; close first. */
function adapterWithShadow(connection) {
  const factory = new PrismaPg(connection)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => constraintTypeAsCharacter(await connect())
  factory.connectToShadowDb = async () => {
    const database = `prisma_migrate_shadow_db_${randomUUID()}`
    const admin = new pg.Client(connection)
    await admin.connect()
    await admin.query(`CREATE DATABASE "${database}" TEMPLATE template0`)
    const adapter = await new PrismaPg({ ...connection, database }).connect()
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      await dispose()
      await admin.query(`DROP DATABASE "${database}" WITH (FORCE)`)
      await admin.end()
    }
    return constraintTypeAsCharacter(adapter)
  }
  return bindMigrationAwareSqlAdapterFactory(factory)
}

export function schemaFiles() {
  return [{ path: schemaPath, content: readFileSync(schemaPath, 'utf8') }]
}

export function migrationsList() {
  const lock = path.join(migrationsPath, 'migration_lock.toml')
  const directories = existsSync(migrationsPath) ? readdirSync(migrationsPath, { withFileTypes: true }) : []
  return {
    baseDir: migrationsPath,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: directories
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readFileSync(path.join(migrationsPath, name, 'migration.sql'), 'utf8') } },
      })),
  }
}

/** Opens the engine on one database. Close it with `free()` when done. */
export async function openSchemaEngine(databaseUrl) {
  mapCatalogueTypes()
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => console.error(message) }
  loadEngine()
  const files = schemaFiles()
  return engine.SchemaEngine.new({ datamodels: files.map((file) => [file.path, file.content]) }, () => {}, adapterWithShadow(connectionOf(databaseUrl)))
}

/** Applies every migration not yet applied; returns their names. Safe to repeat; the engine takes an advisory lock. */
export async function deployMigrations(databaseUrl) {
  const opened = await openSchemaEngine(databaseUrl)
  const { appliedMigrationNames } = await opened.applyMigrations({ migrationsList: migrationsList(), filters })
  return appliedMigrationNames
}

/** SQL that would bring an empty database (or the migrations) to the schema; empty text when nothing differs. */
export async function diffToSchema(databaseUrl, from) {
  const opened = await openSchemaEngine(databaseUrl)
  const source = from === 'empty' ? { tag: 'empty' } : { tag: 'migrations', ...migrationsList() }
  const result = await opened.diff({ from: source, to: { tag: 'schemaDatamodel', files: schemaFiles() }, script: true, exitCode: true, filters })
  return result.stdout ?? ''
}
