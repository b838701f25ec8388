/** The database a bench measures: the one the environment names, otherwise that of the app running from this folder. */
import path from 'node:path'
import { databaseUrl } from '../server/app-process'

const root = path.resolve(import.meta.dirname, '../..')

/** Sets EMBEDDED_DATABASE_URL unless the environment names a database; to be called before the server's code is imported. Out: the address. */
export function appDatabaseUrl(): string {
  const named = process.env.DATABASE_URL || process.env.EMBEDDED_DATABASE_URL
  if (named) return named
  const url = databaseUrl(path.join(root, '.data'))
  process.env.EMBEDDED_DATABASE_URL = url
  return url
}
