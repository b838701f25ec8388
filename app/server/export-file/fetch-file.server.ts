/**
 * Gives a file to its owner, if the right over what it is about still holds: asked again now, whoever asks has the link. Written into
 * the audit log first; the bytes leave the database part by part as the reader takes them.
 */
import type { Actor } from '~/domain/access/role'
import { type ExportState, fetchRefusal, type FetchRefusal } from '~/domain/export-file/export-file'
import { exportRequest } from '~/domain/export-file/export-request'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { chargeOf, getFileRight } from './get-file-right.server'

export type FetchedFile = { readonly name: string; readonly contentType: string; readonly size: number; readonly bytes: ReadableStream<Uint8Array> }

export async function fetchFile({ by, id, now }: { readonly by: Actor; readonly id: string; readonly now: Date }): Promise<Result<FetchedFile, 'notFound' | FetchRefusal>> {
  const file = await db().exportFile.findFirst({ where: { id, userId: by.userId } })
  if (file === null) return err('notFound')
  const request = exportRequest.parse(file.parameters)
  const right = await getFileRight({ actor: by, request, today: dayOfInstant(now) })
  const refusal = fetchRefusal({ state: file.state as ExportState, expiresAt: file.expiresAt, scope: file.scope, held: [...chargeOf(by, request), ...(right.ok ? right.value.units : [])], inCharge: right.ok, now })
  if (refusal !== null) return err(refusal)
  await db().$transaction((tx) => recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'export.download', subjectType: 'export_file', subjectId: id, detail: { kind: file.kind, unitId: file.unitId, format: file.format, size: file.size } }))
  return ok({ name: file.fileName ?? '', contentType: file.contentType ?? '', size: file.size ?? 0, bytes: partsOf(id) })
}

function partsOf(fileId: string): ReadableStream<Uint8Array> {
  let ordinal = 0
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await db().exportFilePart.findUnique({ where: { fileId_ordinal: { fileId, ordinal } }, select: { bytes: true } })
      ordinal += 1
      if (part === null) controller.close()
      else controller.enqueue(new Uint8Array(part.bytes))
    },
  })
}
