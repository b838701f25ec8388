/** The cities whose units the actor may rearrange on a day: reorganisations are an act of the city, never of a part of it. */
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { findScope } from '~/server/compliance/find-scope.server'

export async function findRoots(by: Actor, today: Day): Promise<UnitOnDay[]> {
  const scope = await findScope({ actor: by, act: 'reorganiseUnits', asOf: today })
  return scope.filter(({ level }) => level === 'city')
}
