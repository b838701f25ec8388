/** Who a signed-in person is to the system: roles, each in a unit (with all below it on the date) where the role has a scope. */
export const roles = ['officer', 'trainer', 'head', 'hr', 'operator'] as const
export type Role = (typeof roles)[number]

export type RoleInUnit = { role: Role; unitId: string | null }

export type Actor = {
  userId: string
  username: string
  displayName: string
  officerId: string | null
  roles: readonly RoleInUnit[]
}

/** Whether the actor holds one of these roles today, in whatever unit. */
export function hasRole(actor: Actor, ...wanted: Role[]): boolean {
  return actor.roles.some(({ role }) => wanted.includes(role))
}
