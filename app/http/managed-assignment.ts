/** What the pages that change an assignment begin with: the assignment, or a page that says why not. */
import type { Actor } from '~/domain/access/role'
import { loadAssignment, type AssignmentPage } from '~/server/assignment/load-assignment.server'
import { today } from '~/server/clock.server'
import { requireId } from './attempt-address'
import { refuse } from './respond'

export async function requireAssignment(by: Actor, id: string | undefined): Promise<AssignmentPage> {
  const found = await loadAssignment({ by, id: requireId(id), filter: { search: '', state: null }, page: 1, today: today() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  return found.value
}

/** Refusals that no field of a form can mend. */
export function refuseAssignment(reason: string): void {
  if (reason === 'role') throw refuse(403)
  if (reason === 'scope' || reason === 'not_found') throw refuse(404)
}
