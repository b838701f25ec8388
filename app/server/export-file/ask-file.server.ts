/**
 * Asks for a file: it waits for the job. The same file asked again while it waits or is being written is that file; a person
 * has few of them waiting at once.
 */
import { createHash } from 'node:crypto'
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { officerNames } from '~/domain/compliance/officer-query'
import { expiryOf, MOST_WAITING } from '~/domain/export-file/export-file'
import { type ExportFormat, type ExportRequest, requestText } from '~/domain/export-file/export-request'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { sendJob } from '~/server/job/send-job.server'
import { getFileRight } from './get-file-right.server'
import { EXPORT_JOB } from './write-files.server'

export type AskFile = { readonly by: Actor; readonly request: ExportRequest; readonly format: ExportFormat; readonly locale: string; readonly now: Date }
export type AskRefusal = Refusal | 'not_found' | 'tooMany'

/** Out: the file, and whether it was there already. */
export async function askFile({ by, request, format, locale, now }: AskFile): Promise<Result<{ readonly id: string; readonly again: boolean }, AskRefusal>> {
  const right = await getFileRight({ actor: by, request, today: dayOfInstant(now) })
  if (!right.ok) return right
  const requestKey = createHash('sha256').update(requestText(request, format, locale)).digest('hex')
  const asked = await db().$transaction(async (tx): Promise<Result<{ id: string; again: boolean }, AskRefusal>> => {
    await tx.$queryRaw`SELECT id FROM app_user WHERE id = ${by.userId}::uuid FOR UPDATE`
    const waiting = await tx.exportFile.findMany({ where: { userId: by.userId, state: { in: ['queued', 'running'] } }, select: { id: true, requestKey: true } })
    const same = waiting.find((one) => one.requestKey === requestKey)
    if (same) return ok({ id: same.id, again: true })
    if (waiting.length >= MOST_WAITING) return err('tooMany')
    const id = newId()
    await tx.exportFile.create({ data: { id, userId: by.userId, kind: request.kind, parameters: request, unitId: request.unitId, asOf: toColumn(request.asOf), format, locale, requestKey, state: 'queued', scope: [], createdAt: now, expiresAt: expiryOf(now) } })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'export.ask', subjectType: 'export_file', subjectId: id, detail: { ...loggedRequest(request), format } })
    return ok({ id, again: false })
  })
  if (asked.ok && !asked.value.again) await sendJob(EXPORT_JOB)
  return asked
}

/** A request as the audit log keeps it: that a list was searched, not for what. It may be a name, and the log is for ever. */
function loggedRequest(request: ExportRequest): ExportRequest & { readonly searched?: true } {
  if (request.kind !== 'officers' || request.query[officerNames.search] === undefined) return request
  return { ...request, query: Object.fromEntries(Object.entries(request.query).filter(([name]) => name !== officerNames.search)), searched: true }
}
