/** Files in the background while they are written: a right that ends, a worker that is killed or has no connection, faults. */
import { spawn } from 'node:child_process'
import { Prisma } from '@prisma/client'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { MOST_TRIES } from '~/domain/export-file/export-file'
import { fileWords } from '~/process/file-words'
import { loader as downloadLoader } from '~/routes/file-download'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { deleteFile } from '~/server/export-file/delete-file.server'
import { findFiles } from '~/server/export-file/find-files.server'
import { retryFile } from '~/server/export-file/retry-file.server'
import { writeFiles } from '~/server/export-file/write-files.server'
import { newId } from '~/server/id.server'
import { findNotifications } from '~/server/notification/find-notifications.server'
import { startSession } from '~/server/session/start-session.server'
import { testDatabase } from './database'
import { root } from './test-server'
import { asked, bytesOf, CROWD, hr, ids, later, makeExportWorld, now, officers, stored, TODAY, write } from './export-file-world'

const database = await testDatabase()
let cityHr: Actor

beforeAll(async () => {
  ({ cityHr } = await makeExportWorld())
})

/** Begins at once: a statement of Prisma's waits until somebody waits for it. */
const endRight = async ({ userId }: Actor) => db().roleAssignment.updateMany({ where: { userId }, data: { validTo: toColumn('2026-11-27') } })

