/** Changes the name shown and the officer an account belongs to. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { linkOfficer, type LinkRefusal } from './link-officer.server'

export type EditRefusal = 'role' | 'scope' | 'userUnknown' | LinkRefusal
type Input = { by: Actor; userId: string; displayName: string; staffCode: string; now: Date }

export async function editUser(input: Input): Promise<Result<{ changed: boolean }, EditRefusal>> {
  const decision = may(input.by, 'manageUsers', {})
  if (!decision.ok) return decision
  return db().$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: input.userId }, select: { displayName: true, officerId: true } })
    if (!user) return err('userUnknown')
    // Two accounts linked to one officer at once: the first waits here for nobody, the second for the first.
    if (input.staffCode !== '') await tx.$queryRaw`SELECT 1 FROM officer WHERE staff_code = ${input.staffCode} FOR UPDATE`
    const officer = await linkOfficer(tx, input.userId, input.staffCode)
    if (!officer.ok) return officer
    const after = { displayName: input.displayName, officerId: officer.value }
    if (after.displayName === user.displayName && after.officerId === user.officerId) return ok({ changed: false })
    await tx.user.update({ where: { id: input.userId }, data: after })
    // The trail keeps no names: of a name it says that it was changed.
    const renamed = after.displayName !== user.displayName
    await recordEvent(tx, { at: input.now, actor: { userId: input.by.userId, name: input.by.username }, action: 'user.edit', subjectType: 'user', subjectId: input.userId, detail: { renamed, before: { officerId: user.officerId }, after: { officerId: after.officerId } } })
    return ok({ changed: true })
  })
}
