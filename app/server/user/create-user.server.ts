/**
 * Makes an account with a one-time initial password, which is returned once and kept only as a hash.
 * Done by an operator, or from the console of the machine (`{ console: name }`), where there is nobody signed in yet.
 */
import { may } from '~/domain/access/policy'
import { isScoped } from '~/domain/access/role-change'
import type { Actor, Role } from '~/domain/access/role'
import { USERNAME } from '~/domain/access/username'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { cleanText } from '~/domain/kernel/vietnamese-text'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { hashPassword } from '~/server/password/password.server'
import { linkOfficer, type LinkRefusal } from './link-officer.server'
import { makeInitialPassword } from './make-initial-password.server'

export type NewUser = {
  by: Actor | { console: string }
  username: string
  displayName: string
  staffCode?: string
  /** Roles in force from today on. */
  roles?: readonly { role: Role; unitId: string | null }[]
  today: Day
  now: Date
}
export type CreateRefusal = 'role' | 'scope' | 'usernameRule' | 'usernameTaken' | 'displayNameMissing' | 'unitMissing' | LinkRefusal
export type CreatedUser = { userId: string; username: string; password: string }

function check(input: NewUser): CreateRefusal | null {
  if (!('console' in input.by)) {
    const decision = may(input.by, 'manageUsers', {})
    if (!decision.ok) return decision.reason
  }
  if (!USERNAME.test(input.username)) return 'usernameRule'
  if (cleanText(input.displayName) === '') return 'displayNameMissing'
  return (input.roles ?? []).some(({ role, unitId }) => isScoped(role) !== (unitId !== null)) ? 'unitMissing' : null
}

export async function createUser(input: NewUser): Promise<Result<CreatedUser, CreateRefusal>> {
  const username = input.username.trim().toLowerCase()
  const refusal = check({ ...input, username })
  if (refusal) return err(refusal)
  const password = makeInitialPassword()
  const passwordHash = await hashPassword(password)
  const userId = newId()
  return db().$transaction(async (tx) => {
    const officer = await linkOfficer(tx, userId, input.staffCode ?? '')
    if (!officer.ok) return officer
    // Two operators may choose one name at once: the unique index decides, and the second is told so.
    const { count } = await tx.user.createMany({
      data: [{ id: userId, username, displayName: cleanText(input.displayName), officerId: officer.value, passwordHash, mustChangePassword: true, createdAt: input.now }],
      skipDuplicates: true,
    })
    if (count === 0) return err((await tx.user.findUnique({ where: { username }, select: { id: true } })) ? 'usernameTaken' : 'officerTaken')
    const roles = input.roles ?? []
    await tx.roleAssignment.createMany({ data: roles.map(({ role, unitId }) => ({ id: newId(), userId, role, unitId, validFrom: toColumn(input.today) })) })
    const actor = 'console' in input.by ? { userId: null, name: input.by.console } : { userId: input.by.userId, name: input.by.username }
    await recordEvent(tx, { at: input.now, actor, action: 'user.create', subjectType: 'user', subjectId: userId, detail: { username, officerId: officer.value, roles } })
    return ok({ userId, username, password })
  })
}
