/** The form of the programme: what it is now, and the units that may have a quota, in their order. */
import { mayEver, may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { findScope } from '~/server/compliance/find-scope.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { db } from '~/server/db.server'
import { findProgramme, type Programme } from './find-programme.server'

export type ProgrammeSettings = { readonly programme: Programme | null; readonly unit: UnitOnDay; readonly quotas: readonly { readonly unit: UnitOnDay; readonly quota: number }[] }

/** A programme is set up by HR of a unit with none above it. */
export async function loadSettings(by: Actor, today: Day): Promise<Result<ProgrammeSettings, Refusal>> {
  const ever = mayEver(by, 'manageProgramme')
  if (!ever.ok) return err(ever.reason)
  const programme = await findProgramme()
  const scope = await findScope({ actor: by, act: 'manageProgramme', asOf: today })
  const unitId = programme?.unitId ?? scope.find(({ parentId }) => parentId === null)?.unitId
  if (unitId === undefined || !may(by, 'manageProgramme', { unitPath: [unitId] }).ok) return err('scope')
  const [unit, ...rest] = (await findUnitTrees(unitId, [today])).get(today) ?? []
  if (!unit) return err('scope')
  const set = programme ? await db().programmeQuota.findMany({ where: { programmeId: programme.id } }) : []
  const quotaOf = new Map(set.map((row) => [row.unitId, row.quota]))
  return ok({ programme, unit, quotas: rest.filter(({ parentId }) => parentId === unitId).map((one) => ({ unit: one, quota: quotaOf.get(one.unitId) ?? 0 })) })
}
