/** Deletes a file of one's own, in whatever state; one that is being written is not kept when it is done. */
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'

export async function deleteFile({ by, id, now }: { readonly by: Actor; readonly id: string; readonly now: Date }): Promise<Result<null, 'notFound'>> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.exportFile.deleteMany({ where: { id, userId: by.userId } })
    if (count === 0) return err('notFound')
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'export.delete', subjectType: 'export_file', subjectId: id })
    return ok(null)
  })
}
