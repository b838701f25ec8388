/**
 * The training plan of a unit of any size, for a file in the background: some hundreds of people at a time, of whom only
 * the sum is kept (plan-tally), with a sign of progress after each. Between them, and within, others have their turn.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import { NO_PATHS, addPaths, planOf } from '~/domain/compliance/plan-tally'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { Pace } from '~/domain/compliance/study-days'
import type { TrainingPlan } from '~/domain/compliance/training-plan'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { countPlanPeople, findPlanPeople } from './find-plan-people.server'
import { findPathsToStandard } from './find-paths-to-standard.server'
import { findStandingTrees } from './find-standing-trees.server'
import { findUnitTrees } from './find-unit-trees.server'
import { getUnitPath } from './get-unit-path.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

const BATCH = 500

export type TallyQuestion = { readonly actor: Actor; readonly unitId: string; readonly filter: PeopleFilter; readonly start: Day; readonly pace: Pace; readonly now: Date; readonly onProgress: (done: number, total: number) => Promise<void>; readonly batch?: number }
export type TalliedPlan = { readonly unit: UnitOnDay; readonly reporting: UnitOnDay; readonly plan: TrainingPlan }

export async function tallyTrainingPlan({ actor, unitId, filter, start, pace, now, onProgress, batch = BATCH }: TallyQuestion): Promise<Result<TalliedPlan, OverviewRefusal>> {
  const today = dayOfInstant(now)
  const [unit, ...ancestors] = await getUnitPath(unitId, today)
  if (unit === undefined) return err('not_found')
  const decision = may(actor, 'exportStanding', { unitPath: [unit, ...ancestors].map((one) => one.unitId) })
  if (!decision.ok) return err(decision.reason)
  const unitIds = ((await findUnitTrees(unitId, [today])).get(today) ?? []).map((one) => one.unitId)
  const ids = await findPlanPeople({ unitIds, filter, today })
  const taken = new Map<string, number>() // seats of class sessions
  let tally = NO_PATHS
  for (let from = 0; from < ids.length; from += batch) {
    await onProgress(from, ids.length)
    const trees = await findStandingTrees(ids.slice(from, from + batch), today)
    tally = addPaths(tally, [...(await findPathsToStandard({ trees, now, start, pace, taken })).values()])
  }
  await onProgress(ids.length, ids.length)
  const on = tally.last !== null && tally.last > start ? tally.last : start
  const { people, met, lapsing } = await countPlanPeople({ unitIds, filter, today, later: on })
  return ok({ unit, reporting: reportingUnit(actor, unit, ancestors), plan: planOf(tally, { people, metNow: met, lapsing, on }) })
}
