/** Asks again for a file that failed: the right is asked anew; where the same file waits meanwhile, the failed one goes. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { expiryOf, MOST_WAITING } from '~/domain/export-file/export-file'
import { exportRequest } from '~/domain/export-file/export-request'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { sendJob } from '~/server/job/send-job.server'
import { getFileRight } from './get-file-right.server'
import { EXPORT_JOB } from './write-files.server'

export type RetryRefusal = 'notFound' | 'right' | 'tooMany'

export async function retryFile({ by, id, now }: { readonly by: Actor; readonly id: string; readonly now: Date }): Promise<Result<null, RetryRefusal>> {
  const file = await db().exportFile.findFirst({ where: { id, userId: by.userId, expiresAt: { gt: now } } })
  if (file === null) return err('notFound')
  const right: Result<unknown, Refusal | 'not_found'> = await getFileRight({ actor: by, request: exportRequest.parse(file.parameters), today: dayOfInstant(now) })
  if (!right.ok) return err('right')
  const retried = await db().$transaction(async (tx): Promise<Result<null, RetryRefusal>> => {
    await tx.$queryRaw`SELECT id FROM app_user WHERE id = ${by.userId}::uuid FOR UPDATE`
    const waiting = await tx.exportFile.findMany({ where: { userId: by.userId, state: { in: ['queued', 'running'] } }, select: { id: true, requestKey: true } })
    if (waiting.some((one) => one.id === id)) return ok(null)
    if (waiting.some(({ requestKey }) => requestKey === file.requestKey)) {
      await tx.exportFile.deleteMany({ where: { id, state: 'failed' } })
      return ok(null)
    }
    if (waiting.length >= MOST_WAITING) return err('tooMany')
    const { count } = await tx.exportFile.updateMany({ where: { id, state: 'failed' }, data: { state: 'queued', fault: null, tries: 0, done: 0, finishedAt: null, expiresAt: expiryOf(now) } })
    if (count > 0) await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'export.ask', subjectType: 'export_file', subjectId: id, detail: { again: true } })
    return ok(null)
  })
  if (retried.ok) await sendJob(EXPORT_JOB)
  return retried
}