describe('writing', () => {
  beforeAll(() => write().then(() => undefined))

  it('asks the right again: lost meanwhile, the file fails, says why, and can be asked again only with the right', async () => {
    const by = await hr(ids.ba)
    const id = await asked(by, officers(ids.ba))
    await db().roleAssignment.updateMany({ where: { userId: by.userId }, data: { validTo: toColumn(TODAY) } })
    await write()
    expect(await stored(id)).toMatchObject({ state: 'failed', fault: 'right', size: null })
    expect(await retryFile({ by: { ...by, roles: [] }, id, now })).toEqual({ ok: false, reason: 'right' })
    await db().roleAssignment.updateMany({ where: { userId: by.userId }, data: { validTo: null } })
    expect(await retryFile({ by, id, now })).toEqual({ ok: true, value: null })
    expect(await retryFile({ by, id, now })).toEqual({ ok: true, value: null })
    expect(await write()).toBe(1)
    expect((await bytesOf(by, id)).length).toBeGreaterThan(100)
  })

  it('killed in the middle is taken up again when the worker has been silent, and is written whole, once', { timeout: 120_000 }, async () => {
    const by = await hr(ids.cau)
    const id = await asked(by, officers(ids.cau), 'xlsx')
    const { PATH } = process.env
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/export-file-child.ts', now.toISOString()], { cwd: root, env: { PATH, NODE_ENV: 'production', LOG_LEVEL: 'silent', EMBEDDED_DATABASE_URL: database.url }, stdio: 'pipe' })
    const gone = new Promise((resolve) => child.on('close', resolve))
    // In the middle: some pages of rows have been read.
    for (;;) {
      const { done } = await stored(id)
      if (done > 0 || child.exitCode !== null) break
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    child.kill('SIGKILL')
    await gone
    expect(await stored(id)).toMatchObject({ state: 'running', tries: 1, size: null })
    expect(await db().exportFilePart.count({ where: { fileId: id } })).toBe(0)
    expect(await write()).toBe(0)
    expect(await write(later(2))).toBe(1)
    expect(await stored(id)).toMatchObject({ state: 'done', tries: 2 })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await bytesOf(by, id, later(2))) as unknown as ExcelJS.Buffer)
    expect(book.worksheets[0]?.rowCount).toBe(5 + CROWD + 1)
    expect((await findNotifications({ by, unreadOnly: true, page: 1 })).total).toBe(1)
  })

  it('fails when the right ends in the middle, says why, and keeps nothing', async () => {
    // A list of some thousand: the right ends while its first rows are read.
    const by = await hr(ids.cau)
    const id = await asked(by, officers(ids.cau))
    const during: Promise<unknown>[] = []
    const ending: typeof fileWords = (locale) => ({ ...fileWords(locale), head: (head) => {
      during.push(endRight(by))
      return fileWords(locale).head(head)
    } })
    expect(await writeFiles(() => now, ending)).toBe(1)
    expect(await Promise.all(during)).toEqual([{ count: 1 }])
    expect(await stored(id)).toMatchObject({ state: 'failed', fault: 'right', size: null })
    expect(await db().exportFilePart.count({ where: { fileId: id } })).toBe(0)
  })

  it('done before the right ended is fetched by nobody: the link leads to the page that says why', async () => {
    const by = await hr(ids.ba)
    const id = await asked(by, officers(ids.ba))
    await write()
    await endRight(by)
    // Somebody who still signs in with a role of another unit.
    await db().roleAssignment.create({ data: { id: newId(), userId: by.userId, role: 'hr', unitId: ids.cau, validFrom: toColumn('2020-01-01') } })
    const cookie = (await startSession(by.userId, new Date())).split(';')[0] ?? ''
    await db().exportFile.update({ where: { id }, data: { expiresAt: new Date('2100-01-01T00:00:00Z') } })
    const request = new Request(`http://local.test/files/${id}`, { headers: { cookie } })
    const answer = await downloadLoader({ request, context: {}, params: { id } } as unknown as Parameters<typeof downloadLoader>[0]).catch((thrown: unknown) => thrown as Response)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/files?refused=right'])
    expect(await stored(id)).toMatchObject({ state: 'done' })
  })

  it('without a connection to spare is no fault of the file: it stays, and a later run writes it', async () => {
    const by = await hr(ids.ba)
    const id = await asked(by, officers(ids.ba))
    const busy = new Prisma.PrismaClientKnownRequestError('Unable to start a transaction in the given time.', { code: 'P2028', clientVersion: 'test' })
    const starved: typeof fileWords = (locale) => ({ ...fileWords(locale), head: () => {
      throw busy
    } })
    await expect(writeFiles(() => now, starved)).rejects.toBe(busy)
    expect(await stored(id)).toMatchObject({ state: 'running', fault: null, tries: 1, finishedAt: null })
    expect((await findNotifications({ by, unreadOnly: true, page: 1 })).total).toBe(0)
    expect(await write(later(2))).toBe(1)
    expect(await stored(id)).toMatchObject({ state: 'done', tries: 2 })
    expect((await bytesOf(by, id, later(2))).length).toBeGreaterThan(100)
  })

  it('with a fault of its own fails at once', async () => {
    const by = await hr(ids.ba)
    const id = await asked(by, officers(ids.ba))
    const broken: typeof fileWords = (locale) => ({ ...fileWords(locale), head: () => {
      throw new Prisma.PrismaClientKnownRequestError('A row is gone.', { code: 'P2025', clientVersion: 'test' })
    } })
    expect(await writeFiles(() => now, broken)).toBe(1)
    expect(await stored(id)).toMatchObject({ state: 'failed', fault: 'broken' })
  })

  it('that kills every worker is given up', async () => {
    const by = await hr(ids.ba)
    const id = await asked(by, officers(ids.ba))
    await db().exportFile.update({ where: { id }, data: { state: 'running', tries: MOST_TRIES, workedAt: now } })
    expect(await write(later(2))).toBe(1)
    expect(await stored(id)).toMatchObject({ state: 'failed', fault: 'broken' })
  })

  it('is not kept when the file was deleted meanwhile, or taken up by another worker', async () => {
    const by = await hr(ids.cau)
    const deleted = await asked(by, officers(ids.cau, { q: 'dong' }))
    const during: Promise<unknown>[] = []
    // While the first of some thousand rows is read.
    const meddled = (meddle: () => Promise<unknown>): typeof fileWords => (locale) => ({ ...fileWords(locale), head: (head) => {
      during.push(meddle())
      return fileWords(locale).head(head)
    } })
    expect(await writeFiles(() => now, meddled(() => deleteFile({ by, id: deleted, now })))).toBe(1)
    const taken = await asked(by, officers(ids.cau, { q: 'tran' }))
    expect(await writeFiles(() => now, meddled(async () => { await db().exportFile.update({ where: { id: taken }, data: { tries: { increment: 1 } } }) }))).toBe(1)
    expect(await Promise.all(during)).toHaveLength(2)
    expect(await db().exportFilePart.count({ where: { fileId: { in: [deleted, taken] } } })).toBe(0)
    expect(await stored(taken)).toMatchObject({ state: 'running', size: null })
    expect((await findFiles({ by, page: 1, now })).rows.map(({ id }) => id)).toEqual([taken])
    expect(await deleteFile({ by: cityHr, id: taken, now })).toEqual({ ok: false, reason: 'notFound' })
    expect(await deleteFile({ by, id: taken, now })).toEqual({ ok: true, value: null })
  })

  it('about a course that is no more says so', async () => {
    const by = await hr(ids.cau)
    const id = await asked(by, { kind: 'eligible_learners', unitId: ids.cau, asOf: TODAY, courseCode: 'KH999', from: '2026-01-01' }, 'pdf')
    await write()
    expect(await stored(id)).toMatchObject({ state: 'failed', fault: 'course' })
  })
})
