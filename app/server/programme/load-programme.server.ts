/** The page of the reserve programme on a day: figures against the target, the way there, quotas, and the communes reached. */
import { mayEver, may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { type Day, addMonths } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { communeGroups, type CommuneGroup } from '~/domain/programme/commune-groups'
import { appointedByCommune, completedBy, figuresByUnit, programmeFigures, projectTarget, type ProgrammeFigures, type Projection } from '~/domain/programme/progress'
import { db } from '~/server/db.server'
import { findProgramme, type Programme } from './find-programme.server'
import { findMemberFacts } from './find-member-facts.server'
import { findVisibleUnits } from './find-visible-units.server'

export type QuotaRow = { readonly unit: UnitOnDay; readonly quota: number; readonly figures: ProgrammeFigures | null }
export type ProgrammePage = {
  readonly programme: Programme
  readonly figures: ProgrammeFigures
  readonly projection: Projection
  /** Completed by the end of each of the twelve months before, and on the day. */
  readonly line: readonly { readonly on: Day; readonly completed: number }[]
  /** Units with a quota or members, in the order of the tree. */
  readonly quotas: readonly QuotaRow[]
  /** Of those who count for a quota of a unit that is not in the tree of the day; null: there are none. */
  readonly unlisted: ProgrammeFigures | null
  /** Every commune, by where appointed members work on the day, whoever selected them. */
  readonly communes: { readonly reached: number; readonly total: number; readonly groups: readonly CommuneGroup<UnitOnDay>[] }
  /** The topmost units that the figures are of. */
  readonly tops: readonly UnitOnDay[]
  /** Whether the whole programme is seen, and may be changed. */
  readonly whole: boolean
  readonly maySet: boolean
  readonly maySelect: boolean
}

/** `none`: no programme has been set up; who may set one up is told so by `maySet` of the refusal. */
export async function loadProgramme(actor: Actor, asOf: Day): Promise<Result<ProgrammePage, Refusal | 'none'>> {
  const ever = mayEver(actor, 'viewProgramme')
  if (!ever.ok) return err(ever.reason)
  const programme = await findProgramme()
  if (programme === null) return err('none')
  const { tops, units } = await findVisibleUnits(actor, 'viewProgramme', asOf)
  const whole = tops.some(({ unitId }) => unitId === programme.unitId)
  const visible = new Set(units.map(({ unitId }) => unitId))
  const [seen, quotas] = await Promise.all([findMemberFacts(programme.id, whole ? null : [...visible], asOf), db().programmeQuota.findMany({ where: { programmeId: programme.id } })])
  const quotaOf = new Map(quotas.map(({ unitId, quota }) => [unitId, quota]))
  const target = whole ? programme.target : units.reduce((sum, { unitId }) => sum + (quotaOf.get(unitId) ?? 0), 0)
  // Figures against a quota are of those selected for it, wherever they work now; where there is none, of those who work there.
  const members = whole ? seen : seen.filter(({ unitId, here }) => (target === 0 ? here : visible.has(unitId)))
  const unlisted = whole ? members.filter(({ unitId }) => !visible.has(unitId)) : []
  const byUnit = figuresByUnit(members, asOf)
  const months = Array.from({ length: 13 }, (_, index) => addMonths(asOf, index - 12))
  const completed = completedBy(members, months)
  const groups = communeGroups(units, appointedByCommune(seen, asOf))
  return ok({
    programme: { ...programme, target },
    figures: programmeFigures(members, asOf),
    projection: projectTarget(members, target, asOf),
    line: months.map((on, index) => ({ on, completed: completed[index] ?? 0 })),
    unlisted: unlisted.length === 0 ? null : programmeFigures(unlisted, asOf),
    quotas: units.filter(({ unitId }) => (quotaOf.get(unitId) ?? 0) > 0 || byUnit.has(unitId)).map((unit) => ({ unit, quota: quotaOf.get(unit.unitId) ?? 0, figures: byUnit.get(unit.unitId) ?? null })),
    communes: { total: groups.reduce((sum, { rows }) => sum + rows.length, 0), reached: groups.reduce((sum, { reached }) => sum + reached, 0), groups },
    tops,
    whole,
    maySet: may(actor, 'manageProgramme', { unitPath: [programme.unitId] }).ok,
    maySelect: mayEver(actor, 'manageProgramme').ok,
  })
}
