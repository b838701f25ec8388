/**
 * The background job: takes up files that wait, one after the other, until none is left. One whose worker died (no sign of
 * life for a minute) is taken up again from its beginning, a few times; nothing of it is kept before it is whole. A fault ends
 * the file with a word for its page, not the job.
 */
import type { Actor } from '~/domain/access/role'
import { exportFaults, type ExportFault, expiryOf, MOST_BYTES, MOST_TRIES } from '~/domain/export-file/export-file'
import { type ExportFormat, exportRequest, type ExportRequest } from '~/domain/export-file/export-request'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { isDatabaseDown } from '~/server/database-down.server'
import { log } from '~/server/log.server'
import { notifyPeople } from '~/server/notification/notify-people.server'
import { type FileRight, getFileRight, scopeOfFile } from './get-file-right.server'
import { getOwner } from './get-owner.server'
import { type FileWords, writeContent, type WrittenContent } from './write-content.server'

export const EXPORT_JOB = 'export-file'
const SILENT_MS = 60_000
const PART_BYTES = 512 * 1024
const SIGN_ROWS = 200
/** How often the right is asked anew while a file is written. */
const RIGHT_ROWS = 2000

type Taken = { id: string; userId: string; parameters: unknown; format: ExportFormat; locale: string; tries: number; createdAt: Date }
class Fault extends Error {
  constructor(readonly fault: ExportFault) {
    super(fault)
  }
}

/** Deleted by its owner, or taken up by another worker: nothing is left to do. */
class Gone extends Error {}

/** A run takes no more files after this long: the queue believes in a run for some minutes only, and then begins another beside it. */
const LONGEST_RUN_MS = 200_000

/** Out: how many files were worked on; others wait for the next run. */
export async function writeFiles(clock: () => Date, words: FileWords): Promise<number> {
  const began = clock().getTime()
  for (let worked = 0; ; worked += 1) {
    if (worked > 0 && clock().getTime() - began > LONGEST_RUN_MS) return worked
    const taken = await take(clock())
    if (taken === undefined) return worked
    await work(taken, clock, words)
  }
}

async function take(now: Date): Promise<Taken | undefined> {
  const silent = new Date(now.getTime() - SILENT_MS)
  const [next] = await db().$queryRaw<Taken[]>`
    UPDATE export_file SET state = 'running', worked_at = ${now}, tries = tries + 1, done = 0 WHERE id = (
      SELECT id FROM export_file WHERE state = 'queued' OR state = 'running' AND worked_at < ${silent} ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, user_id AS "userId", parameters, format, locale, tries::int, created_at AS "createdAt"`
  return next
}

async function work(taken: Taken, clock: () => Date, words: FileWords): Promise<void> {
  try {
    if (taken.tries > MOST_TRIES) throw new Fault('broken')
    await write(taken, clock, words)
  } catch (error) {
    if (error instanceof Gone) return
    // A database that is away, or has no connection to spare, is no fault of the file: the next run goes on with it.
    if (isDatabaseDown(error) || (error as { code?: unknown }).code === 'P2028') throw error
    const said = error instanceof Error ? error.message : ''
    const fault = exportFaults.find((one) => one === said) ?? 'broken'
    if (fault === 'broken') log.error({ fileId: taken.id, error }, 'export failed')
    await fail(taken, fault, clock())
  }
}

async function write(taken: Taken, clock: () => Date, words: FileWords): Promise<void> {
  const now = clock()
  const today = dayOfInstant(now)
  const request = exportRequest.parse(taken.parameters)
  const { actor, right } = await ownerInCharge(taken, request, today)
  // A sign of life with every page; it also says whether somebody else has taken the file up meanwhile, or the right has ended.
  const onProgress = async (done: number, total: number) => {
    if (done % SIGN_ROWS !== 0 && done < total) return
    if ((await db().exportFile.updateMany({ where: own(taken), data: { done, total, workedAt: clock() } })).count === 0) throw new Gone()
    if (done % RIGHT_ROWS === 0) await ownerInCharge(taken, request, today)
  }
  const written = await writeContent({ actor, request, format: taken.format, locale: taken.locale, now, words, onProgress })
  if (!written.ok) throw new Fault(written.reason)
  if (written.value.bytes.length > MOST_BYTES) throw new Fault('tooBig')
  await ownerInCharge(taken, request, today)
  await keep(taken, written.value, scopeOfFile(actor, request, right), { kind: request.kind, unit: right.unitName, unitType: right.unitType }, clock())
}

/** Whoever asked, while the right lasts; a fault ends the file. */
async function ownerInCharge(taken: Taken, request: ExportRequest, today: Day): Promise<{ readonly actor: Actor; readonly right: FileRight }> {
  const actor = await getOwner(taken.userId, today)
  const right = actor && (await getFileRight({ actor, request, today }))
  if (!actor || !right?.ok) throw new Fault(right && !right.ok && right.reason === 'not_found' ? 'unit' : 'right')
  return { actor, right: right.value }
}

const own = ({ id, tries }: Taken) => ({ id, tries, state: 'running' })

/** All of the file or nothing, and only by whoever took it up last. */
async function keep(taken: Taken, { bytes, name, contentType, summary }: WrittenContent, scope: string[], values: Record<string, string>, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.exportFile.updateMany({ where: own(taken), data: { state: 'done', fileName: name, contentType, size: bytes.length, ...(summary ? { summary } : {}), scope, finishedAt: now, workedAt: null, expiresAt: expiryOf(now) } })
    if (count === 0) return
    for (let ordinal = 0; ordinal * PART_BYTES < bytes.length; ordinal += 1) {
      await tx.exportFilePart.create({ data: { fileId: taken.id, ordinal, bytes: new Uint8Array(bytes.subarray(ordinal * PART_BYTES, (ordinal + 1) * PART_BYTES)) } })
    }
    await notifyPeople(tx, [{ to: { userId: taken.userId }, item: { kind: 'file_done', values: { ...values, format: taken.format } } }], now)
  }, { maxWait: 15_000, timeout: 60_000 })
}

async function fail(taken: Taken, fault: ExportFault, now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.exportFile.updateMany({ where: own(taken), data: { state: 'failed', fault, finishedAt: now, workedAt: null, expiresAt: expiryOf(now) } })
    if (count === 0) return
    const file = await tx.exportFile.findUniqueOrThrow({ where: { id: taken.id }, select: { kind: true } })
    await notifyPeople(tx, [{ to: { userId: taken.userId }, item: { kind: 'file_failed', values: { kind: file.kind, format: taken.format } } }], now)
  })
}
