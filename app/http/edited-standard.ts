/** The standard of a position for whoever may edit it; refused with 404 where there is no such position, 403 for others. */
import type { Actor } from '~/domain/access/role'
import { today } from '~/server/clock.server'
import { loadPositionStandard } from '~/server/standard/load-position-standard.server'
import { refuse } from './respond'

export async function requireEditedStandard(by: Actor, code: string | undefined) {
  const found = await loadPositionStandard(by, code ?? '', today())
  if (!found.ok) throw refuse(404)
  if (!found.value.mayEdit) throw refuse(403)
  return found.value
}
