/** One file of one's own, for the question before it is deleted. */
import type { Actor } from '~/domain/access/role'
import type { ExportFormat, ExportKind } from '~/domain/export-file/export-request'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'

export async function getFile(by: Actor, id: string): Promise<Result<{ readonly id: string; readonly kind: ExportKind; readonly format: ExportFormat; readonly createdAt: Date }, 'notFound'>> {
  const file = await db().exportFile.findFirst({ where: { id, userId: by.userId }, select: { id: true, kind: true, format: true, createdAt: true } })
  return file === null ? err('notFound') : ok({ ...file, kind: file.kind as ExportKind, format: file.format as ExportFormat })
}
