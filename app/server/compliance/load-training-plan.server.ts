/**
 * The training plan of a unit and everything below it: the shortest path of everybody who does not meet the standard
 * today, added up, of all of them or of some as the overview filters them. A fixed number of queries and two more for each
 * 500 people; beyond MOST_PLANNED it is made in the background (tally-training-plan).
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import { trainingPlan } from '~/domain/compliance/plan-tally'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import { leavesOf } from '~/domain/compliance/standing-tree'
import type { Pace } from '~/domain/compliance/study-days'
import { type PlannedOfficer, type TrainingPlan, lastDayOfPlan } from '~/domain/compliance/training-plan'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findOfficerRows } from './find-officer-rows.server'
import { countPlanPeople } from './find-plan-people.server'
import { findPathsToStandard } from './find-paths-to-standard.server'
import { findStandingTrees } from './find-standing-trees.server'
import { findUnitTrees } from './find-unit-trees.server'
import { getPosition } from './get-position.server'
import { getUnitPath } from './get-unit-path.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

/** A district has some thousands of officers; a plan of more people would hold up everybody else's pages. */
export const MOST_PLANNED = 5000

export type UnitPlan = {
  readonly unit: UnitOnDay
  readonly ancestors: readonly UnitOnDay[]
  readonly reporting: UnitOnDay
  readonly start: Day
  readonly pace: Pace
  readonly filter: PeopleFilter
  /** The position it is filtered by. */
  readonly position: PositionName | null
  readonly people: number
  readonly notMet: number
  /** Units directly below, to choose from where the unit is too large. */
  readonly below: readonly UnitOnDay[]
  /** Null: too many people for a page. */
  readonly plan: TrainingPlan | null
  /** By unit and name. */
  readonly officers: readonly PlannedOfficer[]
}
export type PlanQuestion = { readonly actor: Actor; readonly act: 'viewUnitStanding' | 'exportStanding'; readonly unitId: string; readonly start: Day; readonly pace: Pace; readonly filter?: PeopleFilter; readonly now: Date; readonly most?: number }

export async function loadTrainingPlan({ actor, act, unitId, start, pace, filter = {}, now, most = MOST_PLANNED }: PlanQuestion): Promise<Result<UnitPlan, OverviewRefusal>> {
  const today = dayOfInstant(now)
  const [unit, ...ancestors] = await getUnitPath(unitId, today)
  if (unit === undefined) return err('not_found')
  const decision = may(actor, act, { unitPath: [unit, ...ancestors].map((one) => one.unitId) })
  if (!decision.ok) return err(decision.reason)
  const units = (await findUnitTrees(unitId, [today])).get(today) ?? []
  const ids = units.map((one) => one.unitId)
  const [counts, position] = await Promise.all([countPlanPeople({ unitIds: ids, filter, today, later: today }), getPosition(filter.positionId)])
  const base = { unit, ancestors, reporting: reportingUnit(actor, unit, ancestors), start, pace, filter, position, people: counts.people, notMet: counts.people - counts.met, below: units.filter(({ parentId }) => parentId === unitId) }
  if (base.notMet > most) return ok({ ...base, plan: null, officers: [] })
  const { rows } = await findOfficerRows({ units, asOf: today, filter: { ...filter, state: 'missing', sort: 'unit' } })
  const officers = await planned(rows, { start, pace, now })
  const on = lastDayOfPlan(officers, start)
  const { lapsing } = await countPlanPeople({ unitIds: ids, filter, today, later: on })
  return ok({ ...base, plan: trainingPlan({ officers, people: counts.people, metNow: counts.met, lapsing, on }), officers })
}

async function planned(rows: readonly OfficerRow[], asked: { start: Day; pace: Pace; now: Date }): Promise<PlannedOfficer[]> {
  const trees = await findStandingTrees(rows.map(({ officerId }) => officerId), dayOfInstant(asked.now))
  const paths = await findPathsToStandard({ trees, ...asked })
  return rows.flatMap(({ officerId, staffCode, fullName, unitName, unitType, positionName }) => {
    const [path, tree] = [paths.get(officerId), trees.get(officerId)]
    return path && tree ? [{ officerId, staffCode, fullName, unitName, unitType, positionName, missing: leavesOf(tree).filter(({ state }) => state === 'missing').length, path }] : []
  })
}
