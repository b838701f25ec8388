/** The name of somebody in an assignment, or null. The right to see it was asked with the assignment. */
import { db } from '~/server/db.server'

export async function getMemberName(assignmentId: string, officerId: string): Promise<string | null> {
  const member = await db().assignmentMember.findUnique({ where: { assignmentId_officerId: { assignmentId, officerId } }, select: { officer: { select: { fullName: true } } } })
  return member?.officer.fullName ?? null
}
