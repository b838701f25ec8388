/** An account with roles. All factory accounts share one password, hashed once. */
import { db } from '../../app/server/db.server'
import { toColumn } from '../../app/server/day-column.server'
import { newId } from '../../app/server/id.server'
import { hashPassword } from '../../app/server/password/password.server'
import type { Actor, RoleInUnit } from '../../app/domain/access/role'
import { counter } from './counter'

export const PASSWORD = 'mật khẩu thử 1'
let passwordHash: Promise<string> | undefined

export type UserOverrides = Partial<{
  id: string
  username: string
  displayName: string
  officerId: string | null
  password: string
  mustChangePassword: boolean
  disabledAt: Date | null
  roles: RoleInUnit[]
  rolesFrom: string
}>

/** Out: the actor, as a guard would hand it to a use case. */
export async function makeUser(overrides: UserOverrides = {}): Promise<Actor> {
  const n = counter('user')
  const { id = newId(), username = `nguoi.dung.${n}`, displayName = `Người dùng ${n}`, officerId = null, roles = [{ role: 'officer', unitId: null }], rolesFrom = '2020-01-01' } = overrides
  await db().user.create({
    data: {
      id, username, displayName, officerId, mustChangePassword: overrides.mustChangePassword ?? false, disabledAt: overrides.disabledAt ?? null,
      passwordHash: overrides.password ? await hashPassword(overrides.password) : await (passwordHash ??= hashPassword(PASSWORD)),
      roles: { create: roles.map(({ role, unitId }) => ({ id: newId(), role, unitId, validFrom: toColumn(rolesFrom) })) },
    },
  })
  return { userId: id, username, displayName, officerId, roles }
}
