/** The name of somebody in an assignment who is in the actor's charge today, or null. The right to see the assignment is asked apart. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { getPostOn } from '~/server/certificate/get-post-on.server'
import { db } from '~/server/db.server'

export async function getMemberName({ by, id, officerId, today }: { by: Actor; id: string; officerId: string; today: Day }): Promise<string | null> {
  const member = await db().assignmentMember.findUnique({ where: { assignmentId_officerId: { assignmentId: id, officerId } }, select: { officer: { select: { fullName: true } } } })
  if (member === null) return null
  const unitPath = (await getPostOn(db(), officerId, today))?.units.map((unit) => unit.id) ?? []
  return may(by, 'manageAssignments', { unitPath }).ok ? member.officer.fullName : null
}
