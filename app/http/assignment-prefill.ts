/** What the address of an assignment's form brings along: unit and position, or the staff codes of a list of people. */
import type { AssignmentRule } from '~/domain/assignment/assignment-form'
import type { Actor } from '~/domain/access/role'
import { officerParams, readOfficerQuery } from '~/domain/compliance/officer-query'
import type { Day } from '~/domain/kernel/day'
import { paths } from '~/paths'
import { loadNamedList } from '~/server/assignment/load-named-list.server'
import { refuse } from './respond'

export type AssignmentPrefill = {
  readonly typed: Readonly<Record<string, string>>
  /** Where the codes come from: how many, null when they are more than the form takes; and the way back. */
  readonly list: { readonly people: number | null; readonly back: string; readonly gapHref: string } | null
}

export async function readAssignmentPrefill({ by, rule, address, today }: { by: Actor; rule: AssignmentRule; address: URLSearchParams; today: Day }): Promise<AssignmentPrefill> {
  const query = readOfficerQuery((name) => address.get(name))
  const { unitId, filter, structure } = query
  if (unitId === undefined) return { typed: {}, list: null }
  if (rule !== 'list') return { typed: { unitId, ...(filter.positionId === undefined ? {} : { positionId: filter.positionId }) }, list: null }
  const found = await loadNamedList({ by, query, today })
  if (!found.ok && found.reason !== 'many') throw refuse(found.reason === 'role' ? 403 : 404)
  const list = { back: paths.complianceOfficers({ unit: unitId, ...officerParams(filter, structure) }), gapHref: paths.newAssignment('gap', { unit: unitId }) }
  return found.ok ? { typed: { unitId, codes: found.value.codes.join('\n') }, list: { ...list, people: found.value.codes.length } } : { typed: { unitId }, list: { ...list, people: null } }
}
