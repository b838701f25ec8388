import { expect, test } from 'vitest'
import { db } from '~/server/db.server'
import { testDatabase } from './database'

const database = await testDatabase()

test('the app speaks to a copy of its own, migrated and without rows', async () => {
  const [row] = await db().$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`
  expect(row?.name).toBe(database.name)
  expect(await db().officer.count()).toBe(0)
})
