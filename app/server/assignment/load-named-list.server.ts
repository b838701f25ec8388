/**
 * The staff codes of a list of people as its page shows it today, to be given a course by name: of the unit and what is
 * below it, by the same conditions. Asks the right to give courses, not that to look. `many`: more than the form takes.
 */
import type { Actor } from '~/domain/access/role'
import { MOST_NAMED } from '~/domain/assignment/assignment-form'
import type { OfficerQuery } from '~/domain/compliance/officer-query'
import type { Refusal } from '~/domain/access/policy'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findOfficerRows } from '~/server/compliance/find-officer-rows.server'
import { loadFrame } from '~/server/compliance/load-frame.server'

export type NamedList = { readonly codes: readonly string[] }

export async function loadNamedList({ by, query: { unitId, filter, structure }, today }: { by: Actor; query: OfficerQuery; today: Day }): Promise<Result<NamedList, Refusal | 'not_found' | 'many'>> {
  if (unitId === undefined) return err('not_found')
  const loaded = await loadFrame({ actor: by, act: 'manageAssignments', unitId, asOf: today, today, structure })
  if (!loaded.ok) return loaded
  const units = (loaded.value.counted.get(today) ?? []).map((one) => one.unit)
  const { rows } = await findOfficerRows({ units, asOf: today, filter, page: { offset: 0, limit: MOST_NAMED + 1 } })
  return rows.length > MOST_NAMED ? err('many') : ok({ codes: rows.map(({ staffCode }) => staffCode) })
}
