/** The officer a fact is about, and what the competency form has chosen so far, out of the address. */
import type { Actor } from '~/domain/access/role'
import { LEVELS, shownBy } from '~/domain/compliance/fact-form'
import { today } from '~/server/clock.server'
import { type FactOfficer, getFactOfficer } from '~/server/fact/get-fact-officer.server'
import { refuse } from './respond'

export async function requireFactOfficer(by: Actor, officerId: string | undefined): Promise<FactOfficer> {
  const found = await getFactOfficer(by, officerId ?? '', today())
  if (!found.ok) throw refuse(found.reason === 'role' || found.reason === 'own' ? 403 : 404)
  return found.value
}

export type PickedCompetency = { readonly id: string; readonly code: string; readonly name: string; readonly level: number; readonly source: (typeof shownBy)[number]; /** by level, up to the one chosen */ readonly behaviours: readonly string[] }

/** Null until competency, level and source are all chosen. */
export function pickedCompetency(request: Request, competencies: readonly { readonly id: string; readonly code: string; readonly name: string; readonly behaviours: readonly string[] }[]): PickedCompetency | null {
  const asked = new URL(request.url).searchParams
  const competency = competencies.find(({ id }) => id === asked.get('competency'))
  const level = LEVELS.find((one) => String(one) === asked.get('level'))
  const source = shownBy.find((one) => one === asked.get('source'))
  if (competency === undefined || level === undefined || source === undefined) return null
  return { id: competency.id, code: competency.code, name: competency.name, level, source, behaviours: competency.behaviours.slice(0, level) }
}
