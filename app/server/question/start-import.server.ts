/** Keeps an uploaded file for an hour, for its uploader alone, and nothing else: the dry run reads it, publishing ends it. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ImportFormat } from '~/domain/question-exchange/exchange-format'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'

export const MAX_UPLOAD = 10_000_000
const HOUR_MS = 3_600_000

export type StartImport = { readonly by: Actor; readonly courseCode: string; readonly fileName: string; readonly format: ImportFormat | 'auto'; readonly bytes: Buffer; readonly now: Date }

export async function startImport({ by, courseCode, fileName, format, bytes, now }: StartImport): Promise<Result<string, 'role' | 'scope' | 'courseUnknown' | 'fileEmpty' | 'fileTooBig'>> {
  const decision = may(by, 'editBank', {})
  if (!decision.ok) return err(decision.reason)
  if (bytes.length === 0) return err('fileEmpty')
  if (bytes.length > MAX_UPLOAD) return err('fileTooBig')
  const course = await db().course.findUnique({ where: { code: courseCode }, select: { id: true } })
  if (!course) return err('courseUnknown')
  const id = newId()
  // One file at a time for each trainer and course: the one before it is let go.
  await db().$transaction([
    db().questionImport.deleteMany({ where: { userId: by.userId, courseId: course.id } }),
    db().questionImport.create({ data: { id, userId: by.userId, courseId: course.id, fileName: fileName.normalize('NFC').slice(0, 200), format, bytes: new Uint8Array(bytes), createdAt: now, expiresAt: new Date(now.getTime() + HOUR_MS) } }),
  ])
  return ok(id)
}
